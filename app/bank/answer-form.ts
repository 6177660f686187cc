import * as z from "zod";
import type { QuestionType } from "~/core/scoring/types";
import { answerKey } from "~/core/text";
import { optionKey } from "./check-bank";
import { type Answer, withKeys } from "./file-answer";
import { lineText, MAX_TEXT, optionalLine } from "./form-text";
import { ANSWER_RULES, MAX_ACCEPTED_LENGTH, OPTION_KEYS, QUESTION_TYPES } from "./question";

/** The options of every statement that is right or wrong. */
export const STATEMENT_OPTIONS = ["Đúng", "Sai"] as const;

export type AnswerFieldProblem =
  | "wrong-option-count"
  | "duplicate-options"
  | "right-empty"
  | "wrong-right-count"
  | "wrong-pair-count"
  | "pair-incomplete"
  | "duplicate-prompts"
  | "wrong-accepted-count"
  | "accepted-too-long"
  | "accepted-unusable"
  | "duplicate-accepted";

type Letter = (typeof OPTION_KEYS)[number];
/** One line of the answering part: a text, beside it the prompt that it matches (matching only). */
type Row = { letter: Letter; text: string | null; prompt: string | null };
type Given = { type: QuestionType; rows: Row[]; right: Letter[]; accepted: string[] };
type Problem = { field: "options" | "right" | "accepted"; problem: AnswerFieldProblem };
type Judged = { answer: Answer } | Problem;

const rowNames = (kind: "option" | "prompt") =>
  Object.fromEntries(OPTION_KEYS.map((letter) => [`${kind}-${letter}`, optionalLine(MAX_TEXT)]));

const listOf = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(one));

/**
 * The answering part of the question form: `type`, `option-a` … `option-i`, `prompt-a` … `prompt-i`, `right`, `accepted`.
 * Only what the type asks for is read: marks of right options for choice types; the order of the rows for ordering; prompt
 * and option of one row for matching (a row without a prompt is an extra option); a text on each line of `accepted`.
 */
export const answerFields = z
  .object({
    type: z.enum(QUESTION_TYPES, { error: "not-a-choice" }),
    right: listOf(z.enum(OPTION_KEYS, { error: "not-a-choice" })),
    accepted: z
      .string({ error: "required" })
      .default("")
      .transform(linesOf)
      .pipe(z.array(lineText(MAX_TEXT, { optional: true }))),
    ...rowNames("option"),
    ...rowNames("prompt"),
  })
  .transform(({ type, right, accepted, ...texts }, context) => {
    const fields = texts as Record<string, string | null>;
    const rows = OPTION_KEYS.map((letter) => ({
      letter,
      text: fields[`option-${letter}`] ?? null,
      prompt: fields[`prompt-${letter}`] ?? null,
    }));
    const given = {
      type,
      rows,
      right: [...new Set(right)],
      accepted: accepted.filter((one) => one !== ""),
    };
    const judged = JUDGES[type](given);
    if ("answer" in judged) return { type, ...judged.answer };
    context.addIssue({ code: "custom", path: [judged.field], message: judged.problem });
    return z.NEVER;
  });

function linesOf(typed: string): string[] {
  return typed.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
}

const JUDGES: Record<QuestionType, (given: Given) => Judged> = {
  single: choiceAnswer,
  multiple: choiceAnswer,
  true_false: statementAnswer,
  ordering: orderingAnswer,
  matching: matchingAnswer,
  short_answer: shortAnswer,
};

type Filled = Row & { text: string };

const isFilled = (row: Row): row is Filled => row.text !== null;
const isWithin = (count: number, [least, most]: readonly [number, number]) => count >= least && count <= most;
const hasRepeats = (texts: readonly string[]) => new Set(texts.map(optionKey)).size < texts.length;

function optionProblem({ type }: Given, rows: readonly Filled[]): Problem | null {
  const count = isWithin(rows.length, ANSWER_RULES[type].options);
  if (!count) return { field: "options", problem: "wrong-option-count" };
  const repeated = hasRepeats(rows.map((row) => row.text));
  return repeated ? { field: "options", problem: "duplicate-options" } : null;
}

function choiceAnswer(given: Given): Judged {
  return choiceOf(given, given.rows.filter(isFilled));
}

/** Statements have their two options whatever was typed. */
function statementAnswer(given: Given): Judged {
  const rows = STATEMENT_OPTIONS.map((text, index) => ({
    letter: OPTION_KEYS[index] as Letter,
    text,
    prompt: null,
  }));
  return choiceOf(given, rows);
}

/** An option left empty closes up: keys run a, b, c … and the marks of right ones move along. */
function choiceOf(given: Given, rows: readonly Filled[]): Judged {
  const { type, right } = given;
  const problem = optionProblem(given, rows);
  if (problem) return problem;
  if (right.some((letter) => !rows.some((row) => row.letter === letter))) {
    return { field: "right", problem: "right-empty" };
  }
  if (!isWithin(right.length, ANSWER_RULES[type].right) || right.length === rows.length) {
    return { field: "right", problem: "wrong-right-count" };
  }
  const options = withKeys(rows.map((row) => row.text));
  const keys = options.filter((_, index) => right.some((letter) => letter === rows[index]?.letter));
  return { answer: { prompts: [], options, keys: keys.map((one) => one.key) } };
}

function orderingAnswer(given: Given): Judged {
  const rows = given.rows.filter(isFilled);
  const problem = optionProblem(given, rows);
  if (problem) return problem;
  const options = withKeys(rows.map((row) => row.text));
  return { answer: { prompts: [], options, keys: options.map((one) => one.key) } };
}

function matchingAnswer(given: Given): Judged {
  if (given.rows.some((row) => row.prompt !== null && row.text === null)) {
    return { field: "options", problem: "pair-incomplete" };
  }
  const rows = given.rows.filter(isFilled);
  const pairs = rows.filter((row) => row.prompt !== null);
  const extras = rows.filter((row) => row.prompt === null);
  const prompts = pairs.map((row) => row.prompt ?? "");
  if (!isWithin(prompts.length, ANSWER_RULES.matching.prompts)) {
    return { field: "options", problem: "wrong-pair-count" };
  }
  if (hasRepeats(prompts)) return { field: "options", problem: "duplicate-prompts" };
  const problem = optionProblem(given, rows);
  if (problem) return problem;
  const options = withKeys([...pairs, ...extras].map((row) => row.text));
  return { answer: { prompts, options, keys: options.slice(0, pairs.length).map((one) => one.key) } };
}

function shortAnswer({ accepted }: Given): Judged {
  const problem = acceptedProblem(accepted);
  return problem ? { field: "accepted", problem } : { answer: { prompts: [], options: [], keys: accepted } };
}

function acceptedProblem(accepted: readonly string[]): AnswerFieldProblem | null {
  if (!isWithin(accepted.length, ANSWER_RULES.short_answer.right)) return "wrong-accepted-count";
  if (accepted.some((one) => [...one].length > MAX_ACCEPTED_LENGTH)) return "accepted-too-long";
  if (accepted.some((one) => answerKey(one) === "")) return "accepted-unusable";
  return hasRepeats(accepted) ? "duplicate-accepted" : null;
}
