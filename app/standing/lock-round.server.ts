import { sweep } from "~/attempt/sweep.server";
import { lockContest, lockRound as lockRoundRow } from "~/contest/locks.server";
import { readRound } from "~/contest/round-row.server";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { createToken } from "~/platform/tokens.server";
import { countOpenAttempts } from "./valid-attempts.queries.server";

export type LockRoundRefusal =
  | "round-unknown"
  | "still-running"
  | "not-open"
  | "already-locked"
  | "attempts-open";

type Context = { now: Date; actorId: string | null };

/**
 * Ends a round for good: from now on no attempt changes. Only after the end of the window and when nobody sits any more, extra
 * time included; what is overdue is closed first. Draws the seed of the lot, before any result is computed.
 */
export async function lockRound(
  roundId: string,
  { now, actorId }: Context,
): Promise<Verdict<{ contestId: string }, LockRoundRefusal, { open?: number }>> {
  await sweep(now);
  const locked = await transaction(async (tx) => {
    const place = await tx.round.findUnique({ where: { id: roundId }, select: { contestId: true } });
    if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
    await lockRoundRow(tx, roundId);
    const round = await readRound(tx, roundId, now);
    if (!round) return refuse("round-unknown");
    if (round.phase === "draft" || round.phase === "scheduled") return refuse("not-open");
    if (round.phase === "running") return refuse("still-running");
    if (round.phase !== "closed") return refuse("already-locked");
    const open = await countOpenAttempts(tx, roundId);
    if (open > 0) return refuse("attempts-open", { open });
    await tx.roundLock.create({
      data: { roundId, lockedAt: now, lockedBy: actorId, lotSeed: createToken(16) },
    });
    await recordAudit(tx, { at: now, actorId, act: "lock-round", subject: "round", subjectId: roundId });
    return accept({ contestId: place.contestId });
  });
  if (locked.ok) announce("round-changed", { contestId: locked.contestId, roundId });
  return locked;
}
