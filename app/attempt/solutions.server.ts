import type { QuestionType, ScoredQuestion } from "~/core/scoring/types";
import type { HotClient } from "~/platform/hot-transaction.server";
import { createRecentMap } from "~/platform/recent-map.server";

export type SolutionOf = (revisionId: string) => ScoredQuestion;

// A revision that was drawn never changes, and neither does its solution. Stays in this process, reaches no reply.
const solutions = createRecentMap<string, ScoredQuestion>(10_000);

const SOLUTIONS_SQL = `
SELECT r.id, r.type, s.keys FROM question_revision r JOIN solution s ON s.revision_id = r.id
WHERE r.id = ANY($1::uuid[])`;

/** The solutions of revisions, by id. Throws when one has none. */
export async function solutionsOf(
  client: Pick<HotClient, "query">,
  revisionIds: readonly string[],
): Promise<SolutionOf> {
  const missing = [...new Set(revisionIds)].filter((id) => !solutions.has(id));
  const found = new Map<string, ScoredQuestion>();
  if (missing.length > 0) {
    type Row = { id: string; type: QuestionType; keys: string[] };
    const { rows } = await client.query<Row>({ name: "solutions", text: SOLUTIONS_SQL, values: [missing] });
    for (const { id, type, keys } of rows) found.set(id, { type, key: keys });
    for (const [id, solution] of found) solutions.set(id, solution);
  }
  return (revisionId) => {
    const solution = found.get(revisionId) ?? solutions.get(revisionId);
    if (!solution) throw new Error(`No solution to revision ${revisionId}`);
    return solution;
  };
}
