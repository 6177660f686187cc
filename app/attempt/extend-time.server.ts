import * as z from "zod";
import { block, wholeNumber } from "~/contest/form-fields";
import { attemptDeadline } from "~/core/time/deadline";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";

const MINUTE_MS = 60_000;

/** The form of an extension: the attempt, whole minutes and a reason in words. Messages are keys. */
export const extendTimeFields = z.object({
  attemptId: z.uuid(),
  extraMinutes: wholeNumber(1, 240),
  reason: block(500).refine((reason) => reason.length >= 5, "required"),
});

export type ExtendTimeRefusal = "attempt-unknown" | "attempt-submitted" | "round-locked";

export type ExtendTime = {
  attemptId: string;
  extraMinutes: number;
  reason: string;
  now: Date;
  actorId: string;
};

async function lockAttempt(tx: Tx, attemptId: string) {
  // A share lock of the round keeps its end and its lock from moving meanwhile.
  await tx.$queryRaw`
    SELECT FROM round WHERE id = (SELECT round_id FROM attempt WHERE id = ${attemptId}::uuid) FOR SHARE`;
  await tx.$queryRaw`SELECT FROM attempt WHERE id = ${attemptId}::uuid FOR UPDATE`;
  return tx.attempt.findUnique({
    where: { id: attemptId },
    select: {
      startedAt: true,
      submittedAt: true,
      extraMs: true,
      round: { select: { durationMs: true, closesAt: true, lock: { select: { lockedAt: true } } } },
    },
  });
}

/** Grants one person more time, with a reason, on top of what was granted before; it also runs past the round's end. */
export async function extendTime(
  grant: ExtendTime,
): Promise<Verdict<{ deadlineAt: Date }, ExtendTimeRefusal>> {
  const { attemptId, reason, now, actorId } = grant;
  const verdict = await transaction(async (tx): Promise<Verdict<{ deadlineAt: Date }, ExtendTimeRefusal>> => {
    const attempt = await lockAttempt(tx, attemptId);
    if (!attempt) return refuse("attempt-unknown");
    if (attempt.submittedAt) return refuse("attempt-submitted");
    if (attempt.round.lock) return refuse("round-locked");
    const addedMs = grant.extraMinutes * MINUTE_MS;
    const extraMs = attempt.extraMs + addedMs;
    const { durationMs, closesAt } = attempt.round;
    const deadlineAt = attemptDeadline({ startedAt: attempt.startedAt, durationMs, closesAt, extraMs });
    await tx.attempt.update({ where: { id: attemptId }, data: { extraMs, deadlineAt } });
    await tx.timeExtension.create({
      data: { attemptId, extraMs: addedMs, reason, grantedAt: now, grantedBy: actorId },
    });
    const detail = { extraMs: addedMs, deadlineAt: deadlineAt.toISOString() };
    const about = { subject: "attempt", subjectId: attemptId, reason, detail };
    await recordAudit(tx, { at: now, actorId, act: "extend-time", ...about });
    return accept({ deadlineAt });
  });
  if (verdict.ok) announce("time-extended", { attemptId, deadlineAt: verdict.deadlineAt });
  return verdict;
}
