import { attemptDeadline } from "~/core/time/deadline";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { lockContest, lockRound } from "./locks.server";
import type { RoundView } from "./round";
import { readRound } from "./round-row.server";

export type ExtendRoundRefusal =
  | "round-unknown"
  | "not-open"
  | "round-closed"
  | "not-later"
  | "reason-missing";

export type Extension = { closesAt: Date; reason: string };
type Moved = { attemptId: string; deadlineAt: Date };

/**
 * Moves the end of an opened round later, while it has not been reached. Attempts under way get the deadline that
 * follows from the new end, in the same transaction.
 */
export async function extendRound(
  roundId: string,
  { closesAt, reason }: Extension,
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ closesAt: Date; movedAttempts: number }, ExtendRoundRefusal>> {
  const extended = await transaction(async (tx) => {
    const place = await tx.round.findUnique({ where: { id: roundId }, select: { contestId: true } });
    if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
    await lockRound(tx, roundId);
    const round = await readRound(tx, roundId, now);
    if (!round) return refuse("round-unknown");
    const refusal = refusalOf(round, { closesAt, reason });
    if (refusal) return refuse(refusal);

    const moved = await moveDeadlines(tx, { ...round, closesAt });
    await record(tx, round, { closesAt, reason: reason.trim(), movedAttempts: moved.length, now, actorId });
    return accept({ contestId: round.contestId, moved });
  });
  if (!extended.ok) return extended;
  for (const one of extended.moved) announce("time-extended", one);
  announce("round-changed", { contestId: extended.contestId, roundId });
  return accept({ closesAt, movedAttempts: extended.moved.length });
}

type Recorded = Extension & { movedAttempts: number; now: Date; actorId: string };

/** The new end, the extension as a fact of its own, and the line of the audit log. */
async function record(tx: Tx, round: RoundView, extension: Recorded): Promise<void> {
  const { closesAt, reason, movedAttempts, now, actorId } = extension;
  const ends = { oldClosesAt: round.closesAt, newClosesAt: closesAt };
  await tx.round.update({ where: { id: round.id }, data: { closesAt } });
  await tx.roundExtension.create({
    data: { roundId: round.id, ...ends, reason, extendedAt: now, extendedBy: actorId },
  });
  await recordAudit(tx, {
    at: now,
    actorId,
    act: "extend-round",
    subject: "round",
    subjectId: round.id,
    reason,
    detail: {
      oldClosesAt: round.closesAt.toISOString(),
      newClosesAt: closesAt.toISOString(),
      movedAttempts,
    },
  });
}

function refusalOf(round: RoundView, { closesAt, reason }: Extension): ExtendRoundRefusal | null {
  if (reason.trim() === "") return "reason-missing";
  if (round.phase === "draft") return "not-open";
  if (round.phase !== "scheduled" && round.phase !== "running") return "round-closed";
  return closesAt.getTime() > round.closesAt.getTime() ? null : "not-later";
}

/** Recomputes the deadline of every attempt that is not submitted; answers those that changed. */
async function moveDeadlines(
  tx: Tx,
  round: { id: string; closesAt: Date; durationMs: number },
): Promise<Moved[]> {
  const open = await tx.$queryRaw<{ id: string; startedAt: Date; deadlineAt: Date; extraMs: number }[]>`
    SELECT id, started_at AS "startedAt", deadline_at AS "deadlineAt", extra_ms AS "extraMs"
    FROM attempt WHERE round_id = ${round.id}::uuid AND submitted_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`;
  const moved = open
    .map((attempt) => ({ attempt, deadlineAt: attemptDeadline({ ...round, ...attempt }) }))
    .filter(({ attempt, deadlineAt }) => deadlineAt.getTime() !== attempt.deadlineAt.getTime())
    .map(({ attempt, deadlineAt }) => ({ attemptId: attempt.id, deadlineAt }));
  if (moved.length > 0) {
    const ids = moved.map((one) => one.attemptId);
    const deadlines = moved.map((one) => one.deadlineAt.toISOString());
    await tx.$executeRaw`
      UPDATE attempt SET deadline_at = moved.deadline_at
      FROM unnest(${ids}::uuid[], ${deadlines}::timestamptz[]) AS moved (id, deadline_at)
      WHERE attempt.id = moved.id`;
  }
  return moved;
}
