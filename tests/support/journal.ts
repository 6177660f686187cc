import type { DrawnQuestion } from "~/core/drawing/draw";
import { scoreAttempt } from "~/core/scoring/score";
import type { ScoredQuestion } from "~/core/scoring/types";
import { db } from "~/platform/db.server";

async function readSolutions(): Promise<Map<string, ScoredQuestion>> {
  const rows = await db().questionRevision.findMany({
    select: { id: true, type: true, solution: { select: { keys: true } } },
  });
  return new Map(rows.map(({ id, type, solution }) => [id, { type, key: solution?.keys ?? [] }]));
}

async function readClosedAttempts() {
  return db().attempt.findMany({
    where: { submittedAt: { not: null } },
    include: {
      result: true,
      events: { orderBy: { seq: "asc" } },
      round: { select: { contest: { select: { pointsPerQuestion: true } } } },
    },
  });
}

type ClosedAttempt = Awaited<ReturnType<typeof readClosedAttempts>>[number];

/** What the last event of a place says, by keys; what is no option of the paper is itself (typed text, no pick). null: nothing. */
function givenAt(attempt: ClosedAttempt, question: DrawnQuestion, position: number): string[] | null {
  const chosen = attempt.events.filter((event) => event.position === position).at(-1)?.choice ?? [];
  if (chosen.length === 0) return null;
  const keys = new Map(question.options.map(({ id, key }) => [id, key]));
  return chosen.map((one) => keys.get(one) ?? one);
}

/**
 * Every closed attempt scored again, from the journal and the solutions alone, beside what was stored. The prediction is the
 * last event of place 0.
 */
export async function rescoreAll() {
  const solutions = await readSolutions();
  return (await readClosedAttempts()).map((attempt) => {
    const paper = attempt.paper as DrawnQuestion[];
    const { pointsPerQuestion } = attempt.round.contest;
    const score = scoreAttempt(
      attempt.result?.scoringVersion ?? "",
      paper.map((question) => solutions.get(question.revisionId) as ScoredQuestion),
      paper.map((question, at) => givenAt(attempt, question, at + 1)),
      { pointsPerQuestion },
    );
    const { points, maxPoints, correctCount, answeredCount } = score;
    const prediction = attempt.events.filter((event) => event.position === 0).at(-1)?.prediction ?? null;
    const durationMs = (attempt.submittedAt?.getTime() ?? 0) - attempt.startedAt.getTime();
    return {
      attemptId: attempt.id,
      recomputed: { points, maxPoints, correctCount, answeredCount, prediction, durationMs },
      stored: attempt.result,
    };
  });
}
