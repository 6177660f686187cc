import { OPTION_KEYS } from "~/bank/question";
import { type ParsedQuestion, parseQuestionForm, type QuestionFieldProblem } from "~/bank/question-form";
import { plainText } from "~/bank/question-text";
import type { QuestionValues } from "~/bank/question-values";
import type { Asked } from "~/core/near-duplicate";
import {
  NOTE_CODES,
  type Note,
  type NoteCode,
  type NoteWeight,
  type SourcePlace,
} from "~/format/found-question";

/** Why a question that was confirmed could not be written; `topic-gone`: the bank has lost the topic it was to have. */
export const WRITE_REFUSALS = [
  "bank-unknown",
  "code-taken",
  "topic-gone",
  "picture-unknown",
  "duplicate-stem",
  "document-unknown",
  "document-unclear",
] as const;
export type WriteRefusal = (typeof WRITE_REFUSALS)[number];

/** Why nothing is known of questions that ask the same, by the refusal of the search for them. */
export const UNCOMPARED = {
  busy: "uncompared-busy",
  "took-too-long": "uncompared-limit",
  "too-complex": "uncompared-limit",
  failed: "uncompared-failed",
  stopped: "uncompared-stopped",
} as const;
export type Uncompared = (typeof UNCOMPARED)[keyof typeof UNCOMPARED];

/** A note of the reader, why nothing was compared, or why the bank would not take the question. */
export type ItemNote = Omit<Note, "code"> & { code: NoteCode | Uncompared | WriteRefusal };

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

const DOUBTED: readonly string[] = Object.values(UNCOMPARED);

export function noteWeight(code: ItemNote["code"]): NoteWeight | "remark" {
  if (QUIET.includes(code)) return "remark";
  if (DOUBTED.includes(code)) return "doubt";
  return code in NOTE_CODES ? NOTE_CODES[code as NoteCode] : "error";
}

/** One field of the question form that breaks a rule. */
export type FieldProblem = { field: string; problem: QuestionFieldProblem };

/**
 * What keeps a question from being written, and what a person should look at. `problems`: what the form says beyond the notes.
 */
export type Judged = { parsed: ParsedQuestion; problems: FieldProblem[]; errors: number; doubts: number };

/** Fields about which a note has said, in the words of the source, what the form would only repeat. */
const SAID: Partial<Record<ItemNote["code"], readonly string[]>> = {
  "stem-missing": ["stem"],
  "stem-too-long": ["stem"],
  "options-missing": ["options", "right"],
  "options-too-few": ["options"],
  "options-too-many": ["options"],
  "option-empty": ["options", "right"],
  "options-same": ["options"],
  "key-missing": ["right", "options"],
  "key-unknown-letter": ["right"],
  "key-contradicts": ["right"],
  "key-all-options": ["right"],
  "pairs-too-few": ["options"],
  "accepted-missing": ["accepted"],
  "type-unsupported": ["options", "right", "accepted", "type"],
  "code-malformed": ["code"],
};

/** Holds the fields against the rules of the question form. A note that is an error stays one, even where the fields could stand. */
export function judgeItem(values: QuestionValues, notes: readonly ItemNote[]): Judged {
  const parsed = parseQuestionForm(values);
  const weighing = (weight: NoteWeight) => notes.filter((note) => noteWeight(note.code) === weight);
  const said = new Set(weighing("error").flatMap((note) => SAID[note.code] ?? []));
  const fields = parsed.ok ? [] : Object.entries(parsed.fields);
  const problems = fields.flatMap(([field, problem]) => (said.has(field) ? [] : [{ field, problem }]));
  const errors = weighing("error").length + problems.length;
  // A form that could not be read is an error, whatever was said about it.
  return {
    parsed,
    problems,
    errors: parsed.ok ? errors : Math.max(1, errors),
    doubts: weighing("doubt").length,
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

/** What is to be said when the search for questions that ask the same was refused. */
export function uncomparedNotes(
  found: { ok: true } | { ok: false; reason: keyof typeof UNCOMPARED },
  place: SourcePlace,
): ItemNote[] {
  return found.ok ? [] : [{ code: UNCOMPARED[found.reason], place }];
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
