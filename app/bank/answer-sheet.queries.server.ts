import type { Difficulty } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";

/** What is right in one revision and why: for organisers and authors, and for nobody else before the release. */
export type AnswerSheetLine = {
  revisionId: string;
  questionCode: string;
  topicCode: string;
  topicName: string;
  difficulty: Difficulty;
  keys: string[];
  explanation: string;
  /** Legal basis in words; null: none is recorded. */
  citation: string | null;
};

/** Answer sheet of the revisions, by id. A caller that serves contestants must not import this. */
export async function listAnswerSheet(revisionIds: readonly string[]): Promise<Map<string, AnswerSheetLine>> {
  const rows = await db().questionRevision.findMany({
    where: { id: { in: [...revisionIds] } },
    select: {
      id: true,
      difficulty: true,
      citationPlace: true,
      question: { select: { code: true } },
      topic: { select: { code: true, name: true } },
      document: { select: { kind: true, number: true, issuer: true } },
      solution: { select: { keys: true, explanation: true } },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        revisionId: row.id,
        questionCode: row.question.code,
        topicCode: row.topic.code,
        topicName: row.topic.name,
        difficulty: row.difficulty,
        keys: row.solution?.keys ?? [],
        explanation: row.solution?.explanation ?? "",
        citation: citationOf(row.document, row.citationPlace),
      },
    ]),
  );
}

function citationOf(
  document: { kind: string; number: string; issuer: string } | null,
  place: string | null,
): string | null {
  if (!document) return place;
  const name = `${document.kind} ${document.number} (${document.issuer})`;
  return place ? `${place}, ${name}` : name;
}
