import { db } from "~/platform/db.server";

/** One attempt of a person as lists show it. Says nothing of points. */
export type AttemptSummary = {
  attemptId: string;
  number: number;
  startedAt: Date;
  deadlineAt: Date;
  submittedAt: Date | null;
  closedBy: "contestant" | "sweeper" | null;
};

/** The person's attempts in a round, in the order in which they were started. */
export async function attemptsOf(accountId: string, roundId: string): Promise<AttemptSummary[]> {
  const attempts = await db().attempt.findMany({
    where: { accountId, roundId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, startedAt: true, deadlineAt: true, submittedAt: true, closedBy: true },
  });
  return attempts.map(({ id: attemptId, ...attempt }) => ({ attemptId, ...attempt }));
}

/** Whether the attempt is the account's own. */
export async function isOwnAttempt(attemptId: string, accountId: string): Promise<boolean> {
  return (await db().attempt.count({ where: { id: attemptId, accountId } })) > 0;
}

/** The id of a round by the contest's slug and the round's number, as addresses name it; null when there is none. */
export async function findRoundId(contestSlug: string, number: number): Promise<string | null> {
  if (!Number.isInteger(number) || number < 1 || number > 1000) return null;
  const round = await db().round.findFirst({
    where: { number, contest: { slug: contestSlug } },
    select: { id: true },
  });
  return round?.id ?? null;
}
