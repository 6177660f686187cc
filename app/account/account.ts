/** A sign-in as pages may see it: no secrets. */
export type AccountFacts = {
  id: string;
  kind: "staff" | "citizen" | "official";
  signInName: string;
  displayName: string;
  memberId: string | null;
  /** The unit a citizen picked. */
  unitId: string | null;
  /** Set while a one-time password waits to be replaced. */
  initialPasswordExpiresAt: Date | null;
  passwordChangedAt: Date | null;
  createdAt: Date;
  disabledAt: Date | null;
};

/** One live sign-in of an account. */
export type SessionFacts = {
  id: string;
  /** "Chrome · Android", or "?" */
  device: string;
  trusted: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
};

/** `none`: a roster member without an account; `waiting`: the one-time password has not been replaced yet. */
export type AccountState = "none" | "waiting" | "active" | "disabled";
export const ACCOUNT_STATES = ["none", "waiting", "active", "disabled"] as const satisfies AccountState[];

/** The state of a roster member's account; null: there is none. */
export function accountState(
  account: Pick<AccountFacts, "disabledAt" | "initialPasswordExpiresAt"> | null,
): AccountState {
  if (!account) return "none";
  if (account.disabledAt) return "disabled";
  return account.initialPasswordExpiresAt ? "waiting" : "active";
}
