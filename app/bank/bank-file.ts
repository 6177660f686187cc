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

const questionWords = {
  code,
  topic: code,
  difficulty: z.enum(["easy", "medium", "hard"]),
  audience: z.enum(["staff", "citizens", "everyone"]),
  /** Markdown, see `question-text.ts`; so is the explanation. */
  stem: text,
  explanation: text,
  citation: z.strictObject({ document: slug, place: text.nullable() }),
  facts: z.array(z.string().regex(/^T\d{1,2}-\d{2,3}$/)).min(1),
  tags: z.array(text).optional(),
};

/** One question of a topic's file. */
export const bankQuestionSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...questionWords,
    type: z.enum(["single", "multiple", "true_false"]),
    options: z.array(z.strictObject({ key: z.string(), text, correct: z.literal(true).optional() })).min(2),
  }),
  /** `items` in the right order. */
  z.strictObject({ ...questionWords, type: z.literal("ordering"), items: z.array(text) }),
  /** Each prompt with its match; `extras` match nothing. */
  z.strictObject({
    ...questionWords,
    type: z.literal("matching"),
    pairs: z.array(z.strictObject({ prompt: text, match: text })),
    extras: z.array(text).optional(),
  }),
  z.strictObject({ ...questionWords, type: z.literal("short_answer"), accepted: z.array(text) }),
]);

export type BankFileHeader = z.infer<typeof bankHeaderSchema>;
export type BankFileDocument = z.infer<typeof bankDocumentSchema>;
export type BankFileQuestion = z.infer<typeof bankQuestionSchema>;
/** A question whose right options are marked. */
export type BankFileChoice = Extract<BankFileQuestion, { options: unknown }>;

/** One whole bank: the header of `bank.json`, the documents, and the questions of all topic files. */
export type BankFile = BankFileHeader & { documents: BankFileDocument[]; questions: BankFileQuestion[] };

export type BankFileProblemReason =
  | "wrong-shape"
  | "duplicate-topic"
  | "duplicate-document"
  | "duplicate-question"
  | "duplicate-stem"
  | "duplicate-option"
  | "duplicate-prompt"
  | "unknown-topic"
  | "unknown-document"
  | "wrong-option-keys"
  | "wrong-option-count"
  | "wrong-correct-count"
  | "wrong-true-false-options"
  | "wrong-prompt-count"
  | "accepted-too-long"
  | "not-nfc"
  | "untidy-space"
  | "control-character"
  | "markup";

/** What is wrong (`reason`), in which record (`at`: file, code or id) and, in English, the particulars. */
export type BankFileProblem = { reason: BankFileProblemReason; at: string; detail: string };
