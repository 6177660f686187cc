import type { Tx } from "~/platform/db.server";

/**
 * Changes of one contest's structure happen one after the other: every use case that writes tracks, rounds, matrices,
 * settings or openings begins with this lock, so that nothing is opened while it is being changed.
 * False: there is no such contest.
 */
export async function lockContest(tx: Tx, contestId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM contest WHERE id = ${contestId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Excludes everybody who starts an attempt (they take the row FOR SHARE) while the window moves, so that no attempt is
 * born with the deadline of the old end.
 */
export async function lockRound(tx: Tx, roundId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM round WHERE id = ${roundId}::uuid FOR UPDATE`;
}
