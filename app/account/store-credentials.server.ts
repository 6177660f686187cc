import type { Tx } from "~/platform/db.server";

/** New credentials of one account, hashed. */
export type Credentials = {
  accountId: string;
  /** The account to make; null: it exists. */
  fresh: { memberId: string; signInName: string; displayName: string; searchKey: string } | null;
  passwordHash: string;
  tokenHash: Uint8Array<ArrayBuffer>;
};

const CHUNK = 1_000;

/**
 * Writes credentials for thousands of accounts: makes those that are missing, and for the others revokes the links
 * and ends the sessions. Returns the ids of the ended sessions.
 */
export async function storeCredentials(
  tx: Tx,
  all: readonly Credentials[],
  { now, actorId, expiresAt }: { now: Date; actorId: string | null; expiresAt: Date },
): Promise<string[]> {
  const ended: string[] = [];
  for (let at = 0; at < all.length; at += CHUNK) {
    const chunk = all.slice(at, at + CHUNK);
    await makeAccounts(tx, chunk, now, expiresAt);
    ended.push(...(await replaceOld(tx, chunk, now, expiresAt)));
    await tx.accessLink.createMany({
      data: chunk.map(({ accountId, tokenHash }) => ({
        accountId,
        tokenHash,
        createdAt: now,
        createdBy: actorId,
        expiresAt,
      })),
    });
  }
  return ended;
}

async function makeAccounts(
  tx: Tx,
  chunk: readonly Credentials[],
  now: Date,
  expiresAt: Date,
): Promise<void> {
  const data = chunk.flatMap(({ accountId, fresh, passwordHash }) =>
    fresh
      ? [
          {
            ...fresh,
            id: accountId,
            kind: "staff" as const,
            passwordHash,
            initialPasswordExpiresAt: expiresAt,
            createdAt: now,
          },
        ]
      : [],
  );
  if (data.length > 0) await tx.account.createMany({ data });
}

async function replaceOld(
  tx: Tx,
  chunk: readonly Credentials[],
  now: Date,
  expiresAt: Date,
): Promise<string[]> {
  const old = chunk.filter((one) => !one.fresh);
  if (old.length === 0) return [];
  const ids = old.map((one) => one.accountId);
  const hashes = old.map((one) => one.passwordHash);
  await tx.$executeRaw`
    UPDATE account SET password_hash = given.hash, initial_password_expires_at = ${expiresAt}
    FROM unnest(${ids}::uuid[], ${hashes}::text[]) AS given (id, hash)
    WHERE account.id = given.id`;
  await tx.accessLink.updateMany({
    where: { accountId: { in: ids }, revokedAt: null },
    data: { revokedAt: now },
  });
  const sessions = await tx.session.updateManyAndReturn({
    where: { accountId: { in: ids }, endedAt: null },
    data: { endedAt: now, endReason: "credentials-reissued" },
    select: { id: true },
  });
  return sessions.map((session) => session.id);
}
