import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import { db } from "~/platform/db.server";
import type { Audience } from "./question";
import type { QuestionFilter } from "./question-filter";

/** A line of a list of questions: nothing of what is right. */
export type QuestionLine = {
  code: string;
  number: number;
  stem: string;
  topicCode: string;
  topicName: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  isRetired: boolean;
  /** Kind and number of the legal basis; null: none is recorded. */
  citation: string | null;
};

export type QuestionPage = { lines: QuestionLine[]; total: number; page: number; pageCount: number };

export const QUESTIONS_PER_PAGE = 25;
const MAX_WORDS = 20;

/** One page of the bank's questions by topic and code. A page beyond the end is the last one. */
export async function listQuestions(bankSlug: string, filter: QuestionFilter): Promise<QuestionPage> {
  const matching = await listMatchingRevisions(bankSlug, filter);
  const pageCount = Math.max(1, Math.ceil(matching.length / QUESTIONS_PER_PAGE));
  const page = Math.min(filter.page, pageCount);
  const wanted = matching.slice((page - 1) * QUESTIONS_PER_PAGE, page * QUESTIONS_PER_PAGE);
  const lines = await db().$queryRaw<QuestionLine[]>`
    SELECT q.code, r.number, r.stem, t.code AS "topicCode", t.name AS "topicName", r.difficulty, r.audience, r.type,
      q.retired_at IS NOT NULL AS "isRetired", trim(d.kind || ' ' || d.number) AS citation
    FROM unnest(${wanted}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN question_revision r ON r.id = wanted.id
    JOIN question q ON q.id = r.question_id
    JOIN topic t ON t.id = r.topic_id
    LEFT JOIN legal_document d ON d.id = r.document_id
    ORDER BY wanted.place`;
  return { lines, total: matching.length, page, pageCount };
}

/** Newest revisions that the filter lets through, in the order of the list. */
async function listMatchingRevisions(bankSlug: string, filter: QuestionFilter): Promise<string[]> {
  const { topic, difficulty, audience, type, state, search } = filter;
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT r.id
    FROM question q
    JOIN bank b ON b.id = q.bank_id
    JOIN LATERAL (
      SELECT * FROM question_revision WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) r ON true
    JOIN topic t ON t.id = r.topic_id
    WHERE b.slug = ${bankSlug}
      AND (${topic}::text IS NULL OR t.code = ${topic})
      AND (${difficulty}::text IS NULL OR r.difficulty::text = ${difficulty})
      AND (${audience}::text IS NULL OR r.audience::text = ${audience})
      AND (${type}::text IS NULL OR r.type::text = ${type})
      AND (${state} = 'all' OR (q.retired_at IS NOT NULL) = (${state} = 'retired'))
      AND r.search_key LIKE ALL (${wordPatterns(search)}::text[])
    ORDER BY t.position, t.code, q.code`;
  return rows.map((row) => row.id);
}

/** One LIKE pattern for each word without accents; `%`, `_` and `\` stand for themselves. */
function wordPatterns(search: string): string[] {
  const words = searchKey(search)
    .split(" ")
    .filter((word) => word !== "");
  return words.slice(0, MAX_WORDS).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
