import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeOverdue } from "~/attempt/close-overdue.server";
import { extendTime } from "~/attempt/extend-time.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { sweep } from "~/attempt/sweep.server";
import { extendRound } from "~/contest/extend-round.server";
import { db, disconnect } from "~/platform/db.server";
import { forgetListeners, onEvent } from "~/platform/events.server";
import { accepted, minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  copyAttempts,
  dump,
  makePerson,
  makeSitting,
  reasonOf,
  rightOption,
  type Sitting,
  signIn,
  start,
  viewOf,
} from "../support/sitting-fixture";

let database: TestDatabase;
let sitting: Sitting;
const T0 = minutes(60);
const at = (minute: number) => minutes(minute, T0).getTime();

beforeAll(async () => {
  database = await openTestDatabase();
});

beforeEach(async () => {
  forgetListeners();
  sitting = await makeSitting(T0);
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const begin = async (place: Sitting = sitting) => start(place, await makePerson(place, NOW), T0);
const resultOf = (attemptId: string) => db().result.findUnique({ where: { attemptId } });
const attemptOf = (id: string) => db().attempt.findUniqueOrThrow({ where: { id } });

describe("submitting", () => {
  it("scores the answers with the highest numbers", async () => {
    const { attemptId, person, view } = await begin();
    const right = async (position: number) => [await rightOption(attemptId, position)];
    const wrong = async (position: number) => {
      const key = await rightOption(attemptId, position);
      return [view.questions[position - 1]?.options.find(({ id }) => id !== key)?.id ?? ""];
    };
    const choices: [number, number, string[]][] = [
      [1, 1, await right(1)],
      [2, 2, await wrong(2)],
      [4, 2, await right(2)],
      [5, 3, await right(3)],
      [6, 3, []],
      [7, 4, await right(4)],
      [9, 4, await wrong(4)],
      [8, 4, await right(4)],
    ];
    for (const [seq, position, choice] of choices) {
      accepted(await saveAnswer({ ...answer(view, seq, position), choice }, person, at(1) + seq));
    }
    const request = { attemptId, leaseEpoch: 1 };
    const reply = await submitAttempt(request, person, at(7));
    expect(reply).toEqual({ ok: true, submittedAt: at(7) });
    expect(await resultOf(attemptId)).toMatchObject({
      points: 20,
      maxPoints: 90,
      correctCount: 2,
      answeredCount: 3,
      questionCount: 9,
      durationMs: 7 * 60_000,
      scoringVersion: "2026-1",
    });
    const before = await dump(attemptId);
    const again = await Promise.all([8, 9, 30].map((minute) => submitAttempt(request, person, at(minute))));
    for (const one of again) expect(one).toEqual(reply);
    expect(await dump(attemptId)).toBe(before);
  });

  it("counts at most as of the deadline", async () => {
    const { attemptId, person } = await begin();
    const reply = await submitAttempt({ attemptId, leaseEpoch: 1 }, person, at(20) + 3000);
    expect(reply).toEqual({ ok: true, submittedAt: at(20) });
    expect(await attemptOf(attemptId)).toMatchObject({ closedBy: "contestant" });
    expect((await resultOf(attemptId))?.durationMs).toBe(20 * 60_000);
  });

  it("is the holder's, of the own attempt", async () => {
    const { attemptId, person } = await begin();
    const other = (await begin()).person;
    const desk = await signIn(person.accountId, NOW);
    const before = await dump(attemptId);
    const submit = async (by: typeof person, leaseEpoch = 1) =>
      reasonOf(await submitAttempt({ attemptId, leaseEpoch }, by, at(1)));
    expect(await submit(other)).toBe("attempt-unknown");
    expect(await submit(desk)).toBe("lease-lost");
    expect(await submit(person, 2)).toBe("lease-lost");
    expect(await dump(attemptId)).toBe(before);
    expect(await submit(person)).toBe("ok");
    expect(await submit(desk)).toBe("ok");
  });

  it("closes thousands at a barrier, each once, with the sweeper running", async () => {
    const { attemptId, person } = await begin();
    const ids = await copyAttempts(attemptId, 2000);
    const closed: string[] = [];
    onEvent("attempt-closed", (event) => void closed.push(event.attemptId));
    const submits = ids.map((id) => submitAttempt({ attemptId: id, leaseEpoch: 1 }, person, at(20)));
    const sweeps = [1, 2, 3].map(() => closeOverdue({ now: new Date(at(21)) }));
    const replies = await Promise.all(submits);
    await Promise.all(sweeps);
    for (const reply of replies) expect(reply).toEqual({ ok: true, submittedAt: at(20) });
    expect(await db().result.count({ where: { attemptId: { in: ids } } })).toBe(2000);
    expect(closed.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
  }, 60_000);
});

describe("the sweeper", () => {
  it("closes as of the deadline once the grace is over, not before", async () => {
    const { attemptId, person, view } = await begin();
    accepted(
      await saveAnswer({ ...answer(view, 1, 1), choice: [await rightOption(attemptId, 1)] }, person, at(3)),
    );
    await closeOverdue({ now: new Date(at(20) + 5000) });
    expect((await attemptOf(attemptId)).submittedAt).toBeNull();
    await closeOverdue({ now: new Date(at(20) + 5001) });
    expect(await attemptOf(attemptId)).toMatchObject({ submittedAt: new Date(at(20)), closedBy: "sweeper" });
    expect(await resultOf(attemptId)).toMatchObject({
      points: 10,
      answeredCount: 1,
      durationMs: 20 * 60_000,
    });
    expect(await submitAttempt({ attemptId, leaseEpoch: 1 }, person, at(25))).toEqual({
      ok: true,
      submittedAt: at(20),
    });
  });

  it("closes after days of standstill as of the deadline, many in one turn", async () => {
    const { attemptId } = await begin();
    const ids = await copyAttempts(attemptId, 450);
    const now = new Date(at(3 * 24 * 60));
    expect(await closeOverdue({ now })).toBeGreaterThanOrEqual(451);
    expect(await closeOverdue({ now })).toBe(0);
    const rows = await db().attempt.findMany({ where: { id: { in: ids } }, include: { result: true } });
    for (const row of rows) {
      expect(row).toMatchObject({ submittedAt: new Date(at(20)), closedBy: "sweeper" });
      expect(row.result).toMatchObject({ points: 0, durationMs: 20 * 60_000, scoredAt: now });
    }
  });

  it("leaves time for what was received in time and still waits", async () => {
    const { attemptId, person, view } = await begin();
    const saving = saveAnswer(answer(view, 1, 1), person, at(20) + 4999);
    // The clock has gone far beyond; the save is still in its queue.
    const sweeping = sweep(new Date(at(22)));
    expect(reasonOf(await saving)).toBe("ok");
    await sweeping;
    await sweep(new Date(at(20) + 10_000));
    expect((await attemptOf(attemptId)).submittedAt).toBeNull();
    await sweep(new Date(at(20) + 10_001));
    expect((await resultOf(attemptId))?.answeredCount).toBe(1);
  });

  it("goes round an attempt that cannot be scored", async () => {
    const [broken, sound] = [await begin(), await begin()];
    const paper = [{ revisionId: broken.attemptId, options: [] }];
    await db().attempt.update({ where: { id: broken.attemptId }, data: { paper } });
    await closeOverdue({ now: new Date(at(30)) });
    expect((await attemptOf(broken.attemptId)).submittedAt).toBeNull();
    expect((await attemptOf(sound.attemptId)).submittedAt).toEqual(new Date(at(20)));
    const reply = await submitAttempt({ attemptId: broken.attemptId, leaseEpoch: 1 }, broken.person, at(5));
    expect(reasonOf(reply)).toBe("unavailable");
    await db().attempt.update({ where: { id: broken.attemptId }, data: { paper: [] } });
    await closeOverdue({ now: new Date(at(30)) });
  });
});

describe("more time", () => {
  const grant = { reason: "Mất điện tại điểm thi", actorId: "018f0000-0000-7000-8000-000000000001" };

  it("is granted to one person with a reason, adds up, runs past the round's end, and is audited", async () => {
    const place = await makeSitting(T0, { closesAt: minutes(10, T0) });
    const { attemptId, person, view } = await begin(place);
    expect(view.deadlineAt).toBe(at(10));
    const told: Date[] = [];
    onEvent("time-extended", (event) => void told.push(event.deadlineAt));
    const more = (extraMinutes: number, now: number) =>
      extendTime({ attemptId, extraMinutes, now: new Date(now), ...grant });
    expect(await more(5, at(8))).toEqual({ ok: true, deadlineAt: new Date(at(15)) });
    expect(await more(2, at(9))).toEqual({ ok: true, deadlineAt: new Date(at(17)) });
    expect(reasonOf(await saveAnswer(answer(view, 1, 1), person, at(17)))).toBe("ok");
    await closeOverdue({ now: new Date(at(17)) });
    expect((await attemptOf(attemptId)).submittedAt).toBeNull();
    await closeOverdue({ now: new Date(at(18)) });
    expect((await attemptOf(attemptId)).submittedAt).toEqual(new Date(at(17)));
    expect(await more(5, at(19))).toEqual({ ok: false, reason: "attempt-submitted" });
    const entries = await db().auditEntry.findMany({ where: { act: "extend-time", subjectId: attemptId } });
    expect(entries.map(({ reason }) => reason)).toEqual([grant.reason, grant.reason]);
    expect(await db().timeExtension.count({ where: { attemptId } })).toBe(2);
    expect(told).toEqual([new Date(at(15)), new Date(at(17))]);
  });

  it("follows from a later end of the round, for those whom the end had cut short", async () => {
    const place = await makeSitting(T0, { closesAt: minutes(10, T0) });
    const { attemptId, person } = await begin(place);
    const extension = { closesAt: minutes(15, T0), reason: "Nghẽn mạng" };
    accepted(await extendRound(place.roundId, extension, { now: minutes(5, T0), actorId: grant.actorId }));
    const { deadlineAt, ...view } = await viewOf(attemptId, person, minutes(6, T0));
    expect(deadlineAt).toBe(at(15));
    expect(reasonOf(await saveAnswer(answer({ deadlineAt, ...view }, 1, 1), person, at(14)))).toBe("ok");
  });
});
