import type { QuestionType } from "~/core/scoring/types";

/*
 * What a reader of any format finds in a file, before anybody has looked at it: the common tongue between the readers
 * (`read-*.ts`) and the import that shows, mends and writes questions. Pure data: it crosses a worker's border.
 */

/** Where something stands in the source, as a person would look for it. Numbers count from 1. */
export type SourcePlace =
  | { kind: "line"; line: number }
  | { kind: "paragraph"; paragraph: number }
  | { kind: "table-row"; table: number; row: number }
  | { kind: "sheet-row"; sheet: string; row: number; column?: string }
  | { kind: "element"; name: string; number: number }
  | { kind: "file" };

/** An error keeps a question from being written; a doubt asks a person to look. */
export type NoteWeight = "error" | "doubt";

export const NOTE_CODES = {
  "stem-missing": "error",
  "stem-too-long": "error",
  "options-missing": "error",
  "options-too-few": "error",
  "options-too-many": "error",
  "option-empty": "error",
  "options-same": "error",
  "key-missing": "error",
  "key-unknown-letter": "error",
  "key-contradicts": "error",
  "key-all-options": "error",
  "pairs-too-few": "error",
  "accepted-missing": "error",
  "type-unsupported": "error",
  "code-malformed": "error",
  syntax: "error",
  "text-too-long": "error",
  "type-guessed": "doubt",
  "key-from-formatting": "doubt",
  "key-several": "doubt",
  "partial-credit-dropped": "doubt",
  "number-repeated": "doubt",
  "number-skipped": "doubt",
  "text-left-over": "doubt",
  "option-letters-out-of-order": "doubt",
  "topic-unknown": "doubt",
  "difficulty-unknown": "doubt",
  "audience-unknown": "doubt",
  "citation-missing": "doubt",
  "citation-unclear": "doubt",
  "explanation-missing": "doubt",
  "picture-dropped": "doubt",
  "picture-without-alt": "doubt",
  "markup-dropped": "doubt",
  "formula-dropped": "doubt",
  "tracked-change": "doubt",
  "hidden-text-dropped": "doubt",
  "draft-unquoted": "doubt",
  "draft-misshapen": "doubt",
} as const satisfies Record<string, NoteWeight>;

export type NoteCode = keyof typeof NOTE_CODES;

/** One thing to know about a question found, with its place. `detail`: the words of the source it is about, plain, at most 200 letters. */
export type Note = { code: NoteCode; place: SourcePlace; detail?: string };

/**
 * A question as found. Texts are NFC without control characters; `stem` and `explanation` are markdown of
 * `bank/question-text.ts` (what the source shows as plain text is escaped), everything else is plain text on one line.
 */
export type FoundQuestion = {
  place: SourcePlace;
  /** As the source numbers or names it, such as "12" or "T3-Q05"; null: it does not. */
  label: string | null;
  type: QuestionType;
  stem: string;
  /** Left side of a matching question; empty for every other type. */
  prompts: string[];
  /** In the order of the source; for ordering: as shown, for short_answer: none. */
  options: string[];
  /**
   * What is right, as indexes into `options` from 0. Choice types: the set, rising. ordering: all options, first to last.
   * matching: one for each prompt. short_answer: empty.
   */
  right: number[];
  /** Accepted texts of a short answer; empty for every other type. */
  accepted: string[];
  explanation: string;
  /** Raw words of the source, to be matched against the bank: null where it says nothing. */
  topic: string | null;
  difficulty: string | null;
  audience: string | null;
  /** Legal basis as written, such as "Khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ". */
  citation: string | null;
  /** Code in a bank, when the source carries one; null otherwise. */
  code: string | null;
  tags: string[];
  /** Fact ids (`T3-07`), which only our own formats carry. */
  factIds: string[];
  /** The picture of the stem: index into `ReadFile.pictures`; `alt` empty when the source has none. */
  picture: { index: number; alt: string } | null;
  notes: Note[];
};

/** Bytes as found, never trusted: `platform/picture.server.ts` re-encodes them. */
export type FoundPicture = { name: string; bytes: Uint8Array };

/** A legal document that the file itself lists (our own format). */
export type FoundDocument = {
  issuer: string;
  kind: string;
  number: string | null;
  date: string | null;
  title: string;
};

/** What a whole file holds. `notes` are about the file, not about one question (text before the first question, sheets left out). */
export type ReadFile = {
  questions: FoundQuestion[];
  pictures: FoundPicture[];
  documents: FoundDocument[];
  /** Topics the file itself lists, in order: code empty when it has none. */
  topics: { code: string; name: string }[];
  notes: Note[];
};

/** Why a whole file is refused. Nothing of it was kept. */
export type ReadRefusal =
  | "empty"
  | "too-large"
  | "too-many-questions"
  | "too-complex"
  | "took-too-long"
  | "busy"
  | "encrypted"
  | "old-office-format"
  | "macros"
  | "wrong-extension"
  | "unknown-format"
  | "damaged"
  | "dtd-refused"
  | "not-utf8"
  | "no-questions"
  | "newer-version"
  | "columns-unknown";

/** Formats a bank is read from and, where {@link EXPORT_FORMATS} says so, written to. */
export const IMPORT_FORMATS = [
  "docx",
  "xlsx",
  "text",
  "gift",
  "aiken",
  "moodle-xml",
  "qti",
  "hoi-thi",
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const EXPORT_FORMATS = ["hoi-thi", "xlsx", "docx", "gift", "moodle-xml"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** At most so many questions in one file. */
export const MAX_QUESTIONS = 20_000;
