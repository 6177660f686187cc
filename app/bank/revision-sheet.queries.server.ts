import type { QuestionType } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import type { DocumentName } from "./document-label";
import { type QuestionOption, storedOptions } from "./question";

/** Where a question's answer stands: the document and the place in it. */
export type QuestionSource = { document: DocumentName | null; place: string | null };

/** One wording with what is right, why, and where it stands. Whoever asks for it decides first who may see it. */
export type RevisionSheet = {
  type: QuestionType;
  /** Markdown, like the explanation. */
  stem: string;
  prompts: string[];
  /** In the author's order. */
  options: QuestionOption[];
  keys: string[];
  explanation: string;
  source: QuestionSource;
};

/** The sheets of revisions, by id; a revision that does not exist is absent. */
export async function listRevisionSheets(
  revisionIds: readonly string[],
): Promise<Map<string, RevisionSheet>> {
  const rows = await db().questionRevision.findMany({
    where: { id: { in: [...revisionIds] } },
    select: {
      ...{ id: true, type: true, stem: true, prompts: true, options: true, citationPlace: true },
      document: { select: { kind: true, number: true, issuer: true, issuedOn: true, title: true } },
      solution: { select: { keys: true, explanation: true } },
    },
  });
  return new Map(
    rows.map(({ id, citationPlace: place, document: row, solution, options, ...words }) => {
      const document = row && { ...row, date: row.issuedOn?.toISOString().slice(0, 10) ?? null };
      const right = { keys: solution?.keys ?? [], explanation: solution?.explanation ?? "" };
      return [id, { ...words, options: storedOptions(options), ...right, source: { document, place } }];
    }),
  );
}
