import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readParticipation } from "~/participation/kept.queries.server";
import { listExempt, listMissing } from "~/participation/missing.queries.server";
import type { Participation } from "~/participation/participation";
import { computeParticipation, participationCurve } from "~/participation/participation.queries.server";
import { takeDueSnapshots, takeSnapshot } from "~/participation/take-snapshot.server";
import { db, disconnect } from "~/platform/db.server";
import { addDays } from "~/unit/day";
import { editUnit } from "~/unit/edit-unit.server";
import {
  accepted,
  hours,
  makeAccount,
  makeContest,
  makeStaff,
  makeUnit,
  NOW,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { beginOnly, disqualify, exempt, sit, spell } from "../support/participation-builders";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** The local day of NOW; attempts of the builders are submitted on it unless said otherwise. */
const DAY = "2026-11-21";
const EVE = "2026-11-20";
const MORROW = "2026-11-22";

async function place() {
  const contest = await makeContest();
  const holder = await db().unit.findUniqueOrThrow({ where: { id: contest.holder.unitId } });
  const scope = { contestId: contest.contestId, underPath: holder.path, day: DAY };
  return { ...contest, scope, unitId: holder.id };
}

type Person = Awaited<ReturnType<typeof makeStaff>>;
type Place = Awaited<ReturnType<typeof place>>;

/** roster, exempt, people, attempts of the whole scope. */
function figures({ total: { roster, exempt: left, people, attempts } }: Participation) {
  return [roster, left, people, attempts];
}

const cases: { name: string; arrange: (at: Place, person: Person) => Promise<unknown>; gives: number[] }[] = [
  { name: "has not sat", arrange: async () => {}, gives: [1, 0, 0, 0] },
  { name: "has sat", arrange: (at, one) => sit(at, one.accountId), gives: [1, 0, 1, 1] },
  {
    name: "began and did not submit",
    arrange: (at, one) => beginOnly(at, one.accountId),
    gives: [1, 0, 0, 0],
  },
  {
    name: "has sat twice: one person, two attempts",
    arrange: async (at, one) => {
      await sit(at, one.accountId);
      await sit(at, one.accountId, { number: 2 });
    },
    gives: [1, 0, 1, 2],
  },
  {
    name: "joined on the day",
    arrange: (_, one) => spell(one.membershipId, DAY, null),
    gives: [1, 0, 0, 0],
  },
  {
    name: "joins the day after",
    arrange: async (at, one) => {
      await spell(one.membershipId, MORROW, null);
      await sit(at, one.accountId);
    },
    gives: [0, 0, 0, 0],
  },
  {
    name: "left on the day: the first day outside",
    arrange: async (at, one) => {
      await spell(one.membershipId, "2020-01-01", DAY);
      await sit(at, one.accountId);
    },
    gives: [0, 0, 0, 0],
  },
  {
    name: "leaves the day after",
    arrange: (_, one) => spell(one.membershipId, "2020-01-01", MORROW),
    gives: [1, 0, 0, 0],
  },
  {
    name: "is exempt without an attempt",
    arrange: (_, one) => exempt(one.memberId, DAY),
    gives: [0, 1, 0, 0],
  },
  {
    name: "is exempt and sat all the same: in neither numerator nor denominator",
    arrange: async (at, one) => {
      await exempt(one.memberId, DAY);
      await sit(at, one.accountId);
    },
    gives: [0, 1, 0, 0],
  },
  {
    name: "is exempt twice: counted once",
    arrange: async (_, one) => {
      await exempt(one.memberId, "2026-01-01");
      await exempt(one.memberId, DAY);
    },
    gives: [0, 1, 0, 0],
  },
  {
    name: "was exempt until the day before",
    arrange: (_, one) => exempt(one.memberId, "2026-01-01", DAY),
    gives: [1, 0, 0, 0],
  },
  {
    name: "has a disqualified attempt only",
    arrange: async (at, one) => disqualify(await sit(at, one.accountId), one.accountId),
    gives: [1, 0, 0, 0],
  },
  {
    name: "has a disqualified and a valid attempt",
    arrange: async (at, one) => {
      await disqualify(await sit(at, one.accountId), one.accountId);
      await sit(at, one.accountId, { number: 2 });
    },
    gives: [1, 0, 1, 1],
  },
  {
    name: "was disqualified and reinstated",
    arrange: async (at, one) => {
      const { id } = await disqualify(await sit(at, one.accountId), one.accountId);
      await db().disqualification.update({
        where: { id },
        data: { reinstatedAt: hours(4), reinstatedBy: one.accountId, reinstateReason: "Có căn cứ" },
      });
    },
    gives: [1, 0, 1, 1],
  },
  {
    name: "submitted in the last second of the day",
    arrange: (at, one) => sit(at, one.accountId, { submittedAt: new Date("2026-11-21T16:59:59.999Z") }),
    gives: [1, 0, 1, 1],
  },
  {
    name: "submitted at midnight: the next day",
    arrange: (at, one) => sit(at, one.accountId, { submittedAt: new Date("2026-11-21T17:00:00.000Z") }),
    gives: [1, 0, 0, 0],
  },
];

describe("one person of the roster", () => {
  it.each(cases)("who $name", async ({ arrange, gives }) => {
    const at = await place();
    await arrange(at, await makeStaff(at.unitId));
    const all = await computeParticipation(at.scope);
    expect(figures(all)).toEqual(gives);
    const [roster = 0, left = 0, people = 0] = gives;
    expect((await listMissing(at.scope)).total).toBe(roster - people);
    expect((await listExempt(at.scope)).total).toBe(left);
  });

  it("who changes the unit on the day belongs to the new one, and takes the attempt along", async () => {
    const at = await place();
    const [old, fresh] = [await makeUnit(at.unitId, "division"), await makeUnit(at.unitId, "division")];
    const one = await makeStaff(old.unitId);
    await spell(one.membershipId, "2020-01-01", DAY);
    await db().membership.create({
      data: { memberId: one.memberId, unitId: fresh.unitId, validFrom: new Date(DAY) },
    });
    await sit(at, one.accountId);
    const { units, total } = await computeParticipation(at.scope);
    const own = new Map(units.map((unit) => [unit.unitId, unit.own]));
    expect(own.get(old.unitId)).toMatchObject({ roster: 0, people: 0 });
    expect(own.get(fresh.unitId)).toMatchObject({ roster: 1, people: 1 });
    expect(total).toMatchObject({ roster: 1, people: 1 });
    const eve = await computeParticipation({ ...at.scope, day: EVE });
    expect(eve.units.find((unit) => unit.unitId === old.unitId)?.own).toMatchObject({ roster: 1, people: 0 });
  });
});

describe("a scope", () => {
  it("counts citizens apart, by the unit they picked", async () => {
    const at = await place();
    const elsewhere = await makeUnit();
    const citizen = await makeAccount("citizen", { unitId: at.unitId });
    await sit(at, citizen.accountId);
    await sit(at, citizen.accountId, { number: 2 });
    await sit(at, (await makeAccount("citizen", { unitId: elsewhere.unitId })).accountId);
    const all = await computeParticipation(at.scope);
    expect(all.citizens).toEqual({ people: 1, attempts: 2 });
    expect(figures(all)).toEqual([0, 0, 0, 0]);
  });

  it("leaves out who sat for the contest but is on a roster elsewhere", async () => {
    const at = await place();
    await sit(at, (await makeStaff((await makeUnit()).unitId)).accountId);
    expect(figures(await computeParticipation(at.scope))).toEqual([0, 0, 0, 0]);
  });

  it("counts one round or all: a person once", async () => {
    const at = await place();
    const other = await db().round.create({
      data: {
        ...{ contestId: at.contestId, number: 2, name: "Tuần 2", opensAt: hours(26), closesAt: hours(50) },
        ...{ durationMs: 1, attemptsAllowed: 1, countedAttempt: "best", resultTiming: "after_close" },
      },
    });
    const one = await makeStaff(at.unitId);
    await sit(at, one.accountId);
    await sit({ roundId: other.id, trackId: at.trackId }, one.accountId);
    expect(figures(await computeParticipation(at.scope))).toEqual([1, 0, 1, 2]);
    expect(figures(await computeParticipation({ ...at.scope, roundId: other.id }))).toEqual([1, 0, 1, 1]);
  });

  it("sees nothing of another contest", async () => {
    const at = await place();
    const other = await place();
    const one = await makeStaff(at.unitId);
    await sit(other, one.accountId);
    expect(figures(await computeParticipation(at.scope))).toEqual([1, 0, 0, 0]);
  });

  it("rolls up where units stand today, also after one has moved, and keeps an ended one with people", async () => {
    const at = await place();
    const upper = await makeUnit(at.unitId, "division");
    const lower = await makeUnit(at.unitId, "division");
    const one = await makeStaff(lower.unitId);
    await sit(at, one.accountId);
    const row = await db().unit.findUniqueOrThrow({ where: { id: lower.unitId } });
    const { code, name, kind } = row;
    const fields = { code, name, kind, bloc: null, validFrom: "2020-01-01" };
    accepted(await editUnit({ unitId: lower.unitId, fields, parentId: upper.unitId }, system));
    await db().unit.update({ where: { id: upper.unitId }, data: { validTo: new Date("2026-06-01") } });
    const { units, total } = await computeParticipation(at.scope);
    expect(total).toMatchObject({ roster: 1, people: 1 });
    expect(units.map((unit) => [unit.unitId, unit.depth])).toEqual([
      [at.unitId, 0],
      [lower.unitId, 1],
    ]);
  });

  it("has a line for an empty unit, with nothing in it", async () => {
    const at = await place();
    const empty = await makeUnit(at.unitId, "division");
    const { units } = await computeParticipation(at.scope);
    expect(units.find((unit) => unit.unitId === empty.unitId)?.subtree).toEqual({
      ...{ roster: 0, exempt: 0, people: 0, attempts: 0 },
    });
  });

  it("draws the curve of people, not of attempts", async () => {
    const at = await place();
    const [a, b, c] = [await makeStaff(at.unitId), await makeStaff(at.unitId), await makeStaff(at.unitId)];
    await sit(at, a.accountId, { submittedAt: new Date("2026-11-19T02:00:00Z") });
    await sit(at, a.accountId, { number: 2 });
    await sit(at, b.accountId);
    await sit(at, c.accountId, { submittedAt: new Date("2026-11-23T02:00:00Z") });
    expect(await participationCurve(at.scope)).toEqual([
      { day: "2026-11-19", people: 1 },
      { day: DAY, people: 2 },
    ]);
  });
});

describe("who is missing", () => {
  it("is listed by given name, searched without accents, by page, and says who has no account", async () => {
    const at = await place();
    const names = ["Nguyễn Văn Bình", "Đặng Thị Ánh", "Lê Văn An"];
    for (const [index, fullName] of names.entries()) {
      const { memberId } = await makeStaff(at.unitId);
      const plain = fullName.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
      const keys = { searchKey: plain, sortKey: `${["c", "b", "a"][index]}` };
      await db().member.update({ where: { id: memberId }, data: { fullName, ...keys, code: `X_${index}` } });
    }
    const without = await makeStaff(at.unitId);
    await db().account.delete({ where: { id: without.accountId } });
    await db().member.update({ where: { id: without.memberId }, data: { sortKey: "z" } });
    const all = await listMissing(at.scope);
    expect(all.rows.slice(0, 3).map((one) => one.fullName)).toEqual([names[2], names[1], names[0]]);
    expect(all.rows.map((one) => one.hasAccount)).toEqual([true, true, true, false]);
    const found = async (search: string) => (await listMissing({ ...at.scope, search })).total;
    expect([await found("anh"), await found("le an"), await found("x_1"), await found("%")]).toEqual([
      1, 1, 1, 0,
    ]);
    const second = await listMissing({ ...at.scope, page: 2, pageSize: 3 });
    expect([second.total, second.page, second.rows.length]).toEqual([4, 2, 1]);
    expect((await listMissing({ ...at.scope, page: 99, pageSize: 3 })).page).toBe(2);
  });
});

describe("a kept day", () => {
  it("equals what is computed, is kept once, and stays when the roster is corrected later", async () => {
    const at = await place();
    const [a, b] = [await makeStaff(at.unitId), await makeStaff(at.unitId)];
    await exempt((await makeStaff(at.unitId)).memberId, DAY);
    await sit(at, a.accountId);
    const before = await computeParticipation(at.scope);
    expect(await takeSnapshot(at.contestId, DAY, hours(20))).toBe(1);
    expect(await takeSnapshot(at.contestId, DAY, hours(21))).toBe(0);
    const kept = await readParticipation(at.scope);
    expect(kept).toEqual({ ...before, keptAt: hours(20), recomputed: null });
    await spell(b.membershipId, "2020-01-01", DAY);
    const later = await readParticipation(at.scope);
    expect(figures(later)).toEqual(figures(before));
    expect(later.recomputed).toMatchObject({ roster: 1, people: 1 });
    expect((await readParticipation({ ...at.scope, roundId: at.roundId })).keptAt).toBeNull();
  });

  it("is made up for after an outage, not before the night is over, and not before the contest begins", async () => {
    const at = await place();
    await makeStaff(at.unitId);
    await db().roundOpening.create({ data: { roundId: at.roundId, openedAt: NOW, pools: [] } });
    const days = async () => {
      const rows = await db().participationSnapshot.findMany({
        where: { contestId: at.contestId },
        orderBy: { day: "asc" },
      });
      return rows.map((row) => row.day.toISOString().slice(0, 10));
    };
    await takeDueSnapshots(new Date("2026-11-21T17:09:59Z"));
    expect(await days()).toEqual([]);
    await takeDueSnapshots(new Date("2026-11-21T17:10:00Z"));
    expect(await days()).toEqual([DAY]);
    await takeDueSnapshots(new Date("2026-11-24T10:00:00Z"));
    await takeDueSnapshots(new Date("2026-11-24T10:05:00Z"));
    expect(await days()).toEqual([DAY, addDays(DAY, 1), addDays(DAY, 2)]);
  });
});
