import { type ContestView, chainOf, metricOf } from "~/contest/contest";
import { findRound } from "~/contest/contest.queries.server";
import type { RoundView } from "~/contest/round";
import { type Disclosure, publicDisclosure } from "~/core/ranking/disclosure";
import { db } from "~/platform/db.server";
import type { BoardMessage, BoardRow } from "~/realtime/protocol";
import { Board } from "./board.server";
import { listLatestStandings, listStandingRows } from "./standing.queries.server";

/** A public board before the publisher gives it a version. */
export type BoardState = Omit<BoardMessage, "version">;

const MAX_BOARDS = 256;
const boards = new Map<string, Board>();

/** What the store must know of the round. */
export type BoardRound = {
  round: RoundView;
  contest: Pick<ContestView, "rankingChain" | "predictionMetric">;
};

function boardOf({ round, contest }: BoardRound, trackId: string, asOf: Date | null): Board {
  const key = [round.id, trackId, asOf?.getTime() ?? "live"].join(" ");
  let board = boards.get(key);
  if (!board) {
    const order = { chain: contest.rankingChain, countedRule: round.countedAttempt };
    board = new Board({ roundId: round.id, trackId, asOf }, order);
  }
  boards.delete(key);
  boards.set(key, board);
  for (const oldest of boards.keys()) {
    if (boards.size <= MAX_BOARDS) break;
    boards.delete(oldest);
  }
  return board;
}

/** From this instant the public board stands still; null: never. An extension of the window moves it. */
export function frozenAt(round: Pick<RoundView, "closesAt" | "freezeBeforeMs">): Date | null {
  return round.freezeBeforeMs === null ? null : new Date(round.closesAt.getTime() - round.freezeBeforeMs);
}

/** What the public may see of the round's board with `entries` people on it. */
export function disclosureOf({ round, contest }: BoardRound, entries: number, now: Date): Disclosure {
  return publicDisclosure({
    phase: round.phase,
    predictionMetric: metricOf(contest.predictionMetric),
    frozenAt: frozenAt(round),
    now,
    boardRows: round.boardRows,
    entries,
  });
}

/** Reads the round anew, so that openings, extensions and locks made elsewhere are seen; null when there is none. */
export async function readBoardRound(roundId: string, now: Date): Promise<BoardRound | null> {
  const round = await findRound(roundId, now);
  if (!round) return null;
  const { rankingChain, predictionMetric } = await db().contest.findUniqueOrThrow({
    where: { id: round.contestId },
    select: { rankingChain: true, predictionMetric: true },
  });
  return { round, contest: { rankingChain: chainOf(rankingChain), predictionMetric } };
}

/** An attempt of this person was closed or decided on: the boards it may stand on look again. */
export function touchBoards(change: { roundId: string; trackId: string; accountId: string }): void {
  const prefix = `${change.roundId} ${change.trackId} `;
  for (const [key, board] of boards) if (key.startsWith(prefix)) board.touch(change.accountId);
}

/** The board that counts now: the frozen one from the freeze on, up to date. */
async function presentBoard(of: BoardRound, trackId: string, now: Date): Promise<Board> {
  const freeze = frozenAt(of.round);
  const board = boardOf(of, trackId, freeze && freeze <= now ? freeze : null);
  await board.refresh(now);
  return board;
}

async function finalState(
  trackId: string,
  of: BoardRound,
  now: Date,
): Promise<{ rows: BoardRow[]; people: number }> {
  const standing = (await listLatestStandings(of.round.id)).find((one) => one.trackId === trackId);
  if (!standing) return { rows: [], people: 0 };
  const { maxRows } = disclosureOf(of, standing.people, now);
  const rows = maxRows > 0 ? await listStandingRows(standing.id, maxRows) : [];
  return {
    people: standing.people,
    rows: rows.map(({ rank, displayName, unitName, points, durationMs, prizeName }) => ({
      rank,
      displayName,
      unitName,
      points,
      durationMs,
      ...(prizeName === null ? {} : { prizeName }),
    })),
  };
}

/** The board as everybody may see it at `now`. Page, socket and export all take it from here. */
export async function boardState(of: BoardRound, trackId: string, now: Date): Promise<BoardState> {
  const base = { roundId: of.round.id, trackId, computedAt: now.getTime() };
  if (of.round.phase === "provisional" || of.round.phase === "official") {
    const { rows, people } = await finalState(trackId, of, now);
    const { board, showTotals } = disclosureOf(of, people, now);
    return { ...base, status: board, rows, people: showTotals ? people : null };
  }
  if (disclosureOf(of, Number.MAX_SAFE_INTEGER, now).board === "hidden") {
    return { ...base, status: "hidden", rows: [], people: null };
  }
  const board = await presentBoard(of, trackId, now);
  const shown = disclosureOf(of, board.size, now);
  const rows = shown.maxRows > 0 ? await board.top(shown.maxRows) : [];
  return { ...base, status: shown.board, rows, people: shown.showTotals ? board.size : null };
}

/** The person's present rank, 1-based; null when there is none or it may not be shown. */
export async function runningRank(
  of: BoardRound,
  trackId: string,
  accountId: string,
  now: Date,
): Promise<number | null> {
  if (!disclosureOf(of, Number.MAX_SAFE_INTEGER, now).showOwnRank) return null;
  const board = await presentBoard(of, trackId, now);
  return disclosureOf(of, board.size, now).showOwnRank ? board.rankOf(accountId) : null;
}

/** Forgets every board: for tests and after a restore of the database. */
export function forgetBoards(): void {
  boards.clear();
}
