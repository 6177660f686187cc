import { join } from "node:path";
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { isWithinSubtree, type Role } from "~/core/scope";
import { db, disconnect } from "~/platform/db.server";
import { hours, makeAccount, makeContest, makeStaff, makeUnit, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { exempt, sit } from "../support/participation-builders";

type Door = (args: { request: Request; params: object; context: unknown }) => Promise<unknown>;

const ROUTES = join(import.meta.dirname, "../../app/routes");
const PATHS = {
  officer: "unit/units.tsx",
  unit: "unit/contest.tsx",
  unitSheet: "unit/participation-xlsx.ts",
  contest: "organise/participation.tsx",
  contestSheet: "organise/participation-xlsx.ts",
} as const;
type DoorName = keyof typeof PATHS;

let database: TestDatabase;
const doors = {} as Record<DoorName, Door>;

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [name, path] of Object.entries(PATHS)) {
    doors[name as DoorName] = ((await import(join(ROUTES, path))) as { loader: Door }).loader;
  }
});
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: hours(5) }));
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Calls a door as the router would. */
async function call(name: DoorName, as: string, params: object = {}, search = ""): Promise<Response> {
  const headers = { Cookie: `hoi_thi_session=${as}` };
  const request = new Request(`http://127.0.0.1:3000/x${search}`, { headers });
  const answer = await doors[name]({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}

async function holder(role: Role, unitId: string): Promise<string> {
  const { accountId } = await makeAccount("official");
  await db().grant.create({ data: { accountId, role, scopeKind: "unit", unitId, grantedAt: NOW } });
  return (await createSession({ accountId, now: NOW })).token;
}

type Sheets = { name: string; rows: unknown[][] }[];

async function sheetsOf(answer: Response): Promise<Sheets> {
  const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
  return sheets as unknown as Sheets;
}

/** A contest over three divisions: 2 of 3, 1 of 1, and one whose only member is exempt. */
async function arrange() {
  const contest = await makeContest();
  const units = [await makeUnit(contest.holder.unitId), await makeUnit(contest.holder.unitId)];
  const third = await makeUnit(contest.holder.unitId);
  const [a, b] = units as [(typeof units)[0], (typeof units)[0]];
  const sitting = [await makeStaff(a.unitId), await makeStaff(a.unitId), await makeStaff(b.unitId)];
  for (const one of sitting) await sit(contest, one.accountId);
  const missing = await makeStaff(a.unitId);
  await exempt((await makeStaff(third.unitId)).memberId, "2026-01-01");
  const nameOf = async (memberId: string) =>
    (await db().member.findUniqueOrThrow({ where: { id: memberId } })).fullName;
  return {
    contest,
    a,
    b,
    third,
    missing: await nameOf(missing.memberId),
    sat: await nameOf(sitting[0]?.memberId ?? ""),
  };
}

describe("the page and the workbook", () => {
  it("give the same numbers; the workbook holds no formula", async () => {
    const { contest, a, missing, sat } = await arrange();
    await db().unit.update({ where: { id: a.unitId }, data: { name: '=HYPERLINK("http://x")' } });
    const as = await holder("organiser", contest.holder.unitId);
    const params = { contest: contest.slug };
    const { picture } = (await (await call("contest", as, params)).json()) as {
      picture: {
        total: object;
        people: { rows: { fullName: string }[] };
        rows: { name: string; subtree: Record<string, number> }[];
      };
    };
    expect(picture.total).toEqual({ roster: 4, exempt: 1, people: 3, attempts: 3 });
    expect(picture.people.rows.map((one) => one.fullName)).toEqual([missing]);
    const answer = await call("contestSheet", as, params);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    const [units, gone, left, about] = await sheetsOf(answer);
    expect([units?.name, gone?.name, left?.name, about?.name]).toEqual([
      ...["Theo đơn vị", "Còn thiếu", "Được miễn", "Thông tin"],
    ]);
    const shown = picture.rows.map(({ name, subtree: s }) => [
      ...[name, s.people, s.roster, s.roster ? (s.people as number) / s.roster : null],
    ]);
    expect(units?.rows.slice(1).map((row) => [row[0], row[4], row[5], row[6] ?? null])).toEqual(shown);
    expect(gone?.rows.slice(1).map((row) => row[1])).toEqual([missing]);
    expect(JSON.stringify(gone)).not.toContain(sat);
    expect(left?.rows).toHaveLength(2);
    const { unzipSync, strFromU8 } = await import("fflate");
    for (const [path, part] of Object.entries(unzipSync(bytes))) {
      if (path.startsWith("xl/worksheets/")) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    }
  });

  it("show the part of the contest that a unit has, for a unit below and above the holder", async () => {
    const { contest, a } = await arrange();
    const below = await holder("unit_officer", a.unitId);
    const read = async (as: string, unit: string) =>
      (await (await call("unit", as, { unit, contest: contest.slug })).json()) as {
        picture: { total: object; rows: object[] };
      };
    expect((await read(below, a.unitId)).picture.total).toMatchObject({ roster: 3, people: 2 });
    const province = await makeUnit();
    const { path } = await db().unit.findUniqueOrThrow({ where: { id: province.unitId } });
    const rows = await db().unit.findMany({ where: { path: { contains: contest.holder.unitId } } });
    for (const row of rows) {
      await db().unit.update({ where: { id: row.id }, data: { path: `${path}${row.path.slice(1)}` } });
    }
    const above = await holder("unit_officer", province.unitId);
    expect((await read(above, province.unitId)).picture.total).toMatchObject({ roster: 4, people: 3 });
    const { units } = (await (await call("officer", above)).json()) as { units: { contests: object[] }[] };
    expect(units).toMatchObject([{ contests: [{ slug: contest.slug, total: null }] }]);
  });

  it("take a past day, an unknown round or nonsense in the address as it can be meant", async () => {
    const { contest } = await arrange();
    const as = await holder("organiser", contest.holder.unitId);
    const read = async (search: string) =>
      (await (await call("contest", as, { contest: contest.slug }, search)).json()) as {
        picture: { view: Record<string, unknown>; total: { people: number } };
      };
    expect((await read("?day=2026-11-20")).picture.total.people).toBe(0);
    const plain = { day: "2026-11-21", round: null, order: "tree", list: "missing", page: 1 };
    const odd = await read("?day=2099-01-01&round=77&order=x&list=y&page=-3&q=%00");
    expect(odd.picture.view).toMatchObject(plain);
    expect((await read("?day=2026-02-31&round=1")).picture.view).toMatchObject({ ...plain, round: 1 });
  });
});

describe("who may pass", () => {
  it("keeps names from auditors and everything from others", async () => {
    const { contest, a, b, missing } = await arrange();
    const params = { contest: contest.slug };
    const auditor = await holder("auditor", contest.holder.unitId);
    const seen = await (await call("contest", auditor, params)).text();
    expect(seen).not.toContain(missing);
    expect((await call("contestSheet", auditor, params)).status).toBe(403);
    expect((await call("unit", auditor, { ...params, unit: a.unitId })).status).toBe(403);
    const neighbour = await holder("unit_officer", b.unitId);
    for (const door of ["unit", "unitSheet"] as const) {
      expect((await call(door, neighbour, { ...params, unit: a.unitId })).status).toBe(403);
      expect((await call(door, neighbour, { ...params, unit: contest.holder.unitId })).status).toBe(403);
    }
    expect((await call("contest", neighbour, params)).status).toBe(403);
    const other = await makeContest();
    expect((await call("unit", neighbour, { unit: b.unitId, contest: other.slug })).status).toBe(404);
    await db().contest.update({ where: { id: contest.contestId }, data: { publishedAt: null } });
    expect((await call("unit", neighbour, { ...params, unit: b.unitId })).status).toBe(404);
  });

  it("an organiser looks at no unit outside the contest's scope", async () => {
    const { contest, a } = await arrange();
    const as = await holder("organiser", contest.holder.unitId);
    const outside = await makeUnit();
    const look = (door: "contest" | "contestSheet", unit: string) =>
      call(door, as, { contest: contest.slug }, `?unit=${unit}`).then((answer) => answer.status);
    expect([await look("contest", a.unitId), await look("contest", outside.unitId)]).toEqual([200, 404]);
    expect([await look("contestSheet", outside.unitId), await look("contest", "x")]).toEqual([404, 404]);
  });

  it("over any tree, an officer sees exactly the names of the own subtree", async () => {
    const contest = await makeContest();
    const shape = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(shape, fc.nat(), async (parents, pick) => {
        const units = [{ unitId: contest.holder.unitId, path: "" }];
        for (const at of parents) {
          units.push(await makeUnit(units[at % units.length]?.unitId));
        }
        const rows = await db().unit.findMany({ where: { id: { in: units.map((unit) => unit.unitId) } } });
        const people: { path: string; fullName: string }[] = [];
        for (const { id, path } of rows) {
          const { memberId } = await makeStaff(id);
          const member = await db().member.findUniqueOrThrow({ where: { id: memberId } });
          people.push({ path, fullName: member.fullName });
        }
        const own = rows[pick % rows.length];
        if (!own) return;
        const as = await holder("unit_officer", own.id);
        const params = { unit: own.id, contest: contest.slug };
        const [sheet] = [(await sheetsOf(await call("unitSheet", as, params)))[1]];
        const names = new Set(sheet?.rows.slice(1).map((row) => row[1]));
        for (const { path, fullName } of people) {
          expect(names.has(fullName)).toBe(isWithinSubtree(own.path, path));
        }
      }),
      { numRuns: 8 },
    );
  });
});
