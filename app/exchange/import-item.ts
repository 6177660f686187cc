import { OPTION_KEYS } from "~/bank/question";
import { type ParsedQuestion, parseQuestionForm } from "~/bank/question-form";
import { plainText } from "~/bank/question-text";
import type { QuestionValues } from "~/bank/question-values";
import type { Asked } from "~/core/near-duplicate";
import { NOTE_CODES, type Note, type NoteCode, type NoteWeight, type SourcePlace } from "./found-question";

/** Why a question that was confirmed could not be written. */
export const WRITE_REFUSALS = [
  "bank-unknown",
  "code-taken",
  "topic-unknown",
  "picture-unknown",
  "duplicate-stem",
  "document-unknown",
  "document-unclear",
] as const;
export type WriteRefusal = (typeof WRITE_REFUSALS)[number];

/** A note of the reader, or why the bank would not take the question. */
export type ItemNote = Omit<Note, "code"> & { code: NoteCode | WriteRefusal };

/** The question as found and then as mended; `facts`: ids of facts, which only our own formats carry and no form shows. */
export type ItemValues = QuestionValues & { facts?: string[] };

/** A question that asks nearly the same: of the bank by its code, of the file by its position. */
export type ItemTwin = { code?: string; position?: number; similarity: number };

/** One question on its way into a bank. */
export type ImportItem = {
  position: number;
  place: SourcePlace;
  values: ItemValues;
  notes: ItemNote[];
  duplicates: ItemTwin[];
  wanted: boolean;
  writtenAs: string | null;
};

/** Old questions often come without these: said at the question, but not counted among what a person must look at. */
const QUIET: readonly string[] = ["citation-missing", "explanation-missing"];

export function noteWeight(code: ItemNote["code"]): NoteWeight | "remark" {
  if (QUIET.includes(code)) return "remark";
  return code in NOTE_CODES ? NOTE_CODES[code as NoteCode] : "error";
}

/** What keeps a question from being written, and what a person should look at. */
export type Judged = { parsed: ParsedQuestion; errors: number; doubts: number };

/** Holds the fields against the rules of the question form. A note that is an error stays one, even where the fields could stand. */
export function judgeItem(values: QuestionValues, notes: readonly ItemNote[]): Judged {
  const parsed = parseQuestionForm(values);
  const noted = notes.filter((note) => noteWeight(note.code) === "error").length;
  const problems = parsed.ok ? 0 : Object.keys(parsed.fields).length;
  // What a note says in the words of the source, the form would only repeat.
  return {
    parsed,
    errors: noted || problems,
    doubts: notes.filter((one) => noteWeight(one.code) === "doubt").length,
  };
}

/** What the fields themselves leave to be said. */
export function remarksOn(values: QuestionValues, place: SourcePlace): ItemNote[] {
  const isCited =
    values.document !== "" || values.documentText !== "" || values.issuer !== "" || values.number !== "";
  return [
    ...(isCited ? [] : [{ code: "citation-missing" as const, place }]),
    ...(values.explanation.trim() === "" ? [{ code: "explanation-missing" as const, place }] : []),
  ];
}

/** What is compared to find questions that ask the same. */
export function askedOf(values: QuestionValues): Asked {
  const texts = OPTION_KEYS.map((key) => values[`option-${key}`]);
  const asked = (right: string[]) => ({ stem: plainText(values.stem), right });
  if (values.type === "true_false") return asked([]);
  if (values.type === "short_answer") return asked(values.accepted.split("\n"));
  const isWhole = values.type === "ordering" || values.type === "matching";
  return asked(
    OPTION_KEYS.flatMap((key, at) => (isWhole || values.right.includes(key) ? [texts[at] ?? ""] : [])),
  );
}

/** The letters that a person reads as right, for lists and the command line. */
export function rightLetters(values: QuestionValues): string {
  return values.right.map((letter) => letter.toUpperCase()).join(", ");
}
