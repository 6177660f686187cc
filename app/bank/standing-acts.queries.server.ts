import type { Tx } from "~/platform/db.server";

type About = {
  questionIds: readonly string[];
  /** Acts that change the same as each other, as the audit log calls them. */
  acts: readonly string[];
  /** Of acts on tags: those that hung this one on or took it off. */
  tagKey?: string;
};

/**
 * Ids of the questions on which the last of these acts is part of the change `changeId`: what it did stands. An act that was undone
 * on a question counts there as little as its undoing: together they left everything as it was. The audit log tells, which only
 * grows and names the change (`ChangeMark`). The caller holds the lock of the banks.
 */
export async function listStanding(
  tx: Tx,
  { questionIds, acts, tagKey }: About,
  changeId: string,
): Promise<Set<string>> {
  const key = tagKey ?? null;
  // By id, which is given under the lock: who waited for the lock carries an earlier instant.
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    SELECT subject_id AS "questionId" FROM (
      SELECT DISTINCT ON (subject_id) subject_id, change FROM (
        SELECT id, subject_id, detail ->> 'change' AS change,
          bool_or(detail ? 'undoes')
            OVER (PARTITION BY subject_id, COALESCE(detail ->> 'change', detail ->> 'undoes', id::text)) AS is_undone
        FROM audit_entry
        WHERE subject = 'question' AND subject_id = ANY(${[...questionIds]}::text[]) AND act = ANY(${[...acts]}::text[])
          AND (${key}::text IS NULL OR detail -> 'added' ? ${key}::text OR detail -> 'removed' ? ${key}::text)
      ) told
      WHERE NOT is_undone
      ORDER BY subject_id, id DESC
    ) newest
    WHERE change = ${changeId}`;
  return new Set(rows.map((row) => row.questionId));
}
