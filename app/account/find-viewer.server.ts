import { db } from "~/platform/db.server";
import { hashToken } from "~/platform/tokens.server";
import { isSessionOver } from "./session-terms";
import type { GrantScope, HeldGrant, Viewer } from "./viewer";

const SEEN_EVERY_MS = 60_000;

/** What a viewer needs of an account and its live grants. */
const WITH_GRANTS = {
  grants: { where: { revokedAt: null }, include: { unit: true, contest: { include: { holder: true } } } },
} as const;

type AccountRow = {
  id: string;
  displayName: string;
  kind: Viewer["kind"];
  memberId: string | null;
  initialPasswordExpiresAt: Date | null;
  grants: GrantRow[];
};

/** The live session behind a cookie token, or null. Ended, expired, idle and disabled all count as null. */
export async function findViewer(token: string | null, now: Date): Promise<Viewer | null> {
  if (!token) return null;
  const session = await db().session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { account: { include: WITH_GRANTS } },
  });
  if (!session || isSessionOver(session, now) || session.account.disabledAt) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db().session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  return viewerOf(session.account, session);
}

/**
 * What the account could do now if it were signed in, for acts that no browser asks for (seed, command line, tests);
 * null when there is no such account or it is disabled. Belongs to no session.
 */
export async function viewerOfAccount(accountId: string): Promise<Viewer | null> {
  const account = await db().account.findUnique({ where: { id: accountId }, include: WITH_GRANTS });
  if (!account || account.disabledAt) return null;
  return viewerOf(account, { id: "", deviceId: "" });
}

function viewerOf(account: AccountRow, session: { id: string; deviceId: string }): Viewer {
  return {
    accountId: account.id,
    displayName: account.displayName,
    kind: account.kind,
    memberId: account.memberId,
    sessionId: session.id,
    deviceId: session.deviceId,
    mustChangePassword: account.initialPasswordExpiresAt !== null,
    grants: account.grants.flatMap(heldGrant),
  };
}

export type GrantRow = {
  role: HeldGrant["role"];
  scopeKind: "system" | "unit" | "contest";
  unit: { id: string; path: string } | null;
  contest: { id: string; holder: { path: string } } | null;
};

/** The scope that a stored grant names; null when what it named is gone. */
export function scopeOfGrant(row: Omit<GrantRow, "role">): GrantScope | null {
  if (row.scopeKind === "system") return { kind: "system" };
  if (row.scopeKind === "unit") return row.unit && { kind: "unit", unitId: row.unit.id, path: row.unit.path };
  return row.contest && { kind: "contest", contestId: row.contest.id, holderPath: row.contest.holder.path };
}

function heldGrant(row: GrantRow): HeldGrant[] {
  const scope = scopeOfGrant(row);
  return scope ? [{ role: row.role, scope }] : [];
}
