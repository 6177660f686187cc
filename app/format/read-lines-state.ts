import type { Note, SourcePlace } from "./found-question";
import { type Draft, newDraft } from "./read-lines-draft";
import type { KeyEntry } from "./read-lines-key-list";
import { note } from "./settle-question";
import type { SourceLine } from "./source-line";

/** How questions begin in this source: "Câu 1", "1.", or with any words behind an answer. */
export type LabelStyle = "word" | "number" | "none";

/** What is known while lines are taken one after the other. */
export type LineState = {
  style: LabelStyle;
  /** "Chủ đề: …" below a question speaks of it; otherwise of those that follow. */
  fieldsBelow: boolean;
  drafts: Draft[];
  draft: Draft | null;
  section: { topic: string | null; difficulty: string | null; audience: string | null };
  /** A part without a name was just opened. */
  nameless: boolean;
  topics: string[];
  /** Keys by number that were read so far, each with how many questions stood above it. */
  keyLists: { entries: KeyEntry[]; above: number }[];
  inKeyList: boolean;
  notes: Note[];
  /** Words that belong to nothing, with their place: one note for neighbours. */
  loose: { words: string; place: SourcePlace } | null;
  /** The line before was empty. */
  blank: boolean;
  /** The automatic list that numbers the questions. */
  questionList: string | null;
};

export function newState(style: LabelStyle, fieldsBelow: boolean): LineState {
  return {
    style,
    fieldsBelow,
    drafts: [],
    draft: null,
    section: { topic: null, difficulty: null, audience: null },
    nameless: false,
    topics: [],
    keyLists: [],
    inKeyList: false,
    notes: [],
    loose: null,
    blank: false,
    questionList: null,
  };
}

const LOOSE_LETTERS = 400;

/** Keeps words that belong to nothing; rules and ornaments say nothing and are left out. */
export function leaveOver(state: LineState, words: string, place: SourcePlace): void {
  if (!/[\p{L}\p{N}]/u.test(words)) return;
  if (state.loose === null) state.loose = { words: words.trim(), place };
  else if (state.loose.words.length < LOOSE_LETTERS) state.loose.words += ` ${words.trim()}`;
}

/** Turns loose words into a note: of the open question, or else of the file. */
export function flushLoose(state: LineState): void {
  if (state.loose === null) return;
  const { words, place } = state.loose;
  (state.draft?.notes ?? state.notes).push(note("text-left-over", place, words));
  state.loose = null;
}

export function closeDraft(state: LineState): void {
  flushLoose(state);
  state.draft = null;
}

/** Opens a question; the headings above it hold for it. */
export function startDraft(state: LineState, line: SourceLine, start: Partial<Draft>): Draft {
  closeDraft(state);
  const draft = newDraft(line.place, { ...state.section, ...start });
  state.draft = draft;
  state.drafts.push(draft);
  state.inKeyList = false;
  state.nameless = false;
  return draft;
}
