import { localDay } from "~/core/time/zone";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { hashToken } from "~/platform/tokens.server";
import { displayUnit } from "./account.queries.server";
import type { ClientSource } from "./client-source.server";
import { createSession } from "./create-session.server";
import type { SignedIn } from "./sign-in.server";

/**
 * Unknown, expired, revoked and disabled look the same from outside. So does the link of somebody who has come to
 * hold a role: a role is never had for a link.
 */
export type LinkRefusal = "dead-link";

async function findLiveLink(token: string | undefined, now: Date) {
  if (!token || !/^[A-Za-z0-9_-]{16,64}$/.test(token)) return null;
  const link = await db().accessLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { account: { include: { grants: { where: { revokedAt: null }, take: 1 } } } },
  });
  if (!link || link.revokedAt || link.expiresAt <= now || link.account.disabledAt) return null;
  return link.account.grants.length === 0 ? link : null;
}

/** Whose link this is, for the question before signing in; null when it does not work. Changes nothing. */
export async function findLinkOwner(
  token: string | undefined,
  now: Date,
): Promise<{ displayName: string; unitName: string | null } | null> {
  const link = await findLiveLink(token, now);
  if (!link) return null;
  const unit = await displayUnit(link.account, localDay(now));
  return { displayName: link.account.displayName, unitName: unit?.name ?? null };
}

/** Signs the owner of a personal link in. The link stays valid until it expires, is replaced or revoked. */
export async function signInByLink(request: {
  token: string | undefined;
  trusted: boolean;
  source: ClientSource;
  now: Date;
}): Promise<Verdict<SignedIn, LinkRefusal>> {
  const { now, source, trusted } = request;
  const link = await findLiveLink(request.token, now);
  const accountId = link?.accountId;
  log.info(
    { event: "sign-in-by-link", result: link ? "ok" : "dead-link", accountId, requestId: source.requestId },
    "sign-in",
  );
  if (!link) return refuse("dead-link");
  await db().accessLink.updateMany({ where: { id: link.id, firstUsedAt: null }, data: { firstUsedAt: now } });
  const session = await createSession({
    accountId: link.accountId,
    now,
    trusted,
    deviceToken: source.deviceToken,
    userAgent: source.userAgent,
    oldSessionToken: source.sessionToken,
  });
  return accept({ accountId: link.accountId, session });
}
