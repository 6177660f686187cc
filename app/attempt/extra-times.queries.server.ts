import { db } from "~/platform/db.server";

/** Time granted to one attempt on top of the round's duration, as minutes name it. */
export type ExtraTimeView = {
  displayName: string;
  attemptNumber: number;
  extraMs: number;
  reason: string;
  grantedAt: Date;
};

/** All time granted to attempts of a round, oldest first. */
export async function listExtraTimes(roundId: string): Promise<ExtraTimeView[]> {
  const rows = await db().timeExtension.findMany({
    where: { attempt: { roundId } },
    orderBy: [{ grantedAt: "asc" }, { id: "asc" }],
    select: {
      extraMs: true,
      reason: true,
      grantedAt: true,
      attempt: { select: { number: true, account: { select: { displayName: true } } } },
    },
  });
  return rows.map(({ attempt, ...granted }) => ({
    ...granted,
    displayName: attempt.account.displayName,
    attemptNumber: attempt.number,
  }));
}
