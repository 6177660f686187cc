import { db, type Prisma } from "~/platform/db.server";
import { DOCUMENT_COLUMNS, type DocumentView, documentView } from "./document.queries.server";
import { CONTENT_COLUMNS, contentOf, type QuestionContent } from "./question-content.server";

/** A question with everything it says, the key included: for authors and organisers, in files that they answer for. */
export type WholeQuestion = {
  code: string;
  content: QuestionContent;
  document: DocumentView | null;
  tags: string[];
};

export type StoredPicture = { id: string; mime: string; bytes: Uint8Array };

const REVISION = { ...CONTENT_COLUMNS, document: { select: DOCUMENT_COLUMNS } } as const;
const CHUNK = 1_000;

/**
 * The questions of these codes in their order: by their approved wording, or with `newest` by whatever was written last. A
 * question without such a wording is left out.
 */
export async function listWholeQuestions(
  bankSlug: string,
  codes: readonly string[],
  { newest }: { newest: boolean },
): Promise<WholeQuestion[]> {
  const found = new Map<string, WholeQuestion>();
  for (let from = 0; from < codes.length; from += CHUNK) {
    const rows = await db().question.findMany({
      where: { bank: { slug: bankSlug }, code: { in: codes.slice(from, from + CHUNK) } },
      select: {
        code: true,
        tags: { select: { tag: true }, orderBy: { key: "asc" } },
        revisions: {
          where: newest ? {} : { approvedAt: { not: null } },
          orderBy: { number: "desc" },
          take: 1,
          select: REVISION,
        },
      } satisfies Prisma.QuestionSelect,
    });
    for (const { code, tags, revisions } of rows) {
      const [revision] = revisions;
      if (!revision) continue;
      const document = revision.document && documentView(revision.document);
      found.set(code, { code, content: contentOf(revision), document, tags: tags.map((one) => one.tag) });
    }
  }
  return codes.flatMap((code) => found.get(code) ?? []);
}

/** The pictures that the questions show, by id. */
export async function readPictures(questions: readonly WholeQuestion[]): Promise<Map<string, StoredPicture>> {
  const ids = new Set(questions.flatMap(({ content }) => (content.picture ? [content.picture.id] : [])));
  const rows = await db().picture.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, mime: true, bytes: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
