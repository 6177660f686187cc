import * as z from "zod";
import {
  type BankFile,
  type BankFileProblem,
  bankDocumentSchema,
  bankHeaderSchema,
  bankQuestionSchema,
} from "./bank-file";
import { validateBank } from "./check-bank";

/** The parsed JSON of one bank's files; `questionFiles` is keyed by file name. */
export type BankFileParts = { header: unknown; documents: unknown; questionFiles: Record<string, unknown> };

export type ParsedBank = { ok: true; bank: BankFile } | { ok: false; problems: BankFileProblem[] };

/** Shapes first, then {@link validateBank}: a bank is returned only when nothing at all is wrong with it. */
export function parseBank(parts: BankFileParts): ParsedBank {
  const problems: BankFileProblem[] = [];
  const shaped = <T>(schema: z.ZodType<T>, value: unknown, file: string): T | null => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      problems.push({ reason: "wrong-shape", at: file, detail: `${issue.path.join(".")}: ${issue.message}` });
    }
    return null;
  };
  const header = shaped(bankHeaderSchema, parts.header, "bank.json");
  const documents = shaped(z.array(bankDocumentSchema), parts.documents, "documents.json");
  const questions = Object.entries(parts.questionFiles)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, content]) => shaped(z.array(bankQuestionSchema), content, file) ?? []);
  if (header === null || documents === null || problems.length > 0) return { ok: false, problems };
  const bank: BankFile = { ...header, documents, questions };
  const found = validateBank(bank);
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, bank };
}
