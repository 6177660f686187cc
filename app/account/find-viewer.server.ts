import { db } from "~/platform/db.server";
import { hashToken } from "~/platform/tokens.server";
import type { GrantScope, HeldGrant, Viewer } from "./viewer";

const SEEN_EVERY_MS = 60_000;

/** The live session behind a cookie token, or null. Ended, expired, idle and disabled all count as null. */
export async function findViewer(token: string | null, now: Date): Promise<Viewer | null> {
  if (!token) return null;
  const session = await db().session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      account: {
        include: { grants: { where: { revokedAt: null }, include: { unit: true, contest: { include: { holder: true } } } } },
      },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.account.disabledAt) return null;
  if (session.lastSeenAt.getTime() + session.idleS * 1000 <= now.getTime()) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db().session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  const { account } = session;
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

type GrantRow = {
  role: HeldGrant["role"];
  scopeKind: "system" | "unit" | "contest";
  unit: { id: string; path: string } | null;
  contest: { id: string; holder: { path: string } } | null;
};

function scopeOfGrant(row: GrantRow): GrantScope | null {
  if (row.scopeKind === "system") return { kind: "system" };
  if (row.scopeKind === "unit") return row.unit && { kind: "unit", unitId: row.unit.id, path: row.unit.path };
  return row.contest && { kind: "contest", contestId: row.contest.id, holderPath: row.contest.holder.path };
}

function heldGrant(row: GrantRow): HeldGrant[] {
  const scope = scopeOfGrant(row);
  return scope ? [{ role: row.role, scope }] : [];
}
