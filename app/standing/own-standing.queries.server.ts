import { resultShown } from "~/contest/result-timing";
import { countedAttempt } from "~/core/scoring/counted-attempt";
import { db } from "~/platform/db.server";
import { type BoardRound, disclosureOf, runningRank } from "./board-store.server";
import { listLatestStandings } from "./standing.queries.server";
import { listValidAttempts } from "./valid-attempts.queries.server";

/** What a contestant may know of the own result in one round. `rank` and `of` null: not to be told, or none. */
export type OwnStanding = {
  attemptId: string;
  points: number | null;
  maxPoints: number | null;
  correctCount: number | null;
  durationMs: number;
  rank: number | null;
  /** How many people are ranked. */
  people: number | null;
  prizeName: string | null;
  status: "running" | "provisional" | "official";
};

/** The person's counted attempt with what may be shown of it at `now`; null without a valid submitted attempt. */
export async function findOwnStanding(
  of: BoardRound,
  accountId: string,
  now: Date,
): Promise<OwnStanding | null> {
  const { round } = of;
  const attempts = await listValidAttempts(db(), { roundId: round.id, accountIds: [accountId] });
  const counted = countedAttempt(round.countedAttempt, attempts);
  if (!counted) return null;
  const { attemptId, trackId, durationMs } = counted;
  const shown = resultShown(round);
  const score = {
    points: shown ? counted.points : null,
    maxPoints: shown ? counted.maxPoints : null,
    correctCount: shown ? counted.correctCount : null,
  };
  const base = { attemptId, durationMs, ...score };
  if (round.phase !== "provisional" && round.phase !== "official") {
    const rank = shown ? await runningRank(of, trackId, accountId, now) : null;
    return { ...base, rank, people: null, prizeName: null, status: "running" };
  }
  const standing = (await listLatestStandings(round.id)).find((one) => one.trackId === trackId);
  const row =
    standing && (await db().standingRow.findFirst({ where: { standingId: standing.id, accountId } }));
  const { showOwnRank, showTotals } = disclosureOf(of, standing?.people ?? 0, now);
  return {
    ...base,
    rank: shown && showOwnRank ? (row?.rank ?? null) : null,
    people: showTotals ? (standing?.people ?? null) : null,
    prizeName: shown ? (row?.prizeName ?? null) : null,
    status: round.phase,
  };
}
