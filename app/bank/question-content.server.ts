import { randomUUID } from "node:crypto";
import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import type { Prisma, Tx } from "~/platform/db.server";
import { recordSteps } from "./act-on-proposals.server";
import { documentKey } from "./check-bank";
import { type Audience, type QuestionOption, type QuestionPicture, storedOptions } from "./question";
import { plainText } from "./question-text";

/** Everything one revision says, the key included: never leaves the server as it is. */
export type QuestionContent = {
  topicCode: string;
  difficulty: Difficulty;
  type: QuestionType;
  audience: Audience;
  stem: string;
  picture: QuestionPicture | null;
  /** Left side of a matching question. */
  prompts: string[];
  /** In the author's order. */
  options: QuestionOption[];
  /** In the form of `Key` (core/scoring). */
  keys: string[];
  explanation: string;
  /** {@link documentKey} of the legal basis; null: none is recorded. */
  document: string | null;
  /** Article and clause. */
  place: string | null;
  factIds: string[];
};

/** What {@link contentOf} reads of a revision. */
export const CONTENT_COLUMNS = {
  difficulty: true,
  type: true,
  audience: true,
  stem: true,
  pictureId: true,
  pictureAlt: true,
  prompts: true,
  options: true,
  citationPlace: true,
  factIds: true,
  topic: { select: { code: true } },
  document: { select: { issuer: true, number: true, issuedOn: true } },
  solution: { select: { keys: true, explanation: true } },
} as const satisfies Prisma.QuestionRevisionSelect;

type ContentRow = Prisma.QuestionRevisionGetPayload<{ select: typeof CONTENT_COLUMNS }>;

/** What a stored revision says. */
export function contentOf(row: ContentRow): QuestionContent {
  return {
    topicCode: row.topic.code,
    difficulty: row.difficulty,
    type: row.type,
    audience: row.audience,
    stem: row.stem,
    picture: row.pictureId === null ? null : { id: row.pictureId, alt: row.pictureAlt ?? "" },
    prompts: row.prompts,
    options: storedOptions(row.options),
    keys: row.solution?.keys ?? [],
    explanation: row.solution?.explanation ?? "",
    document: row.document ? storedDocumentKey(row.document) : null,
    place: row.citationPlace,
    factIds: row.factIds,
  };
}

/** {@link documentKey} of a row of the register, where an unknown number is "". */
export function storedDocumentKey(row: { issuer: string; number: string; issuedOn: Date | null }): string {
  return documentKey({ ...row, date: row.issuedOn?.toISOString().slice(0, 10) ?? null });
}

/** Same in every word, key and reference; where the key is a set, its order does not count. */
export function isSameContent(a: QuestionContent, b: QuestionContent): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(one: QuestionContent): string {
  return JSON.stringify([
    one.topicCode,
    one.difficulty,
    one.type,
    one.audience,
    one.stem,
    one.picture,
    one.prompts,
    one.options.map((option) => [option.key, option.text]),
    storedKeys(one),
    one.explanation,
    one.document,
    one.place,
    one.factIds,
  ]);
}

/** Keys as they are stored: sets in alphabetical order, everything else in its own. */
function storedKeys({ type, keys }: QuestionContent): string[] {
  return type === "ordering" || type === "matching" ? keys : keys.toSorted();
}

/** One revision about to be written. */
export type NewRevision = {
  questionId: string;
  questionCode: string;
  number: number;
  topicId: string;
  document: CitedDocument | null;
  content: QuestionContent;
};

export type CitedDocument = { id: string; issuer: string; kind: string; number: string; title: string };

/** How revisions come to be. */
export type Making = {
  now: Date;
  actorId: string | null;
  /** In use at once, by the system's own word (the folder of a bank, the seed). */
  approved?: boolean;
  /** Sent to be reviewed at once. */
  submitted?: boolean;
};

/**
 * Writes the revisions with their solutions and gives their ids, in the same order. Existing revisions are never touched. What a
 * person wrote waits for another person's approval.
 */
export async function writeRevisions(
  tx: Tx,
  revisions: readonly NewRevision[],
  made: Making,
): Promise<string[]> {
  const ids = revisions.map(() => randomUUID());
  const rows = revisions.map((one, index) => revisionRow(ids[index] ?? "", one, made));
  // As one document each: thousands of rows with a parameter for every value would take minutes to bind.
  await tx.$executeRaw`
    INSERT INTO question_revision
    SELECT * FROM jsonb_populate_recordset(NULL::question_revision, ${JSON.stringify(rows)}::jsonb)`;
  const solutions = revisions.map(({ content }, index) => ({
    revision_id: ids[index],
    keys: storedKeys(content),
    explanation: content.explanation,
    search_key: searchKey(plainText(content.explanation)),
  }));
  await tx.$executeRaw`
    INSERT INTO solution SELECT * FROM jsonb_populate_recordset(NULL::solution, ${JSON.stringify(solutions)}::jsonb)`;
  if (made.submitted) await recordSteps(tx, ids, { kind: "submitted" }, made);
  return ids;
}

/** A row of `question_revision` by the names of its columns. */
function revisionRow(
  id: string,
  one: NewRevision,
  { now, actorId, approved }: Making,
): Record<string, unknown> {
  const { questionId, questionCode, number, topicId, document, content } = one;
  return {
    id,
    question_id: questionId,
    number,
    topic_id: topicId,
    difficulty: content.difficulty,
    audience: content.audience,
    type: content.type,
    stem: content.stem,
    search_key: searchKeyOf(questionCode, content, document),
    prompts: content.prompts,
    options: content.options,
    picture_id: content.picture?.id ?? null,
    picture_alt: content.picture?.alt ?? null,
    document_id: document?.id ?? null,
    citation_place: content.place,
    fact_ids: content.factIds,
    created_at: now.toISOString(),
    created_by: actorId,
    approved_at: approved ? now.toISOString() : null,
    approved_by: null,
  };
}

/** What a search for the question looks through: code, stem, options and citation, without accents. */
function searchKeyOf(code: string, content: QuestionContent, document: CitedDocument | null): string {
  const cited = document ? [document.kind, document.number, document.issuer, document.title] : [];
  const offered = [...content.prompts, ...content.options.map((option) => option.text)];
  const words = [code, plainText(content.stem), ...offered, ...cited];
  return searchKey([...words, content.place ?? ""].join(" "));
}
