import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { db, transaction } from "~/platform/db.server";
import { hashOneTimePassword } from "~/platform/password.server";
import { createPrintedPassword } from "~/platform/tokens.server";
import type { CreateOfficialRefusal } from "./create-official.server";
import { announceEnded, endSessions } from "./end-sessions.server";
import { HANDED_OVER_MS, type HandedOver, handOutOfficial } from "./hand-out-official.server";
import { canonicalSignInName } from "./sign-in-name";

/**
 * Makes an administrator of the whole system with a random one-time password, which only the answer holds. Refuses
 * when there is one already, unless `force`.
 */
export async function createAdmin(
  admin: { displayName: string; signInName: string; force: boolean },
  now: Date,
): Promise<Verdict<HandedOver, CreateOfficialRefusal | "admin-exists">> {
  const holders = await db().grant.count({
    where: { role: "admin", scopeKind: "system", revokedAt: null, account: { disabledAt: null } },
  });
  if (holders > 0 && !admin.force) return refuse("admin-exists");
  const created = await handOutOfficial(admin, { now, actorId: null });
  if (!created.ok) return created;
  const { accountId } = created;
  await transaction(async (tx) => {
    await tx.grant.create({ data: { accountId, role: "admin", scopeKind: "system", grantedAt: now } });
    const subject = { subject: "account", subjectId: accountId };
    await recordAudit(tx, { at: now, actorId: null, act: "create-admin", ...subject });
  });
  return created;
}

/** Gives an account a new one-time password and opens it again; every session ends. For whoever runs the server. */
export async function resetPassword(
  signInName: string,
  now: Date,
): Promise<Verdict<HandedOver, "unknown-account">> {
  const account = await db().account.findUnique({ where: { signInName: canonicalSignInName(signInName) } });
  if (!account) return refuse("unknown-account");
  const password = createPrintedPassword();
  const expiresAt = new Date(now.getTime() + HANDED_OVER_MS);
  const ended = await transaction(async (tx) => {
    await tx.account.update({
      where: { id: account.id },
      data: {
        passwordHash: hashOneTimePassword(password),
        initialPasswordExpiresAt: expiresAt,
        disabledAt: null,
      },
    });
    await tx.accessLink.updateMany({
      where: { accountId: account.id, revokedAt: null },
      data: { revokedAt: now },
    });
    const subject = { subject: "account", subjectId: account.id };
    await recordAudit(tx, { at: now, actorId: null, act: "reset-password", ...subject });
    return endSessions(tx, { accountId: account.id }, "credentials-reissued", now);
  });
  announceEnded(ended);
  return accept({ accountId: account.id, password, expiresAt });
}
