import type { Tx } from "~/platform/db.server";

type About = {
  questionIds: readonly string[];
  /** Acts that change the same as each other, as the audit log calls them. */
  acts: readonly string[];
  /** Of acts on tags: those that hung this one on or took it off. */
  tagKey?: string;
};

/**
 * Ids of the questions on which the last of these acts is the one done at `at` by `by`: what it did stands, and was not undone
 * and done again by somebody else. The audit log tells, which only grows. The caller holds the lock of the banks.
 */
export async function listStanding(
  tx: Tx,
  { questionIds, acts, tagKey }: About,
  { at, by }: { at: Date; by: string },
): Promise<Set<string>> {
  const key = tagKey ?? null;
  // By id, which is given under the lock: who waited for the lock carries an earlier instant.
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    SELECT subject_id AS "questionId" FROM (
      SELECT DISTINCT ON (subject_id) subject_id, at, actor_id FROM audit_entry
      WHERE subject = 'question' AND subject_id = ANY(${[...questionIds]}::text[]) AND act = ANY(${[...acts]}::text[])
        AND (${key}::text IS NULL OR detail -> 'added' ? ${key}::text OR detail -> 'removed' ? ${key}::text)
      ORDER BY subject_id, id DESC
    ) newest
    WHERE at = ${at}::timestamptz AND actor_id = ${by}::uuid`;
  return new Set(rows.map((row) => row.questionId));
}
