import { stat } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "~/account/sign-in.server";
import { findLinkOwner } from "~/account/sign-in-by-link.server";
import { getContest, listRounds, listTracks } from "~/contest/contest.queries.server";
import { computeParticipation } from "~/participation/participation.queries.server";
import { db, disconnect } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { stopPasswords } from "~/platform/password.server";
import type { Outcome } from "../../app/platform/setup/run-quietly";
import { stranger } from "../support/account-builders";
import { createTestDatabase, openTestDatabase, type TestDatabase } from "../support/database";
import { loadDemo, readRepeatable, readSignIns } from "../support/demo-load";
import { rescoreAll } from "../support/journal";
import { makeTestDir, removeTestDir } from "../support/postgres";

const NOW = new Date("2026-11-18T03:00:00Z");
const LOAD_MS = 240_000;

let database: TestDatabase;
let twin: TestDatabase;
let dataDir = "";
let twinDir = "";
let loads: Outcome[] = [];

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  twin = await createTestDatabase();
  dataDir = await makeTestDir();
  twinDir = await makeTestDir();
  loads = await Promise.all([loadDemo(database, dataDir, NOW), loadDemo(twin, twinDir, NOW)]);
}, LOAD_MS);

afterAll(async () => {
  await stopPasswords();
  await disconnect();
  await database.drop();
  await twin.drop();
  for (const dir of [dataDir, twinDir]) await removeTestDir(dir);
});

async function phuThai() {
  const contest = await getContest("phu-thai-2026");
  const [finished, open, coming] = await listRounds(contest.id, NOW);
  if (!finished || !open || !coming) throw new Error("three rounds were promised");
  const top = await db().unit.findUniqueOrThrow({ where: { code: "PT" } });
  return { contest, finished, open, coming, top };
}

async function participationIn(roundId: string) {
  const { contest, top } = await phuThai();
  return computeParticipation({ contestId: contest.id, roundId, underPath: top.path, day: "2026-11-18" });
}

const submitted = (roundId: string) => db().attempt.count({ where: { roundId, submittedAt: { not: null } } });

describe("loading the demo", () => {
  it("says where it is, and nothing that worries", () => {
    for (const { code, said } of loads) {
      expect(said).not.toMatch(/warning|error/i);
      expect(code, said).toBe(0);
      expect(said.trim().split("\n").length).toBeGreaterThanOrEqual(5);
    }
  });

  it("gives the same people, scores, standings and figures every time", async () => {
    const [one, other] = [await readRepeatable(database), await readRepeatable(twin)];
    expect(one).toEqual(other);
    for (const rows of Object.values(one)) expect(rows.length).toBeGreaterThan(25);
  });

  it("gives other secrets every time", async () => {
    const [one, other] = [await readSignIns(dataDir), await readSignIns(twinDir)];
    const secrets = [one, other].flatMap(({ signIns, links }) => [
      ...signIns.map((row) => row.secret),
      ...links,
    ]);
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it("is refused where somebody is", async () => {
    const before = await db().account.count();
    const again = await loadDemo(database, dataDir, NOW);
    expect(again.code).not.toBe(0);
    expect(again.said).toContain("đã có đơn vị");
    expect(await db().account.count()).toBe(before);
  });
});

describe("the commune of the demo", () => {
  it("has 40 units and about 600 people, no word twice in a name, a job title for each", async () => {
    const { top } = await phuThai();
    const inside = { path: { startsWith: top.path }, NOT: { id: top.id } };
    expect(await db().unit.count({ where: inside })).toBe(40);
    const members = await db().member.findMany({ where: { memberships: { some: { unit: inside } } } });
    expect(members.length).toBeGreaterThan(570);
    expect(members.length).toBeLessThan(630);
    for (const { fullName, jobTitle } of members) {
      const words = fullName.split(" ");
      expect(new Set(words).size, fullName).toBe(words.length);
      expect(jobTitle, fullName).toBeTruthy();
    }
    expect(await db().exemption.count()).toBe(6);
  });

  it("has an official round, an open one and one to come", async () => {
    const { finished, open, coming } = await phuThai();
    expect([finished.phase, open.phase, coming.phase]).toEqual(["official", "running", "scheduled"]);
    expect(await db().attempt.count({ where: { roundId: coming.id } })).toBe(0);
    const decisions = await db().disqualification.findMany({ where: { attempt: { roundId: finished.id } } });
    expect(decisions.map((one) => one.reinstatedAt === null).sort()).toEqual([false, true]);
    const prizes = await db().standingRow.count({
      where: { standing: { roundId: finished.id, version: 4 }, prizeName: { not: null } },
    });
    expect(prizes).toBe(11);
  });

  it("has some 400 attempts in the open round, at rates as they are in life, and people who sit now", async () => {
    const { open } = await phuThai();
    const attempts = await submitted(open.id);
    expect(attempts).toBeGreaterThan(370);
    expect(attempts).toBeLessThan(450);
    expect(
      await db().attempt.count({ where: { roundId: open.id, submittedAt: null, deadlineAt: { gt: NOW } } }),
    ).toBe(8);
    const { units } = await participationIn(open.id);
    const rates = units.filter((unit) => unit.depth > 0).map(({ own }) => own.people / own.roster);
    expect(rates.filter((rate) => rate === 1).length).toBeGreaterThanOrEqual(8);
    expect(rates.filter((rate) => rate < 0.25).length).toBeGreaterThanOrEqual(3);
    expect(rates.filter((rate) => rate > 0.25 && rate < 1).length).toBeGreaterThanOrEqual(15);
  });

  it("lets nobody sit who is barred or exempt", async () => {
    const { contest } = await phuThai();
    const bars = await db().bar.findMany({ where: { contestId: contest.id } });
    expect(bars).toHaveLength(2);
    const away = await db().account.findMany({ where: { member: { exemptions: { some: {} } } } });
    expect(away).toHaveLength(6);
    const ids = [...bars.map((bar) => bar.accountId), ...away.map((account) => account.id)];
    expect(await db().attempt.count({ where: { accountId: { in: ids } } })).toBe(0);
    expect(await db().entry.count({ where: { accountId: { in: ids } } })).toBe(0);
  });
});

describe("the province of the demo", () => {
  it("has two tracks, each with people, and citizens who live in communes", async () => {
    const contest = await getContest("tuyen-quang-2026");
    const tracks = await listTracks(contest.id);
    expect(tracks.map((track) => track.audience).sort()).toEqual(["citizens", "staff"]);
    for (const { id } of tracks)
      expect(await db().attempt.count({ where: { trackId: id } })).toBeGreaterThan(20);
    const citizens = await db().account.findMany({ where: { kind: "citizen" }, include: { unit: true } });
    expect(citizens).toHaveLength(30);
    expect(new Set(citizens.map((citizen) => citizen.unit?.kind))).toEqual(new Set(["commune"]));
  });
});

describe("the figures of the demo", () => {
  it("has scores that follow from the journal", async () => {
    const all = await rescoreAll();
    expect(all.length).toBeGreaterThan(900);
    expect(new Set(all.map(({ stored }) => stored?.points)).size).toBeGreaterThan(8);
    for (const { recomputed, stored, attemptId } of all) expect(stored, attemptId).toMatchObject(recomputed);
  });

  it("keeps participation day by day as it follows from people and attempts", async () => {
    const { contest, top } = await phuThai();
    const kept = await db().participationSnapshot.groupBy({
      by: ["day"],
      where: { contestId: contest.id },
      _sum: { roster: true, exempt: true, people: true, attempts: true },
      orderBy: { day: "asc" },
    });
    expect(kept.length).toBe(14);
    for (const { day, _sum } of kept) {
      const scope = { contestId: contest.id, underPath: top.path, day: day.toISOString().slice(0, 10) };
      expect((await computeParticipation(scope)).total).toEqual(_sum);
    }
  });

  it("counts people once, attempts each", async () => {
    const { open, top } = await phuThai();
    const { total, units } = await participationIn(open.id);
    const attempts = await db().attempt.findMany({
      where: { roundId: open.id, submittedAt: { not: null }, disqualifications: { none: {} } },
    });
    expect(total.attempts).toBe(attempts.length);
    expect(total.people).toBe(new Set(attempts.map((attempt) => attempt.accountId)).size);
    expect(total.roster + total.exempt).toBe(
      await db().membership.count({ where: { unit: { path: { startsWith: top.path } } } }),
    );
    expect(units.reduce((sum, unit) => sum + unit.own.people, 0)).toBe(total.people);
  });
});

describe("the sign-ins of the demo", () => {
  it("are written for the owner only, one for every role", async () => {
    expect((await stat(path.join(dataDir, "demo-sign-ins.txt"))).mode & 0o777).toBe(0o600);
    const { signIns } = await readSignIns(dataDir);
    const names = signIns.map((row) => row.signInName);
    const grants = await db().grant.findMany({ where: { account: { signInName: { in: names } } } });
    expect(new Set(grants.map((grant) => grant.role))).toEqual(
      new Set(["admin", "organiser", "author", "auditor", "unit_officer"]),
    );
    expect(names).toHaveLength(10);
  });

  it("work, passwords and links", async () => {
    const { signIns, links } = await readSignIns(dataDir);
    for (const { signInName, secret: password } of signIns) {
      const entered = await signIn({ signInName, password, trusted: false, source: stranger(), now: NOW });
      expect(entered.ok, signInName).toBe(true);
    }
    const owners = await Promise.all(links.map((token) => findLinkOwner(token, NOW)));
    expect(owners.map((owner) => owner?.unitName ?? null)).not.toContain(null);
    expect(owners).toHaveLength(5);
  });
});
