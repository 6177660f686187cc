import * as z from "zod";

/*
 * The shapes of the files of a question bank (`question-banks/<slug>/`, described in `question-banks/README.md`).
 */

const text = z.string().min(1).max(2000);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** `bank.json`: the bank and its topics. */
export const bankHeaderSchema = z.strictObject({
  slug,
  name: text,
  description: text,
  language: z.literal("vi"),
  topics: z.array(z.strictObject({ code, name: text })).min(1),
});

/** A legal basis. Issuer, number and date together name it; `number` and `date` are null where the source has none. */
export const bankDocumentSchema = z.strictObject({
  id: slug,
  issuer: text,
  kind: text,
  number: text.nullable(),
  date: z.iso.date().nullable(),
  title: text,
});

/** One question of a topic's file. */
export const bankQuestionSchema = z.strictObject({
  code,
  topic: code,
  difficulty: z.enum(["easy", "medium", "hard"]),
  type: z.enum(["single", "multiple", "true_false"]),
  audience: z.enum(["staff", "citizens", "everyone"]),
  stem: text,
  options: z.array(z.strictObject({ key: z.string(), text, correct: z.literal(true).optional() })).min(2),
  explanation: text,
  citation: z.strictObject({ document: slug, place: text.nullable() }),
  facts: z.array(z.string().regex(/^T\d{1,2}-\d{2,3}$/)).min(1),
});

export type BankFileHeader = z.infer<typeof bankHeaderSchema>;
export type BankFileDocument = z.infer<typeof bankDocumentSchema>;
export type BankFileQuestion = z.infer<typeof bankQuestionSchema>;

/** One whole bank: the header of `bank.json`, the documents, and the questions of all topic files. */
export type BankFile = BankFileHeader & { documents: BankFileDocument[]; questions: BankFileQuestion[] };

export type BankFileProblemReason =
  | "wrong-shape"
  | "duplicate-topic"
  | "duplicate-document"
  | "duplicate-question"
  | "duplicate-stem"
  | "duplicate-option"
  | "unknown-topic"
  | "unknown-document"
  | "wrong-option-keys"
  | "wrong-option-count"
  | "wrong-correct-count"
  | "wrong-true-false-options"
  | "not-nfc"
  | "untidy-space"
  | "control-character"
  | "markup";

/** What is wrong (`reason`), in which record (`at`: file, code or id) and, in English, the particulars. */
export type BankFileProblem = { reason: BankFileProblemReason; at: string; detail: string };
