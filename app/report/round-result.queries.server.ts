import type { ContestView } from "~/contest/contest";
import { listPrizes, listTracks } from "~/contest/contest.queries.server";
import type { PrizeView } from "~/contest/prize";
import type { RoundView } from "~/contest/round";
import type { TrackView } from "~/contest/track";
import { type DecisionView, listDecisions } from "~/integrity/decisions.queries.server";
import { db } from "~/platform/db.server";
import {
  listLatestStandings,
  listStandingRows,
  type StandingRowView,
  type StandingView,
} from "~/standing/standing.queries.server";

export type TrackResult = {
  track: TrackView;
  standing: StandingView;
  rows: StandingRowView[];
  prizes: PrizeView[];
};

/** All that the documents of one round's result are made of. */
export type RoundResult = {
  contest: ContestView;
  round: RoundView;
  tracks: TrackResult[];
  decisions: DecisionView[];
  /** The actual number that was predicted; null: nothing was asked. */
  predictionActual: number | null;
  lotSeed: string | null;
  /** null: the result is provisional. */
  approval: { approvedAt: Date; approvedBy: string; note: string; digest: string } | null;
  attemptCount: number;
};

async function findApproval(roundId: string): Promise<RoundResult["approval"]> {
  const approval = await db().roundApproval.findUnique({ where: { roundId } });
  if (!approval) return null;
  const account = await db().account.findUnique({
    where: { id: approval.approvedBy },
    select: { displayName: true },
  });
  const { approvedAt, note, digest } = approval;
  return { approvedAt, approvedBy: account?.displayName ?? "", note, digest };
}

/** The latest result of a round; null before one has been computed. */
export async function findRoundResult(contest: ContestView, round: RoundView): Promise<RoundResult | null> {
  const standings = await listLatestStandings(round.id);
  if (standings.length === 0) return null;
  const [tracks, prizes, decisions, lock, approval, attemptCount] = await Promise.all([
    listTracks(contest.id),
    listPrizes(contest.id),
    listDecisions(round.id),
    db().roundLock.findUnique({ where: { roundId: round.id }, select: { lotSeed: true } }),
    findApproval(round.id),
    db().attempt.count({ where: { roundId: round.id, submittedAt: { not: null } } }),
  ]);
  const results: TrackResult[] = [];
  for (const track of tracks) {
    const standing = standings.find((one) => one.trackId === track.id);
    if (!standing) continue;
    const rows = await listStandingRows(standing.id);
    results.push({ track, standing, rows, prizes: prizes.filter((prize) => prize.trackId === track.id) });
  }
  const predictionActual = standings.find((one) => one.predictionActual !== null)?.predictionActual ?? null;
  const lotSeed = lock?.lotSeed ?? null;
  return { contest, round, tracks: results, decisions, predictionActual, lotSeed, approval, attemptCount };
}
