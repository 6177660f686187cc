import { optionKey } from "~/bank/check-bank";
import { ANSWER_RULES } from "~/bank/question";
import { plainText } from "~/bank/question-text";
import { searchKey } from "~/core/text";
import { cleanLine, noteDetail } from "./clean-text";
import type { FoundQuestion, Note, NoteCode, SourcePlace } from "./found-question";

/** A stem, an explanation or an option holds at most so many letters, as everywhere in a bank. */
const MAX_TEXT = 2_000;

/** What a format said of a question; what it did not say is left out. */
export type QuestionParts = Pick<FoundQuestion, "type"> & Partial<Omit<FoundQuestion, "place" | "type">>;

/** A note; its words are cut to what a note may hold. */
export function note(code: NoteCode, place: SourcePlace, detail?: string): Note {
  const words = detail === undefined ? "" : noteDetail(detail);
  return words === "" ? { code, place } : { code, place, detail: words };
}

const TRUE_FALSE = [
  ["dung", "true", "co"],
  ["sai", "false", "khong"],
] as const;

/** A choice between "Đúng" and "Sai", in whichever order and language, is the type that the bank has for it. */
function asTrueFalse(question: FoundQuestion): void {
  if (question.type !== "single" || question.options.length !== 2) return;
  const sides = question.options.map((option) =>
    TRUE_FALSE.findIndex((words) => words.some((word) => word === searchKey(option).replace(/[.!]$/, ""))),
  );
  if (sides[0] === sides[1] || sides.includes(-1)) return;
  question.right = question.right.map((index) => sides[index] ?? index);
  question.options = ["Đúng", "Sai"];
  question.type = "true_false";
}

/**
 * A question from what a format said, with the notes that any format would deserve: no stem, no key, two options that are
 * the same. A choice of several with one right option is a single choice, and says so.
 */
export function settleQuestion(place: SourcePlace, parts: QuestionParts): FoundQuestion {
  const question: FoundQuestion = {
    place,
    label: null,
    stem: "",
    prompts: [],
    options: [],
    right: [],
    accepted: [],
    explanation: "",
    topic: null,
    difficulty: null,
    audience: null,
    citation: null,
    code: null,
    tags: [],
    factIds: [],
    picture: null,
    notes: [],
    ...parts,
  };
  const notes = [...question.notes];
  if (question.type === "multiple" && question.right.length === 1) {
    question.type = "single";
    notes.push(note("type-guessed", place));
  }
  asTrueFalse(question);
  // A type that is not supported is shown for its words; what it lacks besides is not worth a word.
  if (notes.some((one) => one.code === "type-unsupported" || one.code === "syntax")) {
    return { ...question, notes };
  }
  return { ...question, notes: [...notes, ...soundnessNotes(question)] };
}

function soundnessNotes(question: FoundQuestion): Note[] {
  const { place, type } = question;
  const codes = new Map<NoteCode, string | undefined>();
  if (plainText(question.stem) === "") codes.set("stem-missing", undefined);
  if ([...question.stem].length > MAX_TEXT) codes.set("stem-too-long", question.stem);
  const texts = [question.explanation, ...question.options, ...question.prompts, ...question.accepted];
  const long = texts.find((text) => [...text].length > MAX_TEXT);
  if (long !== undefined) codes.set("text-too-long", long);
  if (type === "short_answer") {
    if (question.accepted.length === 0) codes.set("accepted-missing", undefined);
  } else {
    for (const [code, detail] of optionProblems(question)) codes.set(code, detail);
  }
  return [...codes].map(([code, detail]) => note(code, place, detail));
}

function optionProblems({ type, options, prompts, right, notes }: FoundQuestion): [NoteCode, string?][] {
  const problems: [NoteCode, string?][] = [];
  const rule = ANSWER_RULES[type];
  if (options.length === 0) problems.push(["options-missing"]);
  else if (options.length < rule.options[0]) problems.push(["options-too-few"]);
  else if (options.length > rule.options[1]) problems.push(["options-too-many"]);
  if (options.some((option) => option === "")) problems.push(["option-empty"]);
  const same = firstRepeated(options.filter((option) => option !== ""));
  if (same !== null) problems.push(["options-same", same]);
  if (type === "matching") {
    if (prompts.length < rule.prompts[0]) problems.push(["pairs-too-few"]);
    if (prompts.length > rule.prompts[1]) problems.push(["options-too-many"]);
    const samePrompt = firstRepeated(prompts);
    if (samePrompt !== null) problems.push(["options-same", samePrompt]);
  }
  const isJudged = notes.some((one) => one.code === "key-contradicts" || one.code === "key-unknown-letter");
  if (options.length > 0 && right.length === 0 && !isJudged) problems.push(["key-missing"]);
  if (type === "multiple" && options.length > 1 && right.length === options.length) {
    problems.push(["key-all-options"]);
  }
  return problems;
}

function firstRepeated(texts: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const text of texts) {
    const key = optionKey(cleanLine(text));
    if (seen.has(key)) return text;
    seen.add(key);
  }
  return null;
}
