import { db } from "~/platform/db.server";

/** A disqualification as minutes and desk pages show it; `reinstatedAt` null: it is in force. */
export type DecisionView = {
  id: string;
  attemptId: string;
  attemptNumber: number;
  accountId: string;
  displayName: string;
  reason: string;
  decidedAt: Date;
  decidedBy: string;
  reinstatedAt: Date | null;
  reinstateReason: string | null;
};

/** Every decision taken in a round, the first one first. */
export async function listDecisions(roundId: string): Promise<DecisionView[]> {
  const rows = await db().disqualification.findMany({
    where: { attempt: { roundId } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    include: {
      attempt: { select: { number: true, accountId: true, account: { select: { displayName: true } } } },
    },
  });
  const deciders = await db().account.findMany({
    where: { id: { in: rows.map((row) => row.decidedBy) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(deciders.map((one) => [one.id, one.displayName]));
  return rows.map(({ attempt, decidedBy, reinstatedBy: _, ...row }) => ({
    ...row,
    attemptNumber: attempt.number,
    accountId: attempt.accountId,
    displayName: attempt.account.displayName,
    decidedBy: nameOf.get(decidedBy) ?? "",
  }));
}
