import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";

export type LiftBarRefusal = "bar-unknown" | "reason-missing";

/** Ends a bar; the fact that it was there stays. */
export async function liftBar(
  contestId: string,
  { barId, reason }: { barId: string; reason: string },
  { now, actorId }: ContestContext,
): Promise<Verdict<unknown, LiftBarRefusal>> {
  if (reason.trim() === "") return refuse("reason-missing");
  return transaction(async (tx) => {
    const lifted = await tx.bar.updateMany({
      where: { id: barId, contestId, liftedAt: null },
      data: { liftedAt: now },
    });
    if (lifted.count === 0) return refuse("bar-unknown");
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "lift-bar",
      subject: "contest",
      subjectId: contestId,
      reason: reason.trim(),
      detail: { barId },
    });
    return accept();
  });
}
