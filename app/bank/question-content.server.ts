import { randomUUID } from "node:crypto";
import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import type { Prisma, Tx } from "~/platform/db.server";
import { documentKey } from "./check-bank";
import { type Audience, type QuestionOption, storedOptions } from "./question";

/** Everything one revision says, the key included: never leaves the server as it is. */
export type QuestionContent = {
  topicCode: string;
  difficulty: Difficulty;
  type: QuestionType;
  audience: Audience;
  stem: string;
  /** In the author's order. */
  options: QuestionOption[];
  /** Keys of the right options. */
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

/** Same in every word, key and reference; the order of the keys does not count. */
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
    one.options.map((option) => [option.key, option.text]),
    one.keys.toSorted(),
    one.explanation,
    one.document,
    one.place,
    one.factIds,
  ]);
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

/** Writes the revisions with their solutions. Existing revisions are never touched. */
export async function writeRevisions(
  tx: Tx,
  revisions: readonly NewRevision[],
  made: { now: Date; actorId: string | null },
): Promise<void> {
  const rows = revisions.map((one) => ({ ...one, id: randomUUID() }));
  await tx.questionRevision.createMany({
    data: rows.map(({ id, questionId, number, topicId, document, content, questionCode }) => ({
      id,
      questionId,
      number,
      topicId,
      difficulty: content.difficulty,
      audience: content.audience,
      type: content.type,
      stem: content.stem,
      searchKey: searchKeyOf(questionCode, content, document),
      options: content.options,
      documentId: document?.id ?? null,
      citationPlace: content.place,
      factIds: content.factIds,
      createdAt: made.now,
      createdBy: made.actorId,
    })),
  });
  await tx.solution.createMany({
    data: rows.map(({ id, content }) => ({
      revisionId: id,
      keys: content.keys.toSorted(),
      explanation: content.explanation,
    })),
  });
}

/** What a search for the question looks through: code, stem, options and citation, without accents. */
function searchKeyOf(code: string, content: QuestionContent, document: CitedDocument | null): string {
  const cited = document ? [document.kind, document.number, document.issuer, document.title] : [];
  const words = [code, content.stem, ...content.options.map((option) => option.text), ...cited];
  return searchKey([...words, content.place ?? ""].join(" "));
}
