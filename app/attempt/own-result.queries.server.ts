import { resultShown } from "~/contest/result-timing";
import { ROUND_COLUMNS, roundView } from "~/contest/round-row.server";
import { db, type Prisma } from "~/platform/db.server";
import type { OwnResult } from "./result";

const COLUMNS = {
  id: true,
  number: true,
  startedAt: true,
  deadlineAt: true,
  submittedAt: true,
  closedBy: true,
  result: true,
  disqualifications: {
    where: { reinstatedAt: null },
    orderBy: { decidedAt: "desc" },
    take: 1,
    select: { reason: true, decidedAt: true },
  },
  round: {
    select: { ...ROUND_COLUMNS, contest: { select: { slug: true, title: true, predictionQuestion: true } } },
  },
} as const satisfies Prisma.AttemptSelect;

/** "sitting": not submitted yet. */
export type FoundResult = { kind: "sitting" } | { kind: "submitted"; result: OwnResult };

/** The account's own attempt with what may be shown of it at `now`; null when it is not the account's. */
export async function findOwnResult(
  attemptId: string,
  accountId: string,
  now: Date,
): Promise<FoundResult | null> {
  const row = await db().attempt.findFirst({ where: { id: attemptId, accountId }, select: COLUMNS });
  if (!row) return null;
  const { submittedAt, result } = row;
  if (!submittedAt) return { kind: "sitting" };
  if (!result) return null;
  const { contest, ...round } = row.round;
  const view = roundView(round, now);
  const { points, maxPoints, correctCount, answeredCount, questionCount, prediction } = result;
  const decision = row.disqualifications[0];
  return {
    kind: "submitted",
    result: {
      attemptId: row.id,
      roundId: view.id,
      contestSlug: contest.slug,
      contestTitle: contest.title,
      roundNumber: view.number,
      roundName: view.name,
      roundPhase: view.phase,
      closesAt: view.closesAt.getTime(),
      number: row.number,
      attemptsAllowed: view.attemptsAllowed,
      countedAttempt: view.countedAttempt,
      resultTiming: view.resultTiming,
      startedAt: row.startedAt.getTime(),
      submittedAt: submittedAt.getTime(),
      isByTime: row.closedBy === "sweeper" || submittedAt >= row.deadlineAt,
      answeredCount,
      questionCount,
      prediction,
      asksPrediction: contest.predictionQuestion !== null,
      score: resultShown(view) ? { points, maxPoints, correctCount } : null,
      disqualified: decision ? { reason: decision.reason, decidedAt: decision.decidedAt.getTime() } : null,
      isReleased: view.releasedAt !== null && view.releasedAt <= now,
    },
  };
}
