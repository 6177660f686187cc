import { db } from "~/platform/db.server";
import { hashToken } from "~/platform/tokens.server";
import { type GrantRow, heldGrant } from "./grant-row";
import { LIVE_GRANTS } from "./held-grants.server";
import { isSessionOver } from "./session-terms";
import type { Viewer } from "./viewer";

const SEEN_EVERY_MS = 60_000;

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
    include: { account: { include: { grants: LIVE_GRANTS } } },
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
  const account = await db().account.findUnique({
    where: { id: accountId },
    include: { grants: LIVE_GRANTS },
  });
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
