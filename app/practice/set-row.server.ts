import type { Prisma, Tx } from "~/platform/db.server";

/** What a set is made of. */
export const SET_COLUMNS = {
  id: true,
  slug: true,
  bankId: true,
  title: true,
  description: true,
  audience: true,
  topicIds: true,
  inPlayReason: true,
  publishedAt: true,
  withdrawnAt: true,
} as const satisfies Prisma.PracticeSetSelect;

/** Changes of one set happen one after the other. False: there is no such set. */
export async function lockSet(tx: Tx, setId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM practice_set WHERE id = ${setId}::uuid FOR UPDATE`;
  return rows.length > 0;
}
