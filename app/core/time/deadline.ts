/** Milliseconds after the deadline in which a packet that was under way still counts, unless the contest says otherwise. */
export const DEFAULT_GRACE_MS = 5_000;

export type AttemptTiming = {
  startedAt: Date;
  /** Time for the paper in milliseconds; null when only the round's end limits it. */
  durationMs: number | null;
  /** End of the round, exclusive for starting. */
  closesAt: Date;
  /** Extra time granted to this person, in milliseconds; it also runs past the round's end. */
  extraMs: number;
};

/** `min(startedAt + duration, closesAt) + extra`: until then the person works. */
export function attemptDeadline({ startedAt, durationMs, closesAt, extraMs }: AttemptTiming): Date {
  const byRound = closesAt.getTime();
  const byDuration = durationMs === null ? byRound : startedAt.getTime() + durationMs;
  return new Date(Math.min(byDuration, byRound) + extraMs);
}

/**
 * Whether something received at `receivedAt` counts: at or before deadline + grace, both ends included.
 * `receivedAt` is the instant the bytes arrived, before any queue.
 */
export function isReceivedInTime(receivedAt: Date, deadlineAt: Date, graceMs = DEFAULT_GRACE_MS): boolean {
  return receivedAt.getTime() <= deadlineAt.getTime() + graceMs;
}

export type AttemptEnd = { submittedAt: Date | null; deadlineAt: Date };

/**
 * The instant as of which an attempt is closed, or null while it is open. A submission counts as of its receipt,
 * at the latest as of the deadline; without one the attempt is closed *as of the deadline* once the grace is over,
 * whenever the sweeper comes.
 */
export function closedAsOf(
  { submittedAt, deadlineAt }: AttemptEnd,
  now: Date,
  graceMs = DEFAULT_GRACE_MS,
): Date | null {
  if (submittedAt !== null) return submittedAt.getTime() < deadlineAt.getTime() ? submittedAt : deadlineAt;
  return isReceivedInTime(now, deadlineAt, graceMs) ? null : deadlineAt;
}
