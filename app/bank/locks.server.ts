import type { Tx } from "~/platform/db.server";

const BANKS = 720_201;

/**
 * Changes of questions one after the other until the transaction ends. One lock for all banks, because they share the
 * register of legal documents; whoever only reads, or opens a round, is not held up.
 */
export async function lockBanks(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${BANKS}::bigint)`;
}
