import type { Scope } from "~/core/scope";
import { db } from "~/platform/db.server";

/** Whether the attempt is the account's own. */
export async function isOwnAttempt(attemptId: string, accountId: string): Promise<boolean> {
  return (await db().attempt.count({ where: { id: attemptId, accountId } })) > 0;
}

/** The scope of the contest that the round belongs to; null when there is no such round. */
export async function findRoundScope(roundId: string): Promise<Scope | null> {
  const round = await db().round.findUnique({
    where: { id: roundId },
    select: { contestId: true, contest: { select: { holder: { select: { path: true } } } } },
  });
  return round && { kind: "contest", contestId: round.contestId, holderPath: round.contest.holder.path };
}

/** Whether the round has been opened, its contest is public, and the track is one of the contest's: then anybody may watch. */
export async function isPublicBoard(
  board: { roundId: string; trackId: string },
  now: Date,
): Promise<boolean> {
  const round = await db().round.findFirst({
    where: {
      id: board.roundId,
      opening: { isNot: null },
      contest: { publishedAt: { lte: now }, tracks: { some: { id: board.trackId } } },
    },
    select: { id: true },
  });
  return round !== null;
}
