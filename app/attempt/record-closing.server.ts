import type { DrawnQuestion } from "~/core/drawing/draw";
import { scoreAttempt } from "~/core/scoring/score";
import type { HotClient } from "~/platform/hot-transaction.server";
import { log } from "~/platform/log.server";
import { choiceOf } from "./choice-line";
import { givenAnswer } from "./given-answer";
import { type PointsOfRound, pointsOfRounds } from "./round-points.server";
import { type SolutionOf, solutionsOf } from "./solutions.server";

/** An open attempt whose row is locked FOR UPDATE in the transaction at hand. */
export type LockedAttempt = {
  id: string;
  roundId: string;
  trackId: string;
  accountId: string;
  paper: DrawnQuestion[];
  startedAt: Date;
};

/** The same as the statements that lock it read it. */
export type LockedRow = {
  id: string;
  round_id: string;
  track_id: string;
  account_id: string;
  paper: DrawnQuestion[];
  started_at: Date;
};

export function lockedAttempt(row: LockedRow): LockedAttempt {
  const { id, paper } = row;
  const place = { roundId: row.round_id, trackId: row.track_id, accountId: row.account_id };
  return { id, ...place, paper, startedAt: row.started_at };
}

/** `scoredAt`: when it is worked out; `submittedAt`: as of when the attempt is closed. */
export type Closing = {
  attempt: LockedAttempt;
  submittedAt: Date;
  closedBy: "contestant" | "sweeper";
  scoredAt: Date;
};

/** `choice` as in `choice-line.ts`. */
type FinalAnswer = { choice: string; prediction: number | null };
type FinalAnswers = Map<string, Map<number, FinalAnswer>>;

// Its own statement after the locks: its snapshot holds every save that was acknowledged before them.
const FINAL_ANSWERS_SQL = `
SELECT DISTINCT ON (attempt_id, position) attempt_id, position, array_to_string(choice, chr(31)) AS choice, prediction
FROM answer_event WHERE attempt_id = ANY($1::uuid[])
ORDER BY attempt_id, position, seq DESC`;

const RECORD_SQL = `
WITH closing AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c(
    attempt_id uuid, submitted_at timestamptz, closed_by closed_by, scoring_version text, points int, max_points int,
    correct_count int, answered_count int, question_count int, duration_ms int, prediction int, scored_at timestamptz)
), closed AS (
  UPDATE attempt a SET submitted_at = c.submitted_at, closed_by = c.closed_by
  FROM closing c WHERE a.id = c.attempt_id AND a.submitted_at IS NULL
  RETURNING a.id
)
INSERT INTO result (attempt_id, scoring_version, points, max_points, correct_count, answered_count, question_count,
  duration_ms, prediction, scored_at)
SELECT attempt_id, scoring_version, points, max_points, correct_count, answered_count, question_count,
  duration_ms, prediction, scored_at
FROM closing JOIN closed ON closed.id = closing.attempt_id`;

async function finalAnswers(client: HotClient, attemptIds: string[]): Promise<FinalAnswers> {
  type Row = FinalAnswer & { attempt_id: string; position: number };
  const { rows } = await client.query<Row>({
    name: "final-answers",
    text: FINAL_ANSWERS_SQL,
    values: [attemptIds],
  });
  const answers: FinalAnswers = new Map();
  for (const row of rows) {
    const own = answers.get(row.attempt_id) ?? new Map<number, FinalAnswer>();
    answers.set(row.attempt_id, own.set(row.position, row));
  }
  return answers;
}

function resultRow(
  { attempt, submittedAt, closedBy, scoredAt }: Closing,
  answers: Map<number, FinalAnswer> | undefined,
  solutionOf: SolutionOf,
  rules: PointsOfRound,
) {
  const solutions = attempt.paper.map((question) => solutionOf(question.revisionId));
  const score = scoreAttempt(
    rules.scoringVersion,
    solutions,
    solutions.map(({ type }, at) => {
      const choice = choiceOf(answers?.get(at + 1)?.choice ?? "");
      return givenAnswer(type, attempt.paper[at]?.options ?? [], choice);
    }),
    { pointsPerQuestion: rules.pointsPerQuestion },
  );
  return {
    attempt_id: attempt.id,
    submitted_at: submittedAt,
    closed_by: closedBy,
    scoring_version: rules.scoringVersion,
    points: score.points,
    max_points: score.maxPoints,
    correct_count: score.correctCount,
    answered_count: score.answeredCount,
    question_count: attempt.paper.length,
    duration_ms: submittedAt.getTime() - attempt.startedAt.getTime(),
    prediction: answers?.get(0)?.prediction ?? null,
    scored_at: scoredAt,
  };
}

/**
 * Closes locked, open attempts and writes their results, within the transaction of `client`. Returns those recorded: one
 * that cannot be scored (a bug) stays open and is logged, so that it does not keep the others of its group open.
 */
export async function recordClosings(client: HotClient, closings: readonly Closing[]): Promise<Closing[]> {
  if (closings.length === 0) return [];
  const attempts = closings.map(({ attempt }) => attempt);
  const answers = await finalAnswers(
    client,
    attempts.map(({ id }) => id),
  );
  const revisionIds = attempts.flatMap(({ paper }) => paper.map(({ revisionId }) => revisionId));
  const solutionOf = await solutionsOf(client, revisionIds);
  const rulesOf = await pointsOfRounds(
    client,
    attempts.map(({ roundId }) => roundId),
  );
  const rows: ReturnType<typeof resultRow>[] = [];
  const recorded = closings.filter((closing) => {
    const { id, roundId } = closing.attempt;
    try {
      rows.push(resultRow(closing, answers.get(id), solutionOf, rulesOf(roundId)));
      return true;
    } catch (error) {
      log.error({ err: error, attemptId: id }, "attempt cannot be scored");
      return false;
    }
  });
  await client.query({ name: "record-closings", text: RECORD_SQL, values: [JSON.stringify(rows)] });
  return recorded;
}
