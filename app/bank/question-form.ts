import * as z from "zod";
import { DIFFICULTIES, type Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { hasMarkup, optionKey } from "./check-bank";
import type { Answer } from "./file-answer";
import {
  ANSWER_RULES,
  AUDIENCES,
  type Audience,
  isQuestionCode,
  QUESTION_TYPES,
  type QuestionPicture,
} from "./question";

/** What can be wrong with one field; the words are in `questionMessages`. */
export type QuestionFieldProblem =
  | "required"
  | "too-long"
  | "control-characters"
  | "markup"
  | "not-a-choice"
  | "not-a-date"
  | "bad-code"
  | "wrong-option-count"
  | "duplicate-options"
  | "right-empty"
  | "wrong-right-count"
  | "citation-missing";

/** Letters of the option fields `option-a` … `option-e`. */
export const OPTION_KEYS = ["a", "b", "c", "d", "e"] as const;
const MAX_TEXT = 2000;

/** A legal basis as given: one of the register, or a new one for it. `number` and `date` are null when it has none. */
export type GivenCitation =
  | { documentId: string }
  | {
      documentId: null;
      issuer: string;
      kind: string;
      number: string | null;
      date: string | null;
      title: string;
    };

/** A wording as an author typed it, checked as far as one form can be. */
export type QuestionDraft = {
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  stem: string;
  picture: QuestionPicture | null;
  answer: Answer & { type: QuestionType };
  explanation: string;
  citation: GivenCitation;
  place: string | null;
};

/** Plain text on one line: NFC, single spaces; a line break typed into a long field becomes a space. */
function text(maxLength: number, { optional = false } = {}) {
  return z
    .string({ error: "required" })
    .transform((typed) => collapseSpace(toNfc(typed)))
    .refine((one) => optional || one !== "", "required")
    .refine((one) => !hasControlCharacters(one), "control-characters")
    .refine((one) => !hasMarkup(one), "markup")
    .refine((one) => [...one].length <= maxLength, "too-long");
}

const optionalText = (maxLength: number) =>
  text(maxLength, { optional: true })
    .default("")
    .transform((one) => one || null);

const answerFields = z
  .object({
    type: z.enum(QUESTION_TYPES, { error: "not-a-choice" }),
    "option-a": optionalText(MAX_TEXT),
    "option-b": optionalText(MAX_TEXT),
    "option-c": optionalText(MAX_TEXT),
    "option-d": optionalText(MAX_TEXT),
    "option-e": optionalText(MAX_TEXT),
    right: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(OPTION_KEYS, { error: "not-a-choice" })),
    ),
  })
  .transform((typed, context) => {
    const { type, right } = typed;
    const given =
      type === "true_false"
        ? [
            { letter: "a", text: "Đúng" },
            { letter: "b", text: "Sai" },
          ]
        : OPTION_KEYS.flatMap((letter) => {
            const words = typed[`option-${letter}`];
            return words === null ? [] : [{ letter: letter as string, text: words }];
          });
    const problem = answerProblem(type, given, right);
    if (problem) {
      const path = problem === "wrong-right-count" || problem === "right-empty" ? ["right"] : ["options"];
      context.addIssue({ code: "custom", path, message: problem });
      return z.NEVER;
    }
    // An option left empty closes up: keys run a, b, c … in the stored revision.
    const options = given.map((one, index) => ({ key: OPTION_KEYS[index] ?? "", text: one.text }));
    const keys = options.flatMap(({ key }, index) =>
      right.some((letter) => letter === given[index]?.letter) ? [key] : [],
    );
    return { type, prompts: [], options, keys };
  });

function answerProblem(
  type: QuestionType,
  given: readonly { letter: string; text: string }[],
  right: readonly string[],
): QuestionFieldProblem | null {
  const rule = ANSWER_RULES[type];
  if (given.length < rule.options[0] || given.length > rule.options[1]) return "wrong-option-count";
  if (new Set(given.map((one) => optionKey(one.text))).size < given.length) return "duplicate-options";
  if (right.some((letter) => !given.some((one) => one.letter === letter))) return "right-empty";
  const count = new Set(right).size;
  const isAllRight = count === given.length;
  return count < rule.right[0] || count > rule.right[1] || isAllRight ? "wrong-right-count" : null;
}

const citationFields = z
  .object({
    document: z.union([z.literal(""), z.uuid()], { error: "not-a-choice" }).default(""),
    issuer: optionalText(300),
    kind: optionalText(100),
    number: optionalText(100),
    date: z
      .string({ error: "not-a-date" })
      .default("")
      .refine((typed) => typed === "" || z.iso.date().safeParse(typed).success, "not-a-date")
      .transform((typed) => typed || null),
    title: optionalText(MAX_TEXT),
  })
  .transform(({ document, ...typed }, context): GivenCitation => {
    if (document !== "") return { documentId: document };
    const { issuer, kind, number, date, title } = typed;
    if (issuer !== null && kind !== null && title !== null) {
      return { documentId: null, issuer, kind, number, date, title };
    }
    const isUntouched = Object.values(typed).every((value) => value === null);
    if (isUntouched) context.addIssue({ code: "custom", path: ["document"], message: "citation-missing" });
    else {
      for (const [name, value] of Object.entries({ issuer, kind, title })) {
        if (value === null) context.addIssue({ code: "custom", path: [name], message: "required" });
      }
    }
    return z.NEVER;
  });

const draftFields = z.object({
  code: z
    .string({ error: "bad-code" })
    .default("")
    .transform((typed) => typed.trim().toUpperCase())
    .refine((one) => one === "" || isQuestionCode(one), "bad-code"),
  basedOn: z.coerce.number().int().min(0).catch(0),
  topic: text(32),
  difficulty: z.enum(DIFFICULTIES, { error: "not-a-choice" }),
  audience: z.enum(AUDIENCES, { error: "not-a-choice" }),
  stem: text(MAX_TEXT),
  explanation: text(MAX_TEXT),
  place: optionalText(300),
  answer: answerFields,
  citation: citationFields,
});

export type ParsedQuestion =
  | {
      ok: true;
      draft: QuestionDraft;
      /** Of a new question; empty: the next one of its topic. */
      code: string;
      /** The revision the author had before the eyes; 0: none. */
      basedOn: number;
    }
  | { ok: false; reason: "invalid-form"; fields: Record<string, QuestionFieldProblem> };

/** Reads the flat fields of the question form; every problem is under the name of its field. */
export function parseQuestionForm(fields: Record<string, unknown>): ParsedQuestion {
  const parsed = draftFields.safeParse({ ...fields, answer: fields, citation: fields });
  if (parsed.success) {
    const { topic: topicCode, code, basedOn, ...rest } = parsed.data;
    return { ok: true, draft: { ...rest, topicCode, picture: null }, code, basedOn };
  }
  const problems: Record<string, QuestionFieldProblem> = {};
  for (const issue of parsed.error.issues) {
    // A field sent twice or as a file is not a text at all.
    const isOurs = issue.code === "custom" || issue.message in FIELD_PROBLEMS;
    const names = issue.path.filter((step) => typeof step === "string");
    problems[names.at(-1) ?? "form"] ??= (isOurs ? issue.message : "not-a-choice") as QuestionFieldProblem;
  }
  return { ok: false, reason: "invalid-form", fields: problems };
}

const FIELD_PROBLEMS: Record<QuestionFieldProblem, true> = {
  required: true,
  "too-long": true,
  "control-characters": true,
  markup: true,
  "not-a-choice": true,
  "not-a-date": true,
  "bad-code": true,
  "wrong-option-count": true,
  "duplicate-options": true,
  "right-empty": true,
  "wrong-right-count": true,
  "citation-missing": true,
};

/** A reason given for an act: one text, not empty. */
export const reasonField = z.object({ reason: text(500) });
