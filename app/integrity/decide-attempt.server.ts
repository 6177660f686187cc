import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";

export type DecisionRefusal =
  | "attempt-unknown"
  | "not-submitted"
  | "already-disqualified"
  | "not-disqualified"
  | "reason-missing";

/** The attempt a decision is about, with what others need to act upon it. */
export type DecidedAttempt = { attemptId: string; roundId: string; trackId: string; accountId: string };

/** A verdict of a person, with the reason that goes into the minutes. */
export type Decision = { attemptId: string; verdict: "disqualify" | "reinstate"; reason: string };

const MIN_REASON_LENGTH = 5;

/**
 * Records a disqualification, or its end, inside the caller's transaction. Both stay on record for ever; the database
 * allows one disqualification in force per attempt.
 */
export async function recordDecision(
  tx: Tx,
  { attemptId, verdict, reason }: Decision,
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ decided: DecidedAttempt }, DecisionRefusal>> {
  if (reason.trim().length < MIN_REASON_LENGTH) return refuse("reason-missing");
  const attempt = await tx.attempt.findUnique({
    where: { id: attemptId },
    select: { roundId: true, trackId: true, accountId: true, submittedAt: true },
  });
  if (!attempt) return refuse("attempt-unknown");
  if (!attempt.submittedAt) return refuse("not-submitted");
  const inForce = await tx.disqualification.findFirst({ where: { attemptId, reinstatedAt: null } });
  if (verdict === "disqualify") {
    if (inForce) return refuse("already-disqualified");
    await tx.disqualification.create({ data: { attemptId, reason, decidedAt: now, decidedBy: actorId } });
  } else {
    if (!inForce) return refuse("not-disqualified");
    await tx.disqualification.update({
      where: { id: inForce.id },
      data: { reinstatedAt: now, reinstatedBy: actorId, reinstateReason: reason },
    });
  }
  const act = verdict === "disqualify" ? "disqualify-attempt" : "reinstate-attempt";
  await recordAudit(tx, { at: now, actorId, act, subject: "attempt", subjectId: attemptId, reason });
  const { submittedAt: _, ...place } = attempt;
  return accept({ decided: { attemptId, ...place } });
}
