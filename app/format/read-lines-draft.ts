import type { Note, SourcePlace } from "./found-question";
import type { Field } from "./read-lines-fields";
import type { Paragraph } from "./read-lines-markdown";
import type { LinePicture, Mark, Span } from "./source-line";
import { textOf } from "./source-line";

/** One paragraph, option, item or prompt of a question in the making. */
export type Part = {
  kind: "text" | "letter" | "number" | "bullet";
  /** "a", "1"; null: none. */
  sign: string | null;
  /** How the sign itself looks; null: it has no look of its own. */
  signMark: Mark | null;
  /** The words, without sign and marks of the key. */
  spans: Span[];
  /** The words with everything before and behind them, for a part that turns out to be no option. */
  whole: Span[];
  place: SourcePlace;
  /** Signed as right, or as wrong, with a star, a cross, "(Đ)". */
  signed: boolean;
  wrong: boolean;
  /** Level in a list of the stem, from 0. */
  level: number;
  /** What parts it from the words before, when it turns out to go on with them. */
  glue: "paragraph" | "break" | "space";
};

/** Words of a field; a field over several lines has several. */
export type Said = { spans: Span[]; place: SourcePlace; item: Paragraph["item"]; glue: Part["glue"] };

/** A question in the making: what its lines were taken for, before anything is decided. */
export type Draft = {
  place: SourcePlace;
  label: string | null;
  number: number | null;
  parts: Part[];
  /** Left and right side of a table to be matched. */
  pairs: { prompts: Part[]; options: Part[] } | null;
  said: Map<Field, Said[]>;
  pictures: { picture: LinePicture; place: SourcePlace }[];
  notes: Note[];
  /** What the headings above it say, and the words beside its label. */
  topic: string | null;
  difficulty: string | null;
  audience: string | null;
  /** The field that a line without any sign continues. */
  open: Field | null;
  /** Made by our own writer: every line is what its style says. */
  exact: boolean;
};

export function newDraft(place: SourcePlace, start: Partial<Draft> = {}): Draft {
  return {
    place,
    label: null,
    number: null,
    parts: [],
    pairs: null,
    said: new Map(),
    pictures: [],
    notes: [],
    topic: null,
    difficulty: null,
    audience: null,
    open: null,
    exact: false,
    ...start,
  };
}

export function newPart(
  kind: Part["kind"],
  spans: Span[],
  place: SourcePlace,
  rest: Partial<Part> = {},
): Part {
  return {
    kind,
    sign: null,
    signMark: null,
    spans,
    whole: spans,
    place,
    signed: false,
    wrong: false,
    level: 0,
    glue: "paragraph",
    ...rest,
  };
}

export const partsOf = (draft: Draft, kind: Part["kind"]): Part[] =>
  draft.parts.filter((part) => part.kind === kind);

/** Whether the question has something behind its stem: options, or any field. */
export function hasAnswer(draft: Draft): boolean {
  return draft.pairs !== null || draft.said.size > 0 || draft.parts.some((part) => part.kind === "letter");
}

export function say(draft: Draft, field: Field, said: Said): void {
  draft.said.set(field, [...(draft.said.get(field) ?? []), said]);
}

/** What a field says, on one line; null: nothing. */
export function saidText(draft: Draft, field: Field): string | null {
  const words = (draft.said.get(field) ?? []).map((one) => textOf(one.spans)).join(" ");
  return words.trim() === "" ? null : words;
}
