import { plainText } from "~/bank/question-text";
import { listReservedQuestions } from "~/contest/reserved-questions.queries.server";
import { searchKey } from "~/core/text";
import { db } from "~/platform/db.server";
import { createRecentMap } from "~/platform/recent-map.server";
import type { PracticeSet } from "./set";
import { listWaivedRounds } from "./waiver.queries.server";

/** A question that a set may show, by its wording in use. Nothing of what is right. */
export type SetQuestion = {
  questionId: string;
  revisionId: string;
  code: string;
  topicId: string;
  /** null: it has no picture. */
  pictureId: string | null;
};

export type SetQuestions = {
  /** What the set shows now, by code. */
  shown: SetQuestion[];
  /** What it would show if no round might ask it. */
  heldBack: SetQuestion[];
};

type Chosen = Pick<PracticeSet, "bankId" | "audience" | "topicIds">;

/** The newest approved wordings in use that fit the set, whoever else may ask them. */
export function listCandidates({ bankId, audience, topicIds }: Chosen): Promise<SetQuestion[]> {
  return db().$queryRaw<SetQuestion[]>`
    SELECT q.id AS "questionId", v.id AS "revisionId", q.code, v.topic_id AS "topicId", v.picture_id AS "pictureId"
    FROM question q
    JOIN LATERAL (
      SELECT * FROM question_revision WHERE question_id = q.id AND approved_at IS NOT NULL ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE q.bank_id = ${bankId}::uuid AND q.retired_at IS NULL AND v.audience::text IN ('everyone', ${audience})
      AND (cardinality(${topicIds}::uuid[]) = 0 OR v.topic_id = ANY (${topicIds}::uuid[]))
    ORDER BY q.code, q.id`;
}

// A wording never changes.
const stemKeys = createRecentMap<string, string>(40_000);

/** What wordings ask, without accents, letter case and markup, by revision. */
async function stemKeysOf(revisionIds: readonly string[]): Promise<(revisionId: string) => string> {
  const missing = [...new Set(revisionIds)].filter((id) => !stemKeys.has(id));
  const found = new Map<string, string>();
  if (missing.length > 0) {
    const rows = await db().$queryRaw<{ id: string; stem: string }[]>`
      SELECT id, stem FROM question_revision WHERE id = ANY (${missing}::uuid[])`;
    for (const { id, stem } of rows)
      found.set(
        id,
        searchKey(plainText(stem))
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim(),
      );
    for (const [id, key] of found) stemKeys.set(id, key);
  }
  return (revisionId) => found.get(revisionId) ?? stemKeys.get(revisionId) ?? "";
}

/**
 * What the set shows at `now` and what it holds back for rounds that may ask it: worked out at every read, so that a round which
 * is scheduled takes its questions away at once. Held back by question, whatever the wording, because another wording of it gives
 * the answer away; and so does the same stem in another bank.
 */
export async function readSetQuestions(
  set: Chosen & Pick<PracticeSet, "id" | "inPlayReason">,
  now: Date,
): Promise<SetQuestions> {
  const waived = await listWaivedRounds(set);
  const [candidates, reserved] = await Promise.all([listCandidates(set), listReservedQuestions(now, waived)]);
  const revisions = [...candidates, ...reserved].map((one) => one.revisionId);
  const stemOf = await stemKeysOf(revisions);
  const questions = new Set(reserved.map((one) => one.questionId));
  const stems = new Set(reserved.map((one) => stemOf(one.revisionId)));
  const isReserved = (one: SetQuestion) => questions.has(one.questionId) || stems.has(stemOf(one.revisionId));
  return {
    shown: candidates.filter((one) => !isReserved(one)),
    heldBack: candidates.filter(isReserved),
  };
}
