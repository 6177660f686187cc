import type { Role } from "~/core/scope";

export type GrantScope =
  | { kind: "system" }
  | { kind: "unit"; unitId: string; path: string }
  | { kind: "contest"; contestId: string; holderPath: string };

export type HeldGrant = { role: Role; scope: GrantScope };

/** Who asks: one live session, its account and what the account may do. */
export type Viewer = {
  accountId: string;
  displayName: string;
  kind: "staff" | "citizen" | "official";
  /** The roster member behind a staff account. */
  memberId: string | null;
  sessionId: string;
  deviceId: string;
  /** The one-time password has not been replaced yet: only the password page is open. */
  mustChangePassword: boolean;
  grants: HeldGrant[];
};
