import type { Tx } from "~/platform/db.server";

const TREE = 720_101;
const ROSTER = 720_102;

/** Changes of the tree one after the other until the transaction ends: a path must not change under a new child. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TREE}::bigint)`;
}

/** Changes of rosters one after the other: a person may move between units, so the lock is one for all. */
export async function lockRoster(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ROSTER}::bigint)`;
}
