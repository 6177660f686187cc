import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import { mayRelease } from "./round";
import { readRound } from "./round-row.server";

export type ReleaseSolutionsRefusal = "round-unknown" | "not-locked";

/**
 * Lets those who sat see keys and explanations; only when the round is locked, because until then some attempt could
 * still be under way. Releasing twice changes nothing.
 */
export async function releaseSolutions(
  roundId: string,
  { now, actorId }: ContestContext,
): Promise<Verdict<{ contestId: string; releasedAt: Date }, ReleaseSolutionsRefusal>> {
  const released = await transaction(async (tx) => {
    const place = await tx.round.findUnique({ where: { id: roundId }, select: { contestId: true } });
    if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
    const round = await readRound(tx, roundId, now);
    if (!round) return refuse("round-unknown");
    if (!mayRelease(round.phase)) return refuse("not-locked");
    const { contestId } = round;
    if (round.releasedAt) return accept({ contestId, releasedAt: round.releasedAt, isNew: false });
    await tx.roundRelease.create({ data: { roundId, releasedAt: now, releasedBy: actorId } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "release-solutions",
      subject: "round",
      subjectId: roundId,
    });
    return accept({ contestId, releasedAt: now, isNew: true });
  });
  if (!released.ok) return released;
  const { contestId, releasedAt, isNew } = released;
  if (isNew) announce("round-changed", { contestId, roundId });
  return accept({ contestId, releasedAt });
}
