import type { QuestionType } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import { DOCUMENT_COLUMNS, type DocumentView, documentView } from "./document.queries.server";
import { storedOptions } from "./question";
import { plainText } from "./question-text";

/** What a question asks and which texts are right, for comparison; never shown to contestants. */
export type AskedQuestion = { code: string; stem: string; right: string[] };

type Row = { code: string; stem: string; type: QuestionType; options: unknown; keys: string[] | null };

/** Every question of the bank that is not retired, by its newest wording, whether approved or not; or only those of `codes`. */
export async function listAsked(
  bankId: string,
  codes: readonly string[] | null = null,
): Promise<AskedQuestion[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT q.code, r.stem, r.type, r.options, s.keys
    FROM question q
    JOIN LATERAL (
      SELECT id, stem, type, options FROM question_revision WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) r ON true
    LEFT JOIN solution s ON s.revision_id = r.id
    WHERE q.bank_id = ${bankId}::uuid AND q.retired_at IS NULL
      AND (${codes === null} OR q.code = ANY (${codes ?? []}::text[]))
    ORDER BY q.code`;
  return rows.map(({ code, stem, ...row }) => ({ code, stem: plainText(stem), right: rightTexts(row) }));
}

/** The codes of all questions of the bank, retired ones too: a code is given once. */
export async function listCodes(bankId: string): Promise<Set<string>> {
  const rows = await db().question.findMany({ where: { bankId }, select: { code: true } });
  return new Set(rows.map((row) => row.code));
}

/** The whole register of legal documents, to match the words of a file with. */
export async function listRegister(): Promise<DocumentView[]> {
  const rows = await db().legalDocument.findMany({ orderBy: { id: "asc" }, select: DOCUMENT_COLUMNS });
  return rows.map(documentView);
}

function rightTexts({ type, options, keys }: Omit<Row, "code" | "stem">): string[] {
  if (type === "true_false") return [];
  if (type === "short_answer") return keys ?? [];
  const all = storedOptions(options);
  const isWhole = type === "ordering" || type === "matching";
  return all.filter((option) => isWhole || keys?.includes(option.key)).map((option) => option.text);
}
