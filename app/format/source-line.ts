import { toNfc } from "~/core/text";
import type { FoundPicture, Note, SourcePlace } from "./found-question";

/*
 * What Word documents and plain texts have in common: lines with the manner of their letters, and tables of lines. The
 * grammar of questions (`read-lines*.ts`) knows nothing else of a source.
 */

/** How letters look. `color`: six hexadecimal digits in capitals; null: the ordinary colour of text. */
export type Mark = {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  highlight: boolean;
  color: string | null;
};

export const PLAIN: Mark = { bold: false, italic: false, underline: false, highlight: false, color: null };

/** Letters of one manner. No line breaks; tabs and runs of spaces are kept, because they part options on one line. */
export type Span = { text: string; mark: Mark };

export type LinePicture = FoundPicture & { alt: string };

/** Of an automatic list: its sign as shown ("B.", "Câu 3:"; a bullet's is not kept), its level from 0, which list it is. */
export type AutoNumber = { label: string; bullet: boolean; level: number; list: string };

/** What a line is by its paragraph style, in documents that our own writer made. */
export const LINE_ROLES = ["title", "question", "stem", "option", "field", "answer", "explanation"] as const;
export type LineRole = (typeof LINE_ROLES)[number];

export type SourceLine = {
  place: SourcePlace;
  spans: Span[];
  /** Null: no automatic list. */
  auto: AutoNumber | null;
  pictures: LinePicture[];
  /** What of the line was left out, or is there under reserve. */
  notes: Note[];
  role: LineRole | null;
  /** A line break parts it from the line before: they are one paragraph. */
  continues: boolean;
};

/** `column` and `span` count in the grid of the table, from 0. `above`: belongs to the merged cell above. */
export type SourceCell = { column: number; span: number; above: boolean; lines: SourceLine[] };
export type SourceRow = { place: SourcePlace; cells: SourceCell[] };
export type SourceTable = { rows: SourceRow[] };
export type SourceBlock = { kind: "line"; line: SourceLine } | { kind: "table"; table: SourceTable };

const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** Letters as a line keeps them: NFC, nothing invisible, every kind of space an ordinary one, tabs as they are. */
export function lineLetters(text: string): string {
  return toNfc(text)
    .replace(UNSEEN, "")
    .replace(/[^\S\t]/gu, " ")
    .replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === "\t" ? sign : ""));
}

/** A line of plain text. */
export function plainLineAt(text: string, place: SourcePlace): SourceLine {
  const letters = lineLetters(text);
  const spans = letters === "" ? [] : [{ text: letters, mark: PLAIN }];
  return { place, spans, auto: null, pictures: [], notes: [], role: null, continues: false };
}

export function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}

/** The letters from `from` up to `to`, in their manner. */
export function sliceSpans(spans: readonly Span[], from: number, to = Number.POSITIVE_INFINITY): Span[] {
  const slice: Span[] = [];
  let start = 0;
  for (const { text, mark } of spans) {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (part !== "") slice.push({ text: part, mark });
    start += text.length;
  }
  return slice;
}

/** Without spaces at either end. */
export function trimSpans(spans: readonly Span[]): Span[] {
  const text = textOf(spans);
  const from = text.length - text.trimStart().length;
  return sliceSpans(spans, from, Math.max(from, text.trimEnd().length));
}

/** How the letter at a position looks. */
export function markAt(spans: readonly Span[], position: number): Mark {
  return sliceSpans(spans, position, position + 1)[0]?.mark ?? PLAIN;
}

const BASE = new Map<string, string>();

/** Small letters without accents, one for one, so that positions hold: "Đáp án" → "dap an". */
export function folded(text: string): string {
  let result = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    let base = BASE.get(sign);
    if (base === undefined) {
      const bare = sign.normalize("NFD").charAt(0).toLowerCase().charAt(0);
      base = bare === "đ" ? "d" : bare;
      if (BASE.size < 5_000) BASE.set(sign, base);
    }
    result += base;
  }
  return result;
}

export function isBlank(line: SourceLine): boolean {
  return line.pictures.length === 0 && line.spans.every((span) => span.text.trim() === "");
}

/** Words in capitals, as headings are written. */
export function isInCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 3 && text === text.toLocaleUpperCase("vi");
}
