import * as z from "zod";
import { DIFFICULTIES, type Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { type AnswerFieldProblem, answerFields } from "./answer-form";
import { citationFields, type GivenCitation } from "./citation-form";
import type { Answer } from "./file-answer";
import { lineText, markdownText, optionalLine } from "./form-text";
import { AUDIENCES, type Audience, isQuestionCode, type QuestionPicture } from "./question";
import { MAX_TAGS, readTags } from "./tag";

export type { GivenCitation } from "./citation-form";

/** What can be wrong with one field; the words are in `bankReasons`. */
export type QuestionFieldProblem =
  | AnswerFieldProblem
  | "required"
  | "too-long"
  | "control-characters"
  | "markup"
  | "not-a-choice"
  | "not-a-date"
  | "bad-code"
  | "too-many-tags"
  | "alt-missing";

/** A wording as an author typed it, checked as far as one form can be. */
export type QuestionDraft = {
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  /** Markdown of `question-text.ts`; so is the explanation. */
  stem: string;
  picture: QuestionPicture | null;
  answer: Answer & { type: QuestionType };
  /** "": none yet; whoever approves sees a warning. */
  explanation: string;
  /** null: none yet; whoever approves sees a warning. */
  citation: GivenCitation | null;
  place: string | null;
};

const pictureFields = z
  .object({
    picture: z.union([z.literal(""), z.uuid()], { error: "not-a-choice" }).default(""),
    pictureAlt: lineText(500, { optional: true }).default(""),
  })
  .transform(({ picture, pictureAlt }, context): QuestionPicture | null => {
    if (picture === "") return null;
    if (pictureAlt !== "") return { id: picture, alt: pictureAlt };
    context.addIssue({ code: "custom", path: ["pictureAlt"], message: "alt-missing" });
    return z.NEVER;
  });

const draftFields = z.object({
  code: z
    .string({ error: "bad-code" })
    .default("")
    .transform((typed) => typed.trim().toUpperCase())
    .refine((one) => one === "" || isQuestionCode(one), "bad-code"),
  basedOn: z.uuid().nullable().catch(null),
  topic: lineText(32),
  difficulty: z.enum(DIFFICULTIES, { error: "not-a-choice" }),
  audience: z.enum(AUDIENCES, { error: "not-a-choice" }),
  stem: markdownText(),
  explanation: markdownText({ optional: true }).default(""),
  place: optionalLine(300),
  tags: lineText(1000, { optional: true })
    .default("")
    .transform(readTags)
    .refine((tags) => tags.length <= MAX_TAGS, "too-many-tags"),
  answer: answerFields,
  citation: citationFields,
  shown: pictureFields,
});

export type ParsedQuestion =
  | {
      ok: true;
      draft: QuestionDraft;
      /** Of a new question; empty: the next one of its topic. */
      code: string;
      /** Id of the revision that the author had before the eyes; null: the form named none. */
      basedOn: string | null;
      /** Of a new question; tags of an existing one are changed apart from its words. */
      tags: string[];
    }
  | { ok: false; reason: "invalid-form"; fields: Record<string, QuestionFieldProblem> };

/**
 * Reads the flat fields of the question form, as a browser sends them or as `QuestionValues` keep them; every problem is
 * under the name of its field. Pure: whether topic, document and picture exist is for the use case to say.
 */
export function parseQuestionForm(fields: Record<string, unknown>): ParsedQuestion {
  const parsed = draftFields.safeParse({ ...fields, answer: fields, citation: fields, shown: fields });
  if (parsed.success) {
    const { topic: topicCode, code, basedOn, tags, shown: picture, ...rest } = parsed.data;
    return { ok: true, draft: { ...rest, topicCode, picture }, code, basedOn, tags };
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
  "too-many-tags": true,
  "alt-missing": true,
  "wrong-option-count": true,
  "duplicate-options": true,
  "right-empty": true,
  "wrong-right-count": true,
  "wrong-pair-count": true,
  "pair-incomplete": true,
  "duplicate-prompts": true,
  "wrong-accepted-count": true,
  "accepted-too-long": true,
  "accepted-unusable": true,
  "duplicate-accepted": true,
};

/** A reason given for an act: one text, not empty. */
export const reasonField = z.object({ reason: lineText(500) });
