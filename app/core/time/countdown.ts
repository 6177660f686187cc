/** Remaining times at which a countdown speaks up, in milliseconds: five minutes and one minute. */
export const ANNOUNCE_AT_MS = [5 * 60_000, 60_000] as const;

/** Milliseconds left until the deadline, never negative. */
export function remainingMs(deadlineAt: Date, now: Date): number {
  return Math.max(0, deadlineAt.getTime() - now.getTime());
}

/** Seconds to show for the milliseconds left, rounded up: "0" appears only when the time is over. */
export function remainingSeconds(leftMs: number): number {
  return Math.ceil(Math.max(0, leftMs) / 1000);
}

/**
 * The threshold to announce when the time left went from `previousMs` to `leftMs`, or null. A threshold is reached at
 * exactly its value and passed once; after a sleep across both only the lower one is announced.
 */
export function announcementDue(previousMs: number, leftMs: number): number | null {
  const passed = ANNOUNCE_AT_MS.filter((threshold) => previousMs > threshold && leftMs <= threshold);
  return leftMs > 0 ? (passed.at(-1) ?? null) : null;
}

/**
 * Milliseconds to add to the phone's clock to get the server's, from one exchange: the server's instant is taken to lie in the
 * middle between sending and receiving (Cristian's algorithm; wrong by half the round trip at most).
 */
export function clockOffset(serverNow: Date, clientSentAt: Date, clientReceivedAt: Date): number {
  return serverNow.getTime() - (clientSentAt.getTime() + clientReceivedAt.getTime()) / 2;
}

export type ClockSample = { offsetMs: number; roundTripMs: number };

/** The offset of the sample with the shortest round trip, or null without samples. */
export function bestClockOffset(samples: readonly ClockSample[]): number | null {
  let best: ClockSample | null = null;
  for (const sample of samples) if (best === null || sample.roundTripMs < best.roundTripMs) best = sample;
  return best === null ? null : best.offsetMs;
}
