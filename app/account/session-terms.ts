const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** How long a session lives. Both limits hold: the one that comes first ends it. */
export type SessionTerms = {
  /** Seconds without a request. */
  idleS: number;
  /** Seconds from the sign-in. */
  lifetimeS: number;
  trusted: boolean;
};

const ORDINARY: SessionTerms = { idleS: 8 * HOUR_S, lifetimeS: DAY_S, trusted: false };
/** A contestant's own phone stays signed in for the time of a contest. */
const TRUSTED: SessionTerms = { idleS: 30 * DAY_S, lifetimeS: 30 * DAY_S, trusted: true };
/** Whoever holds a role signs in every working day, on whatever device. */
const PRIVILEGED: SessionTerms = { idleS: 8 * HOUR_S, lifetimeS: 12 * HOUR_S, trusted: false };

/** How long a new session lasts; who holds a role is never kept signed in for long. */
export function sessionTerms(asked: { trusted: boolean; privileged: boolean }): SessionTerms {
  if (asked.privileged) return PRIVILEGED;
  return asked.trusted ? TRUSTED : ORDINARY;
}

/** Whether the session is over at `now`, by its lifetime or for want of use. */
export function isSessionOver(
  session: { lastSeenAt: Date; idleS: number; expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  if (session.endedAt || session.expiresAt <= now) return true;
  return session.lastSeenAt.getTime() + session.idleS * 1000 <= now.getTime();
}

/** Why a session ended before its time. */
export type SessionEnd =
  | "signed-out"
  | "signed-out-everywhere"
  | "ended-by-owner"
  | "replaced"
  | "password-changed"
  | "credentials-reissued"
  | "grants-changed"
  | "account-disabled";
