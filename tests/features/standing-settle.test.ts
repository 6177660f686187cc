import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getRound } from "~/contest/contest.queries.server";
import { db, disconnect } from "~/platform/db.server";
import { approveRound } from "~/standing/approve-round.server";
import { boardState, readBoardRound } from "~/standing/board-store.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { decideAttempt } from "~/standing/decide-attempt.server";
import { digestOfRound } from "~/standing/digest.server";
import { lockRound } from "~/standing/lock-round.server";
import { findChanges, getRankingPage, getTrackResult } from "~/standing/results-page.queries.server";
import { makeOfficial } from "../support/account-builders";
import { accepted, hours, makeAttempt, makeStaff, minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import type { Sitting } from "../support/sitting-fixture";
import { callDoor, makeOfficer, makeRanked, makeRound } from "../support/standing-fixture";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const LATER = hours(3);

async function latestRows(roundId: string) {
  const last = await db().standing.findFirstOrThrow({ where: { roundId }, orderBy: { version: "desc" } });
  const rows = await db().standingRow.findMany({ where: { standingId: last.id }, orderBy: { rank: "asc" } });
  return { last, rows };
}

async function provisional(place: Sitting, actorId: string | null = null) {
  accepted(await lockRound(place.roundId, { now: LATER, actorId }));
  return accepted(await computeStanding(place.roundId, { now: hours(4), actorId }));
}

describe("locking", () => {
  it("waits for the end of the window and of every attempt, closes what is overdue, and happens once", async () => {
    const place = await makeRound({ attemptsAllowed: 2 });
    const lock = (now: Date) => lockRound(place.roundId, { now, actorId: null });
    expect(await lock(minutes(60))).toMatchObject({ reason: "still-running" });
    const { accountId } = await makeStaff(place.holder.unitId);
    const extra = { startedAt: minutes(110), deadlineAt: minutes(150) };
    const attemptId = await makeAttempt(place, accountId, extra);
    expect(await lock(minutes(130))).toMatchObject({ reason: "attempts-open", open: 1 });
    expect(await db().roundLock.count({ where: { roundId: place.roundId } })).toBe(0);
    accepted(await lock(minutes(151)));
    const closed = await db().attempt.findUniqueOrThrow({
      where: { id: attemptId },
      include: { result: true },
    });
    expect([closed.submittedAt, closed.closedBy]).toEqual([minutes(150), "sweeper"]);
    expect(closed.result).not.toBeNull();
    expect(await lock(minutes(152))).toMatchObject({ reason: "already-locked" });
  });

  it("comes before the result", async () => {
    const place = await makeRound();
    const compute = (now: Date) => computeStanding(place.roundId, { now, actorId: null });
    expect(await compute(minutes(60))).toMatchObject({ reason: "not-locked" });
    expect(await compute(LATER)).toMatchObject({ reason: "not-locked" });
  });
});

describe("the provisional result", () => {
  it("ranks by points, prediction, time, submission and lot, hands out the prizes, and is what the board shows", async () => {
    const place = await makeRound({}, "participants");
    for (const [position, name, quantity] of [
      [0, "Giải Nhất", 1],
      [1, "Giải Nhì", 2],
    ] as const) {
      const { contestId, trackId } = place;
      await db().prize.create({ data: { contestId, trackId, position, name, quantity } });
    }
    const far = await makeRanked(place, { points: 80, prediction: 50, afterMinutes: 5 });
    const near = await makeRanked(place, { points: 80, prediction: 6, afterMinutes: 15 });
    const none = await makeRanked(place, { points: 80, afterMinutes: 1 });
    const best = await makeRanked(place, { points: 90, afterMinutes: 19 });
    const twins = [await makeRanked(place, { points: 10 }), await makeRanked(place, { points: 10 })];
    await provisional(place);
    const { last, rows } = await latestRows(place.roundId);
    expect([last.version, last.people, last.predictionActual]).toEqual([1, 6, 6]);
    expect(rows.slice(0, 4).map((row) => row.accountId)).toEqual(
      [best, near, far, none].map((one) => one.accountId),
    );
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(rows.slice(4).map((row) => row.accountId))).toEqual(
      new Set(twins.map((one) => one.accountId)),
    );
    expect(rows.map((row) => row.predictionError)).toEqual([null, 0, 44, null, null, null]);
    expect(rows.map((row) => row.prizeName)).toEqual(["Giải Nhất", "Giải Nhì", "Giải Nhì", null, null, null]);
    const of = await readBoardRound(place.roundId, hours(5));
    const board = of && (await boardState(of, place.trackId, hours(5)));
    expect(board).toMatchObject({ status: "final", people: 6 });
    expect(board?.rows.map((row) => row.points)).toEqual(rows.map((row) => row.points));
    expect(board?.rows.map((row) => row.prizeName ?? null)).toEqual(rows.map((row) => row.prizeName));
    const again = accepted(await computeStanding(place.roundId, { now: hours(6), actorId: null }));
    expect(again.standings[0]?.version).toBe(2);
    const second = await latestRows(place.roundId);
    expect(second.rows.map((row) => row.accountId)).toEqual(rows.map((row) => row.accountId));
  });

  it("is found by name without accents, by unit, and page by page", async () => {
    const place = await makeRound();
    const { accountId } = await makeRanked(place, { points: 80 });
    await makeRanked(place, { points: 40 });
    await db().account.update({ where: { id: accountId }, data: { displayName: "Đặng Thị Ánh" } });
    await provisional(place);
    const { last, rows } = await latestRows(place.roundId);
    const find = (query: string) => getRankingPage(last.id, new URLSearchParams(query));
    expect((await find("q=dang thi anh")).rows.map((row) => row.displayName)).toEqual(["Đặng Thị Ánh"]);
    expect((await find("q=zzz")).count).toBe(0);
    expect((await find(`unit=${rows[0]?.unitName}`)).count).toBe(2);
    expect((await find("unit=x")).count).toBe(0);
    const all = await find("page=1");
    expect([all.count, all.bins.reduce((sum, bin) => sum + bin.count, 0)]).toEqual([2, 2]);
    expect((await find("page=2")).rows).toEqual([]);
  });
});

describe("decisions", () => {
  it("move ranks, the actual number and the version; reinstating moves them back; all stays on record", async () => {
    const place = await makeRound({}, "participants");
    const cheat = await makeRanked(place, { points: 90, prediction: 3, afterMinutes: 1 });
    await makeRanked(place, { points: 80, prediction: 2, afterMinutes: 9 });
    await makeRanked(place, { points: 80, prediction: 3, afterMinutes: 10 });
    const organiser = await makeOfficer(place, "organiser");
    await provisional(place, organiser);
    const before = await latestRows(place.roundId);
    const decide = (verdict: "disqualify" | "reinstate", reason: string, now: Date) =>
      decideAttempt(
        { roundId: place.roundId, attemptId: cheat.attemptId, verdict, reason },
        { now, actorId: organiser },
      );
    expect(await decide("disqualify", " ", hours(5))).toMatchObject({ reason: "reason-missing" });
    expect(await decide("reinstate", "nhầm người", hours(5))).toMatchObject({ reason: "not-disqualified" });
    accepted(await decide("disqualify", "Nhờ người thi hộ", hours(5)));
    expect(await decide("disqualify", "Nhờ người thi hộ", hours(5))).toMatchObject({
      reason: "already-disqualified",
    });
    const after = await latestRows(place.roundId);
    expect([before.last.predictionActual, after.last.predictionActual]).toEqual([3, 2]);
    expect([after.last.version, after.last.people]).toEqual([2, 2]);
    // Who predicted 2 was second to who predicted 3; now the other way round.
    expect(before.rows.map((row) => row.prediction)).toEqual([3, 3, 2]);
    expect(after.rows.map((row) => row.prediction)).toEqual([2, 3]);
    const { round } = await getRound(place.slug, 1, hours(6));
    const { standing } = await getTrackResult(round, null);
    const changes = standing && (await findChanges(round, standing, new URLSearchParams()));
    expect(changes?.counts).toEqual({ changed: 2, up: 1, down: 0, entered: 0, left: 1 });
    const moves = changes?.movements.map(({ fromRank, toRank }) => [fromRank, toRank]);
    expect(moves).toEqual([
      [1, null],
      [3, 1],
    ]);
    accepted(await decide("reinstate", "Đơn vị xác nhận", hours(7)));
    const back = await latestRows(place.roundId);
    expect(back.last.version).toBe(3);
    expect(back.rows.map((row) => [row.accountId, row.rank])).toEqual(
      before.rows.map((row) => [row.accountId, row.rank]),
    );
    expect((await db().standingRow.findMany({ where: { standingId: after.last.id } })).length).toBe(2);
    const acts = await db().auditEntry.findMany({
      where: { subjectId: cheat.attemptId },
      orderBy: { at: "asc" },
    });
    expect(acts.map(({ act, reason, actorId }) => [act, reason, actorId])).toEqual([
      ["disqualify-attempt", "Nhờ người thi hộ", organiser],
      ["reinstate-attempt", "Đơn vị xác nhận", organiser],
    ]);
  });

  it("are refused for an attempt of another round and for one that is not submitted", async () => {
    const [place, other] = [await makeRound(), await makeRound()];
    const { attemptId } = await makeRanked(place, { points: 10 });
    const { accountId } = await makeStaff(place.holder.unitId);
    const open = await makeAttempt(place, accountId, { startedAt: NOW, deadlineAt: hours(2) });
    const decide = (roundId: string, id: string) =>
      decideAttempt(
        { roundId, attemptId: id, verdict: "disqualify", reason: "thi hộ người khác" },
        { now: hours(1), actorId: place.roundId },
      );
    expect(await decide(other.roundId, attemptId)).toMatchObject({ reason: "attempt-unknown" });
    expect(await decide(place.roundId, open)).toMatchObject({ reason: "not-submitted" });
  });
});

describe("the approval", () => {
  it("is for the board alone, of the version it has seen", async () => {
    const place = await makeRound();
    await makeRanked(place, { points: 70 });
    const organiser = await makeOfficer(place, "organiser");
    const auditor = await makeOfficer(place, "auditor");
    const scope = { kind: "contest", contestId: place.contestId } as const;
    const both = await makeOfficial(NOW, [
      { role: "organiser", scope },
      { role: "auditor", scope },
    ]);
    const approve = (actorId: string, version = 1) =>
      approveRound({ roundId: place.roundId, version, note: "" }, { now: hours(6), actorId });
    expect(await approve(auditor)).toMatchObject({ reason: "not-provisional" });
    await provisional(place, organiser);
    for (const one of [organiser, both]) expect(await approve(one)).toMatchObject({ reason: "own-work" });
    expect(await approve(auditor, 7)).toMatchObject({ reason: "changed-meanwhile" });
    const { digest } = accepted(await approve(auditor));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOfRound(db(), place.roundId)).toBe(digest);
    expect(await approve(auditor)).toMatchObject({ reason: "already-official" });
  });

  it("guards its doors: no approval by an organiser, no lock by an auditor, nothing by others", async () => {
    const opensAt = new Date(Date.now() - 3 * 3_600_000);
    const place = await makeRound({ opensAt, closesAt: new Date(Date.now() - 3_600_000) });
    const organiser = await makeOfficer(place, "organiser");
    const auditor = await makeOfficer(place, "auditor");
    const { accountId: contestant } = await makeStaff(place.holder.unitId);
    const results = "organise/round-results.tsx";
    const approval = "organise/round-results-approval.ts";
    const status = async (file: string, as: string | null, form?: Record<string, string>) =>
      (await callDoor(file, { place, as, form })).status;
    expect(await status(approval, organiser, { version: "1" })).toBe(403);
    expect(await status(results, auditor, { intent: "lock" })).toBe(403);
    expect(await status(results, auditor, { intent: "compute" })).toBe(403);
    expect(await status(approval, null, { version: "1" })).toBe(401);
    for (const file of ["round-results", "round-live", "round-decisions", "round-results-changes"]) {
      expect(await status(`organise/${file}.tsx`, contestant)).toBe(403);
      expect(await status(`organise/${file}.tsx`, auditor)).toBe(200);
      expect(await status(`organise/${file}.tsx`, organiser)).toBe(200);
    }
  });

  it("leads an organiser and an auditor through all steps by the doors", async () => {
    const opensAt = new Date(Date.now() - 5 * 3_600_000);
    const place = await makeRound({ opensAt, closesAt: new Date(Date.now() - 3_600_000) });
    const one = await makeRanked(place, { points: 70, afterMinutes: 5 });
    const organiser = await makeOfficer(place, "organiser");
    const auditor = await makeOfficer(place, "auditor");
    const results = "organise/round-results.tsx";
    const act = (intent: string) => callDoor(results, { place, as: organiser, form: { intent } });
    expect(await act("compute")).toMatchObject({ status: 409 });
    expect((await act("lock")).to).toContain("done=lock");
    expect((await act("compute")).to).toContain("done=compute");
    const person = { place, as: auditor, account: one.accountId };
    const file = "organise/round-results-person.tsx";
    expect((await callDoor(file, person)).text).toContain(one.attemptId);
    expect((await callDoor(file, { ...person, account: "x" })).status).toBe(404);
    const form = { attemptId: one.attemptId, verdict: "disqualify", reason: "Thi hộ người khác" };
    expect((await callDoor(file, { ...person, form })).to).toContain("done=decide");
    expect((await callDoor(file, { ...person, form })).text).toContain("already-disqualified");
    expect((await act("release")).to).toContain("done=release");
    const approval = "organise/round-results-approval.ts";
    const early = await callDoor(approval, { place, as: auditor, form: { version: "1" } });
    expect(early.to).toContain("refused=changed-meanwhile");
    const approved = await callDoor(approval, { place, as: auditor, form: { version: "2", note: "Đồng ý" } });
    expect(approved.to).toContain("done=approve");
    const page = JSON.parse((await callDoor(results, { place, as: organiser })).text);
    expect(page.round.phase).toBe("official");
    expect(page.settling).toMatchObject({
      decisions: { inForce: 1, lifted: 0 },
      approval: { note: "Đồng ý" },
    });
  });

  it("makes the result stand fast: neither the use cases nor the database change it", async () => {
    const place = await makeRound();
    const { attemptId } = await makeRanked(place, { points: 70 });
    const other = await makeRanked(place, { points: 60 });
    await provisional(place);
    const auditor = await makeOfficer(place, "auditor");
    const { roundId, trackId } = place;
    accepted(await approveRound({ roundId, version: 1, note: "" }, { now: hours(6), actorId: auditor }));
    const context = { now: hours(7), actorId: auditor };
    expect(await computeStanding(roundId, context)).toMatchObject({ reason: "official" });
    const decision = { roundId, attemptId, verdict: "disqualify", reason: "quá muộn rồi" } as const;
    expect(await decideAttempt(decision, context)).toMatchObject({ reason: "official" });
    const { last, rows } = await latestRows(roundId);
    // As the owner of the tables, who may do more than the application.
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    const refused = [
      [`UPDATE standing_row SET points = 0 WHERE standing_id = $1`, [last.id]],
      [`DELETE FROM standing_row WHERE standing_id = $1`, [last.id]],
      [`TRUNCATE standing_row`, []],
      [`TRUNCATE standing CASCADE`, []],
      [`UPDATE standing SET people = 0 WHERE id = $1`, [last.id]],
      [`DELETE FROM standing WHERE id = $1`, [last.id]],
      [
        `INSERT INTO standing (id, round_id, track_id, version, people, attempts, computed_at) VALUES (gen_random_uuid(), $1, $2, 9, 0, 0, now())`,
        [roundId, trackId],
      ],
      [
        `INSERT INTO standing_row SELECT standing_id, 0, gen_random_uuid(), attempt_id, 'x', 'x', 99, 99, 9, 1, now(), NULL, NULL, NULL FROM standing_row WHERE standing_id = $1 LIMIT 1`,
        [last.id],
      ],
      [`UPDATE round_approval SET digest = '' WHERE round_id = $1`, [roundId]],
      [`DELETE FROM round_approval WHERE round_id = $1`, [roundId]],
      [`UPDATE round_lock SET lot_seed = '' WHERE round_id = $1`, [roundId]],
      [
        `INSERT INTO disqualification (id, attempt_id, reason, decided_at, decided_by) VALUES (gen_random_uuid(), $1, 'x', now(), $1)`,
        [other.attemptId],
      ],
    ] as const;
    try {
      for (const [text, values] of refused) {
        await expect(owner.query(text, [...values]), text).rejects.toMatchObject({ code: "42501" });
      }
    } finally {
      await owner.end();
    }
    expect(await latestRows(roundId)).toEqual({ last, rows });
  });
});
