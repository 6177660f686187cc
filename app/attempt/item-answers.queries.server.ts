import type { DrawnOption } from "~/core/drawing/draw";
import { scoreAttempt } from "~/core/scoring/score";
import type { GivenAnswer } from "~/core/scoring/types";
import { pool } from "~/platform/db.server";
import { givenAnswer } from "./given-answer";
import { solutionsOf } from "./solutions.server";

/** How one person answered one revision in a locked round: mark 0 or 1, right answers in the rest of the paper. */
export type ItemAnswer = { revisionId: string; given: GivenAnswer; mark: number; rest: number };

// The first attempt of each person, as Moodle counts by default; people whose result was set aside are left out.
const SQL = `
WITH asking AS (
  SELECT DISTINCT o.round_id
  FROM round_opening o JOIN round_lock l ON l.round_id = o.round_id,
    jsonb_array_elements(o.pools) track, jsonb_array_elements(track -> 'pool') question
  WHERE question ->> 'revisionId' = ANY($1::text[])
), wanted AS (
  SELECT a.id, a.paper, r.correct_count, r.scoring_version
  FROM attempt a JOIN asking ON asking.round_id = a.round_id JOIN result r ON r.attempt_id = a.id
  WHERE a.number = 1
    AND NOT EXISTS (SELECT FROM disqualification d WHERE d.attempt_id = a.id AND d.reinstated_at IS NULL)
  ORDER BY a.id DESC LIMIT $2
)
SELECT place.question ->> 'revisionId' AS revision_id, place.question -> 'options' AS options,
  wanted.correct_count, wanted.scoring_version, answer.choice
FROM wanted
CROSS JOIN LATERAL jsonb_array_elements(wanted.paper) WITH ORDINALITY AS place (question, position)
LEFT JOIN LATERAL (
  SELECT choice FROM answer_event e WHERE e.attempt_id = wanted.id AND e.position = place.position
  ORDER BY seq DESC LIMIT 1
) answer ON true
WHERE place.question ->> 'revisionId' = ANY($1::text[])`;

type Row = {
  revision_id: string;
  options: DrawnOption[];
  correct_count: number;
  scoring_version: string;
  choice: string[] | null;
};

/** Newest attempts looked through at most: enough for any statistic, and bounded. */
export const MAX_ATTEMPTS = 5_000;

/** Answers to the revisions in locked rounds, of the newest {@link MAX_ATTEMPTS} attempts. For the desk only. */
export async function listItemAnswers(revisionIds: readonly string[]): Promise<ItemAnswer[]> {
  if (revisionIds.length === 0) return [];
  const { rows } = await pool().query<Row>(SQL, [revisionIds, MAX_ATTEMPTS]);
  const solutionOf = await solutionsOf(
    pool(),
    rows.map((row) => row.revision_id),
  );
  return rows.map((row) => {
    const solution = solutionOf(row.revision_id);
    const given = givenAnswer(solution.type, row.options, row.choice ?? []);
    const mark = scoreAttempt(row.scoring_version, [solution], [given]).correctCount;
    return { revisionId: row.revision_id, given, mark, rest: row.correct_count - mark };
  });
}

/** Share of right answers by revision, 0 to 1, of those answered by at least `least` people. */
export async function listFacilities(
  revisionIds: readonly string[],
  least = 20,
): Promise<Map<string, number>> {
  const counts = new Map<string, { people: number; right: number }>();
  for (const { revisionId, mark } of await listItemAnswers(revisionIds)) {
    const before = counts.get(revisionId) ?? { people: 0, right: 0 };
    counts.set(revisionId, { people: before.people + 1, right: before.right + mark });
  }
  const told = [...counts].filter(([, { people }]) => people >= least);
  return new Map(told.map(([id, { people, right }]) => [id, right / people]));
}
