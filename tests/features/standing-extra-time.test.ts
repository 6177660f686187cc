import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { db, disconnect } from "~/platform/db.server";
import type { OpenAttemptsPage } from "~/standing/open-attempts.queries.server";
import type { PersonAttempts } from "~/standing/person-attempts.queries.server";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  MINUTE,
  makePerson,
  makeSitting,
  type Sitting,
  type Started,
  start,
} from "../support/sitting-fixture";
import { callDoor, makeOfficer } from "../support/standing-fixture";

let database: TestDatabase;
let place: Sitting;
let begun: Started;
let organiser: string;

const DOOR = "organise/round-extra-time.ts";
const REASON = "Mất điện tại điểm thi";

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  const opensAt = new Date(Date.now() - 10 * MINUTE);
  place = await makeSitting(opensAt, { opensAt, closesAt: new Date(Date.now() + 5 * MINUTE) });
  begun = await start(place, await makePerson(place, opensAt), new Date(Date.now() - MINUTE));
  organiser = await makeOfficer(place, "organiser");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const attempt = () => db().attempt.findUniqueOrThrow({ where: { id: begun.attemptId } });
const grant = (form: Record<string, string>, as = organiser, account = begun.person.accountId) =>
  callDoor(DOOR, { place, as, account, form: { attemptId: begun.attemptId, reason: REASON, ...form } });

describe("more time for one person", () => {
  it("moves the deadline, past the end of the round too, and adds up; the page shows what was granted and why", async () => {
    const before = (await attempt()).deadlineAt.getTime();
    expect((await grant({ extraMinutes: "10" })).to).toContain("done=extra-time");
    expect((await grant({ extraMinutes: "5" })).to).toContain("done=extra-time");
    expect((await attempt()).deadlineAt.getTime()).toBe(before + 15 * MINUTE);
    const page = await callDoor("organise/round-results-person.tsx", {
      place,
      as: organiser,
      account: begun.person.accountId,
    });
    const { person, mayExtend } = JSON.parse(page.text) as { person: PersonAttempts; mayExtend: boolean };
    expect(mayExtend).toBe(true);
    expect(person.attempts[0]?.extensions).toMatchObject([
      { extraMs: 10 * MINUTE, reason: REASON },
      { extraMs: 5 * MINUTE, reason: REASON },
    ]);
    const audit = await db().auditEntry.findMany({
      where: { subjectId: begun.attemptId, act: "extend-time" },
    });
    expect(audit).toHaveLength(2);
  });

  it.each([
    ["no minutes", { extraMinutes: "0" }],
    ["too many minutes", { extraMinutes: "241" }],
    ["words for minutes", { extraMinutes: "mười" }],
    ["no reason", { extraMinutes: "10", reason: "   " }],
  ])("is refused with %s", async (_, form) => {
    expect((await grant(form)).to).toContain("refused=invalid-form");
    expect((await attempt()).extraMs).toBe(0);
  });

  it("is refused once the attempt is submitted", async () => {
    const request = { attemptId: begun.attemptId, leaseEpoch: begun.view.lease.epoch };
    expect(await submitAttempt(request, begun.person, Date.now())).toMatchObject({ ok: true });
    expect((await grant({ extraMinutes: "10" })).to).toContain("refused=attempt-submitted");
  });

  it("is for organisers, and for an attempt of the person named in the address", async () => {
    const auditor = await makeOfficer(place, "auditor");
    expect((await grant({ extraMinutes: "10" }, auditor)).status).toBe(403);
    expect((await grant({ extraMinutes: "10" }, begun.person.accountId)).status).toBe(403);
    const other = await start(place, await makePerson(place, new Date(Date.now() - MINUTE)), new Date());
    expect((await grant({ extraMinutes: "10" }, organiser, other.person.accountId)).status).toBe(404);
    expect((await attempt()).extraMs).toBe(0);
  });
});

describe("who is sitting", () => {
  const listed = async (search: string) => {
    const page = await callDoor("organise/round-live.tsx", { place, as: organiser, search });
    return (JSON.parse(page.text) as { open: OpenAttemptsPage }).open;
  };

  it("is found by name without accents, until the attempt is submitted", async () => {
    const { accountId } = begun.person;
    await db().account.update({ where: { id: accountId }, data: { searchKey: "dang thi hue" } });
    expect(await listed("?q=Đặng Thị Huệ")).toMatchObject({ count: 1, rows: [{ accountId }] });
    expect(await listed("?q=100%25_")).toMatchObject({ count: 0, rows: [] });
    expect((await listed("")).rows).toHaveLength(1);
    const request = { attemptId: begun.attemptId, leaseEpoch: begun.view.lease.epoch };
    await submitAttempt(request, begun.person, Date.now());
    expect((await listed("")).rows).toEqual([]);
  });
});
