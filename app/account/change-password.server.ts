import { toNfc } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { db, transaction } from "~/platform/db.server";
import { hashPassword, PasswordsBusy, verifyPassword } from "~/platform/password.server";
import { createLimiter } from "~/platform/rate-limit.server";
import { announceEnded, endSessions } from "./end-sessions.server";
import { judgePassword } from "./password-rules";
import type { ChangePasswordRefusal } from "./refusals";

export type PasswordChange = {
  accountId: string;
  /** The session that asks: the only one that stays. */
  sessionId: string;
  /** Not asked for while a one-time password waits to be replaced. */
  current: string;
  wanted: string;
  now: Date;
};

const guesses = createLimiter({ name: "change-password", points: 10, perS: 900 });

/**
 * Sets a password of one's own. All other sessions end; after a first password the personal link stays valid, a
 * later change revokes it, since whoever changes a password wants older ways in closed.
 */
export async function changePassword(
  change: PasswordChange,
): Promise<Verdict<unknown, ChangePasswordRefusal>> {
  try {
    return await judgeAndRecord({ ...change, current: toNfc(change.current), wanted: toNfc(change.wanted) });
  } catch (error) {
    if (error instanceof PasswordsBusy) return refuse("busy");
    throw error;
  }
}

async function judgeAndRecord(change: PasswordChange): Promise<Verdict<unknown, ChangePasswordRefusal>> {
  const account = await loadAccount(change.accountId);
  const isFirst = account.initialPasswordExpiresAt !== null;
  const allowed = isFirst
    ? await judgeReuse(change, account.passwordHash)
    : await judgeCurrent(change, account.passwordHash);
  if (!allowed.ok) return allowed;
  const words = [account.signInName, account.displayName, ...account.unitNames];
  const judged = judgePassword(change.wanted, words);
  if (!judged.ok) return judged;
  return record(change, account.passwordHash, isFirst);
}

async function loadAccount(accountId: string) {
  const account = await db().account.findUniqueOrThrow({
    where: { id: accountId },
    include: { unit: true, member: { include: { memberships: { include: { unit: true } } } } },
  });
  const units = [account.unit, ...(account.member?.memberships ?? []).map((membership) => membership.unit)];
  return { ...account, unitNames: units.flatMap((unit) => (unit ? [unit.name] : [])) };
}

async function judgeReuse(
  { wanted }: PasswordChange,
  hash: string | null,
): Promise<Verdict<unknown, "same-as-old">> {
  return (await verifyPassword(wanted, hash)) ? refuse("same-as-old") : accept();
}

async function judgeCurrent(
  { accountId, current, wanted }: PasswordChange,
  hash: string | null,
): Promise<Verdict<unknown, "wrong-current-password" | "same-as-old" | "too-many-attempts">> {
  if (!(await guesses.consume(accountId)).allowed) return refuse("too-many-attempts");
  if (!(await verifyPassword(current, hash))) return refuse("wrong-current-password");
  await guesses.reset(accountId);
  return current === wanted ? refuse("same-as-old") : accept();
}

async function record(
  { accountId, sessionId, wanted, now }: PasswordChange,
  oldHash: string | null,
  isFirst: boolean,
): Promise<Verdict<unknown, "changed-meanwhile">> {
  const passwordHash = await hashPassword(wanted);
  const ended = await transaction(async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: accountId, passwordHash: oldHash },
      data: { passwordHash, passwordChangedAt: now, initialPasswordExpiresAt: null },
    });
    if (count === 0) return null;
    if (!isFirst) {
      await tx.accessLink.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: now } });
    }
    await recordAudit(tx, {
      at: now,
      actorId: accountId,
      act: "change-password",
      subject: "account",
      subjectId: accountId,
    });
    return endSessions(tx, { accountId, exceptSessionId: sessionId }, "password-changed", now);
  });
  if (ended === null) return refuse("changed-meanwhile");
  announceEnded(ended);
  return accept();
}
