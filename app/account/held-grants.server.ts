import type { Tx } from "~/platform/db.server";
import { type GrantRow, heldGrant } from "./grant-row";
import type { HeldGrant } from "./viewer";

const ACTS = 720_201;

/**
 * Acts on accounts and grants one after the other until the transaction ends: what an actor may do is judged by the
 * grants that hold at that moment, not by those of the beginning of the request.
 */
export async function lockAccountActs(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ACTS}::bigint)`;
}

/** The columns of grants that name their scopes; live grants only. */
export const LIVE_GRANTS = {
  where: { revokedAt: null },
  include: {
    unit: { select: { id: true, path: true } },
    contest: { select: { id: true, holder: { select: { path: true } } } },
  },
} as const;

/** The live grants of an account that is not disabled. */
export async function heldGrants(tx: Tx, accountId: string): Promise<HeldGrant[]> {
  const rows: GrantRow[] = await tx.grant.findMany({
    ...LIVE_GRANTS,
    where: { accountId, revokedAt: null, account: { disabledAt: null } },
  });
  return rows.flatMap(heldGrant);
}
