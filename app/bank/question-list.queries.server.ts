import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import { db, Prisma, type Tx } from "~/platform/db.server";
import type { Audience } from "./question";
import { type QuestionFilter, searchTerms } from "./question-filter";
import { questionHeads } from "./question-heads.sql.server";
import { plainText } from "./question-text";
import type { ProposalState } from "./review-state";

/** A line of a list of questions: nothing of what is right. */
export type QuestionLine = {
  code: string;
  number: number;
  /** The words of the stem, on one line. */
  stem: string;
  topicCode: string;
  topicName: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  isRetired: boolean;
  /** A revision is approved; of a question that is not retired: in use. */
  isApproved: boolean;
  /** Where the newest revision stands while it is not approved. */
  proposal: ProposalState | null;
  /** Kind and number of the legal basis; null: none is recorded. */
  citation: string | null;
  tags: string[];
};

export type QuestionPage = { lines: QuestionLine[]; total: number; page: number; pageCount: number };

export const QUESTIONS_PER_PAGE = 25;

/** One page of the bank's questions by topic and code. A page beyond the end is the last one. */
export async function listQuestions(bankSlug: string, filter: QuestionFilter): Promise<QuestionPage> {
  const rows = await db().$queryRaw<(Matching & { total: number })[]>`
    WITH matching AS (${matchingQuestions(bankSlug, filter)}), counted AS (
      SELECT *, row_number() OVER (ORDER BY position, topic, length(code), code) AS place, count(*) OVER ()::int AS total
      FROM matching
    ), first AS (
      SELECT *, (LEAST(${filter.page}::int, ceil(total / ${QUESTIONS_PER_PAGE}::numeric)::int) - 1) * ${QUESTIONS_PER_PAGE}::int AS before
      FROM counted
    )
    SELECT code, "revisionId", "isApproved", proposal, total FROM first
    WHERE place > before AND place <= before + ${QUESTIONS_PER_PAGE}::int
    ORDER BY place`;
  const total = rows[0]?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / QUESTIONS_PER_PAGE));
  return { lines: await readLines(rows), total, page: Math.min(filter.page, pageCount), pageCount };
}

/** Codes of all questions that the filter lets through, whatever its page. */
export async function listMatchingCodes(
  bankSlug: string,
  filter: QuestionFilter,
  tx: Tx = db(),
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM (${matchingQuestions(bankSlug, filter)}) m ORDER BY position, topic, length(code), code`;
  return rows.map((one) => one.code);
}

type Matching = { code: string; revisionId: string; isApproved: boolean; proposal: ProposalState | null };

/** What a list shows of a question: the wording in use where the list is of those in use, else the newest. */
function matchingQuestions(bankSlug: string, filter: QuestionFilter): Prisma.Sql {
  const { topic, difficulty, audience, type, state, lacks } = filter;
  return Prisma.sql`
    SELECT h.code, t.position, t.code AS topic, r.id AS "revisionId", h.approved_id IS NOT NULL AS "isApproved", h.proposal
    FROM ${questionHeads(bankSlug)} h
    JOIN question_revision r ON r.id = ${state === "in-use" ? Prisma.sql`h.approved_id` : Prisma.sql`h.newest_id`}
    JOIN topic t ON t.id = r.topic_id
    WHERE ${stateCondition(state)}
      AND (${topic}::text IS NULL OR t.code = ${topic})
      AND (${difficulty}::text IS NULL OR r.difficulty::text = ${difficulty})
      AND (${audience}::text IS NULL OR r.audience::text = ${audience})
      AND (${type}::text IS NULL OR r.type::text = ${type})
      AND (${lacks}::text IS NULL OR r.document_id IS NULL)
      ${tagCondition(filter.tag)}
      ${searchCondition(filter.search)}`;
}

function stateCondition(state: QuestionFilter["state"]): Prisma.Sql {
  if (state === "all") return Prisma.sql`true`;
  if (state === "retired") return Prisma.sql`h.retired_at IS NOT NULL`;
  const present = Prisma.sql`h.retired_at IS NULL`;
  // Without an approved revision the join has dropped the question.
  if (state === "present" || state === "in-use") return present;
  return Prisma.sql`${present} AND h.proposal = ${state}`;
}

function tagCondition(tag: string | null): Prisma.Sql {
  if (tag === null) return Prisma.empty;
  const key = searchKey(tag);
  return Prisma.sql`AND EXISTS (SELECT FROM question_tag g WHERE g.question_id = h.question_id AND g.key = ${key})`;
}

/**
 * Every term in the words of the revision, its explanation or its tags; `%`, `_` and `\` stand for themselves. Explanations are
 * for those who write and review: no list for contestants may be searched with this.
 */
function searchCondition(search: string): Prisma.Sql {
  const patterns = searchTerms(search).map((term) => `%${term.replace(/[\\%_]/g, "\\$&")}%`);
  if (patterns.length === 0) return Prisma.empty;
  return Prisma.sql`AND (
    r.search_key LIKE ALL (${patterns}::text[])
    OR concat_ws(' | ', r.search_key,
      (SELECT string_agg(g.key, ' | ') FROM question_tag g WHERE g.question_id = h.question_id),
      (SELECT s.search_key FROM solution s WHERE s.revision_id = r.id)
    ) LIKE ALL (${patterns}::text[])
  )`;
}

async function readLines(wanted: readonly Matching[]): Promise<QuestionLine[]> {
  const byId = new Map(wanted.map((one) => [one.revisionId, one]));
  const rows = await db().$queryRaw<(Omit<QuestionLine, "isApproved" | "proposal"> & { id: string })[]>`
    SELECT r.id, q.code, r.number, r.stem, t.code AS "topicCode", t.name AS "topicName", r.difficulty, r.audience, r.type,
      q.retired_at IS NOT NULL AS "isRetired", trim(d.kind || ' ' || d.number) AS citation,
      ARRAY(SELECT g.tag FROM question_tag g WHERE g.question_id = q.id ORDER BY g.key) AS tags
    FROM unnest(${[...byId.keys()]}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN question_revision r ON r.id = wanted.id
    JOIN question q ON q.id = r.question_id
    JOIN topic t ON t.id = r.topic_id
    LEFT JOIN legal_document d ON d.id = r.document_id
    ORDER BY wanted.place`;
  return rows.map(({ id, ...line }) => {
    const { isApproved = false, proposal = null } = byId.get(id) ?? {};
    return { ...line, stem: plainText(line.stem), isApproved, proposal };
  });
}

/** A tag of the bank with how many questions carry it. */
export type TagCount = { tag: string; count: number };

const MAX_TAGS_SHOWN = 200;

/** Tags in use in the bank, those of most questions first; one spelling of each. */
export function listTags(bankSlug: string): Promise<TagCount[]> {
  return db().$queryRaw<TagCount[]>`
    SELECT min(g.tag COLLATE "C") AS tag, count(*)::int AS count
    FROM question_tag g
    JOIN question q ON q.id = g.question_id
    JOIN bank b ON b.id = q.bank_id
    WHERE b.slug = ${bankSlug}
    GROUP BY g.key
    ORDER BY count(*) DESC, g.key
    LIMIT ${MAX_TAGS_SHOWN}`;
}
