import { db, type Prisma } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { type Day, dateOfDay } from "~/unit/day";
import { isUuid } from "~/unit/unit";
import type { AccountFacts, SessionFacts } from "./account";

const FACTS = {
  id: true,
  kind: true,
  signInName: true,
  displayName: true,
  memberId: true,
  unitId: true,
  initialPasswordExpiresAt: true,
  passwordChangedAt: true,
  createdAt: true,
  disabledAt: true,
} as const satisfies Prisma.AccountSelect;

/** An account without its secrets, or null. */
async function findAccount(accountId: string | undefined): Promise<AccountFacts | null> {
  if (!isUuid(accountId)) return null;
  return db().account.findUnique({ where: { id: accountId }, select: FACTS });
}

/** Throws 404 when there is no such account. */
export async function getAccount(accountId: string | undefined): Promise<AccountFacts> {
  const account = await findAccount(accountId);
  if (!account) throw notFound();
  return account;
}

/**
 * The unit that stands for the account on `day`: for staff the unit of the membership that holds then (the newest
 * when several do), for citizens the unit they picked, else null.
 */
export async function displayUnit(
  account: Pick<AccountFacts, "memberId" | "unitId">,
  day: Day,
): Promise<{ id: string; name: string; path: string } | null> {
  const select = { id: true, name: true, path: true } as const;
  if (!account.memberId) {
    return account.unitId ? db().unit.findUnique({ where: { id: account.unitId }, select }) : null;
  }
  const date = dateOfDay(day);
  const membership = await db().membership.findFirst({
    where: {
      memberId: account.memberId,
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gt: date } }],
    },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
    select: { unit: { select } },
  });
  return membership?.unit ?? null;
}

/** The live sessions of an account, the most recently used first. */
export async function listSessions(accountId: string, now: Date): Promise<SessionFacts[]> {
  const sessions = await db().session.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    include: { device: { select: { label: true } } },
  });
  return sessions
    .filter((session) => session.lastSeenAt.getTime() + session.idleS * 1000 > now.getTime())
    .map(({ id, trusted, createdAt, lastSeenAt, expiresAt, device }) => ({
      id,
      device: device.label,
      trusted,
      createdAt,
      lastSeenAt,
      expiresAt,
    }));
}
