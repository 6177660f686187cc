import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { type BoardMessage, boardRoom } from "~/realtime/protocol";
import { connectCarrier, publishedVersion } from "~/realtime/publish.server";
import { Board } from "~/standing/board.server";
import { boardState, forgetBoards, readBoardRound } from "~/standing/board-store.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { lockRound } from "~/standing/lock-round.server";
import { findOwnStanding } from "~/standing/own-standing.queries.server";
import { publishBoards, watchBoard } from "~/standing/publish-boards.server";
import { hours, minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import type { Sitting } from "../support/sitting-fixture";
import { callDoor, giveResult, type Metric, makeRanked, makeRound, sit } from "../support/standing-fixture";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => forgetBoards());
afterEach(() => {
  connectCarrier(null);
  vi.useRealTimers();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Takes what is published of this board, in the place of sockets. */
function carry({ roundId, trackId }: Sitting, take: (message: BoardMessage) => void) {
  const own = boardRoom(roundId, trackId);
  connectCarrier({
    send: (room, _event, message) => void (room === own && take(message as BoardMessage)),
    isWatched: () => true,
  });
}

async function stateAt(place: Sitting, now: Date) {
  const of = await readBoardRound(place.roundId, now);
  if (!of) throw new Error("no round");
  return boardState(of, place.trackId, now);
}

async function ownAt(place: Sitting, accountId: string, now: Date) {
  const of = await readBoardRound(place.roundId, now);
  if (!of) throw new Error("no round");
  return findOwnStanding(of, accountId, now);
}

/** The ranking worked out from nothing but the journal, the keys and the times of submission. */
async function fromJournal(place: Sitting) {
  const attempts = await db().attempt.findMany({
    where: { roundId: place.roundId },
    include: { events: { orderBy: { seq: "asc" } }, account: true },
  });
  const lines = attempts.map(({ paper, events, account, startedAt, submittedAt }) => {
    const last = new Map(events.map(({ position, choice }) => [position, choice]));
    const questions = paper as { options: { id: string; key: string }[] }[];
    const right = questions.filter(({ options }, at) => {
      const chosen = last.get(at + 1) ?? [];
      return chosen.length === 1 && options.find(({ id }) => id === chosen[0])?.key === "b";
    });
    const durationMs = (submittedAt as Date).getTime() - startedAt.getTime();
    return { displayName: account.displayName, points: right.length * 10, durationMs };
  });
  return lines.sort((a, b) => b.points - a.points || a.durationMs - b.durationMs);
}

const withoutRank = ({ displayName, points, durationMs }: BoardMessage["rows"][number]) => ({
  displayName,
  points,
  durationMs,
});

describe("the board", () => {
  it("is what the journal says, whether built at once or step by step", async () => {
    const place = await makeRound();
    const plan: [right: number, afterMinutes: number][] = [
      [4, 10],
      [9, 12],
      [4, 6],
      [0, 1],
      [7, 19],
    ];
    let now = minutes(1);
    for (const [right, after] of plan) {
      await sit(place, right, after);
      now = new Date(now.getTime() + 1000);
      await stateAt(place, now);
    }
    const stepByStep = await stateAt(place, minutes(2));
    forgetBoards();
    const atOnce = await stateAt(place, minutes(2));
    expect(stepByStep.rows).toEqual(atOnce.rows);
    expect(atOnce.rows.map(withoutRank)).toEqual(await fromJournal(place));
    expect(atOnce.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(atOnce).toMatchObject({ status: "live", people: 5 });
    expect(atOnce.rows[0]?.unitName).toMatch(/^Đơn vị/);
  });

  it("gives equals the same rank and counts the better of two attempts", async () => {
    const place = await makeRound();
    const first = await makeRanked(place, { points: 50, afterMinutes: 20 });
    await makeRanked(place, { points: 70, afterMinutes: 10 });
    await makeRanked(place, { points: 70, afterMinutes: 10 });
    expect((await stateAt(place, minutes(30))).rows.map((row) => row.rank)).toEqual([1, 1, 3]);
    await giveResult(place, first.accountId, { points: 90, afterMinutes: 31, number: 2 });
    const { rows, people } = await stateAt(place, minutes(32));
    expect([people, rows.map((row) => [row.rank, row.points])]).toEqual([
      3,
      [
        [1, 90],
        [2, 70],
        [2, 70],
      ],
    ]);
  });

  it("serves many readers at once from one look, never half built", async () => {
    const place = await makeRound();
    for (let i = 0; i < 5; i++) await makeRanked(place, { points: i * 10, afterMinutes: i + 1 });
    const states = await Promise.all(Array.from({ length: 20 }, () => stateAt(place, minutes(20))));
    expect(new Set(states.map((state) => state.rows.length))).toEqual(new Set([5]));
    const { roundId, trackId } = place;
    const board = new Board({ roundId, trackId, asOf: null }, { chain: ["points"], countedRule: "best" });
    await Promise.all(Array.from({ length: 20 }, () => board.refresh(minutes(20))));
    expect([board.size, board.revision]).toEqual([5, 1]);
  });

  it("forgets a disqualified attempt at the next look", async () => {
    const place = await makeRound();
    const { attemptId } = await makeRanked(place, { points: 90 });
    await makeRanked(place, { points: 10 });
    expect((await stateAt(place, minutes(20))).rows).toHaveLength(2);
    const data = { attemptId, reason: "thi hộ", decidedAt: minutes(21), decidedBy: place.roundId };
    await db().disqualification.create({ data });
    expect((await stateAt(place, minutes(22))).rows.map((row) => row.points)).toEqual([10]);
  });

  it("stands still from the freeze on, own rank with it", async () => {
    const place = await makeRound({ freezeBeforeMs: 60 * 60_000, resultTiming: "at_once" });
    const { accountId } = await makeRanked(place, { points: 50, afterMinutes: 30 });
    expect(await ownAt(place, accountId, minutes(40))).toMatchObject({ rank: 1, points: 50 });
    await makeRanked(place, { points: 90, afterMinutes: 70 });
    const frozen = await stateAt(place, minutes(80));
    expect([frozen.status, frozen.people, frozen.rows.map((row) => row.points)]).toEqual(["frozen", 1, [50]]);
    expect(await ownAt(place, accountId, minutes(80))).toMatchObject({ rank: null, people: null });
  });

  it("is not shown to anybody, at any time, when the organiser wants none", async () => {
    const place = await makeRound({ boardRows: 0 });
    const { accountId } = await makeRanked(place, { points: 30 });
    const { displayName } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
    const nowhere = async (now: Date) => {
      expect(await stateAt(place, now)).toMatchObject({ status: "hidden", rows: [] });
      vi.useFakeTimers({ now, toFake: ["Date"] });
      const board = await callDoor("watch/board.tsx", { place });
      expect(JSON.parse(board.text).page.round).toMatchObject({ isPublic: false });
      const contest = await callDoor("watch/contest.tsx", { place });
      for (const { text } of [board, contest]) expect(text).not.toContain(displayName);
      expect(contest.text).toContain('"hasBoard":false');
      vi.useRealTimers();
    };
    await nowhere(minutes(60));
    const by = { now: hours(4), actorId: null };
    await lockRound(place.roundId, by);
    await nowhere(hours(4));
    await computeStanding(place.roundId, by);
    await nowhere(hours(5));
  });

  it("tells the own points only when the round says so", async () => {
    const place = await makeRound({ resultTiming: "after_close" });
    const { accountId } = await makeRanked(place, { points: 50 });
    expect(await ownAt(place, accountId, minutes(40))).toMatchObject({ points: null, rank: null });
    expect(await ownAt(place, accountId, minutes(130))).toMatchObject({ points: 50, rank: 1 });
  });
});

describe("what is being predicted", () => {
  const doorsOf = async (place: Sitting, accountId: string, now: Date) => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    const stranger = await callDoor("watch/board.tsx", { place });
    const contestant = await callDoor("watch/board.tsx", { place, as: accountId });
    const contest = await callDoor("watch/contest.tsx", { place, as: accountId });
    vi.useRealTimers();
    return { stranger, contestant, contest };
  };

  const socketAt = async (place: Sitting, now: Date) => {
    const sent: BoardMessage[] = [];
    carry(place, (message) => sent.push(message));
    watchBoard(place);
    await publishBoards(now, () => true);
    return sent[0];
  };

  it.each<[Metric, number]>([
    ["participants", 7],
    ["perfect_scores", 12],
  ])("is told by no path before the lock (%s, %i people)", async (metric, count) => {
    const place = await makeRound({ resultTiming: "at_once" }, metric);
    const people = [];
    for (let i = 0; i < count; i++) {
      people.push(
        await makeRanked(place, { points: i < 4 ? 90 : 30, afterMinutes: i + 1, prediction: count }),
      );
    }
    const last = people.at(-1) as { accountId: string };
    for (const now of [minutes(60), minutes(130)]) {
      const state = await stateAt(place, now);
      expect(state).toMatchObject({ status: "hidden", people: null, rows: [] });
      expect(await ownAt(place, last.accountId, now)).toMatchObject({ rank: null, people: null });
      expect(await socketAt(place, now)).toMatchObject({ status: "hidden", people: null, rows: [] });
      connectCarrier(null);
      const { stranger, contestant, contest } = await doorsOf(place, last.accountId, now);
      for (const { status, text } of [stranger, contestant]) {
        expect(status).toBe(200);
        const { page } = JSON.parse(text);
        expect(page.state).toMatchObject({ status: "hidden", people: null, rows: [] });
        expect(page.own === null || (page.own.row === null && page.own.rank === null)).toBe(true);
      }
      for (const { displayName } of await db().account.findMany({
        where: { id: { in: people.map((p) => p.accountId) } },
      })) {
        expect(stranger.text).not.toContain(`"${displayName}"`);
        expect(contest.text).not.toContain(`"${displayName}"`);
      }
    }
  });

  it("leaves the ten best to see once there are more participants, but no count and no own rank", async () => {
    const place = await makeRound({ resultTiming: "at_once" }, "participants");
    const people = [];
    for (let i = 0; i < 13; i++)
      people.push(await makeRanked(place, { points: 10 * (i % 9), afterMinutes: i + 1 }));
    const state = await stateAt(place, minutes(60));
    expect([state.status, state.rows.length, state.people]).toEqual(["live", 10, null]);
    for (const { accountId } of people) {
      expect(await ownAt(place, accountId, minutes(60))).toMatchObject({ rank: null, people: null });
    }
  });

  it("is told once the round is locked", async () => {
    const place = await makeRound({}, "participants");
    const { accountId } = await makeRanked(place, { points: 30 });
    await db().roundLock.create({ data: { roundId: place.roundId, lockedAt: hours(3), lotSeed: "s" } });
    expect(await stateAt(place, hours(4))).toMatchObject({ status: "live", people: 1 });
    expect(await ownAt(place, accountId, hours(4))).toMatchObject({ rank: 1 });
  });
});

describe("publishing", () => {
  it("sends a board only when it changed, at most once a second, each with the next version", async () => {
    vi.useFakeTimers({ now: NOW, toFake: ["Date", "setTimeout", "clearTimeout"] });
    const place = await makeRound();
    const sent: { at: number; message: BoardMessage }[] = [];
    carry(place, (message) => sent.push({ at: Date.now(), message }));
    watchBoard(place);
    for (let turn = 0; turn < 30; turn++) {
      if (turn % 3 === 0 && turn < 21) await makeRanked(place, { points: turn, afterMinutes: 60 + turn });
      await publishBoards(minutes(60 + turn), () => true);
      vi.advanceTimersByTime(300);
    }
    vi.advanceTimersByTime(2000);
    expect(sent.length).toBeGreaterThan(2);
    expect(sent.length).toBeLessThanOrEqual(10);
    for (const [at, one] of sent.entries()) {
      const before = sent[at - 1];
      if (!before) continue;
      expect(one.at - before.at).toBeGreaterThanOrEqual(1000);
      expect(one.message.version).toBe(before.message.version + 1);
    }
    const last = sent.at(-1)?.message;
    expect(last?.rows).toHaveLength(7);
    expect(publishedVersion(boardRoom(place.roundId, place.trackId))).toBe(last?.version);
  });

  it("sends a result anew when it turns official, though no line of it changed", async () => {
    const place = await makeRound();
    await makeRanked(place, { points: 30 });
    const { roundId } = place;
    await lockRound(roundId, { now: hours(3), actorId: null });
    await computeStanding(roundId, { now: hours(4), actorId: null });
    const sent: BoardMessage[] = [];
    carry(place, (message) => sent.push(message));
    watchBoard(place);
    await publishBoards(hours(5), () => true);
    await publishBoards(hours(6), () => true);
    expect(sent.map(({ status }) => status)).toEqual(["final"]);
    const approval = { roundId, approvedAt: hours(7), approvedBy: roundId, digest: "" };
    await db().roundApproval.create({ data: approval });
    await publishBoards(hours(8), () => true);
    await vi.waitFor(() => expect(sent).toHaveLength(2), 3000);
    expect(sent[1]?.rows).toEqual(sent[0]?.rows);
  });

  it("goes on for a room that is joined late, and stops for one that all have left", async () => {
    const place = await makeRound();
    const sent: unknown[] = [];
    carry(place, (message) => sent.push(message));
    watchBoard(place);
    await publishBoards(minutes(10), () => false);
    expect(sent).toHaveLength(0);
    await publishBoards(minutes(11), () => true);
    expect(sent).toHaveLength(1);
    for (let turn = 0; turn < 40; turn++) await publishBoards(minutes(12), () => false);
    await makeRanked(place, { points: 90 });
    await publishBoards(minutes(60), () => true);
    expect(sent).toHaveLength(1);
  });
});
