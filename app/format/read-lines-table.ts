import { cleanLine } from "./clean-text";
import { newPart, type Part } from "./read-lines-draft";
import { type KeyEntry, keyTable } from "./read-lines-key-list";
import { numberLabel, optionMarker, questionLabel } from "./read-lines-label";
import { findHeadings, type GridRow, type Headings } from "./sheet-headings";
import {
  PLAIN,
  type SourceCell,
  type SourceLine,
  type SourceTable,
  sliceSpans,
  textOf,
  trimSpans,
} from "./source-line";

/** What a table among questions is for. */
export type TableUse =
  | { kind: "keys"; entries: KeyEntry[] }
  | { kind: "columns"; headings: Headings }
  | { kind: "pairs"; prompts: Part[]; options: Part[] }
  /** Nothing but an arrangement of lines: options side by side, a frame around a question. */
  | { kind: "lines"; lines: SourceLine[] };

export function cellText(cell: SourceCell | undefined): string {
  return cleanLine((cell?.lines ?? []).map((line) => textOf(line.spans)).join(" "));
}

/** Words of a table by row and column, "" where a merged cell goes on. */
export function gridOf({ rows }: SourceTable): GridRow[] {
  return rows.map(({ cells }, at) => {
    const texts: string[] = [];
    for (const cell of cells) texts[cell.column] = cell.above ? "" : cellText(cell);
    return { row: at + 1, cells: Array.from(texts, (text) => text ?? "") };
  });
}

const MAX_PAIR_ROWS = 30;
const PAIR_HEAD =
  /^(?:cột|vế|nhóm|nội dung|khái niệm|cụm từ|câu hỏi|trả lời)?\s*(?:a|b|i|ii|1|2|trái|phải)?\s*[.:]?$/iu;

function pairPart(cell: SourceCell | undefined, sign: string, prompt: boolean): Part | null {
  const line = cell?.lines.find((one) => textOf(one.spans).trim() !== "");
  if (!cell || !line) return null;
  const spans = cell.lines.flatMap((one, at) => (at > 0 ? [...sliceSpans(one.spans, 0)] : one.spans));
  const text = textOf(spans);
  const number = prompt ? numberLabel(text) : null;
  const marker = prompt ? null : optionMarker(text);
  const end = number?.end ?? marker?.end ?? 0;
  const exactEnd = line.role === "option" && end > 0 ? (/^\s*\S+\s?/.exec(text)?.[0].length ?? end) : end;
  return newPart(prompt ? "number" : "letter", trimSpans(sliceSpans(spans, exactEnd)), line.place, {
    sign: number ? String(number.number) : (marker?.letter ?? sign),
  });
}

/** "Cột A | Cột B": numbered things on the left, lettered ones on the right; null: another table. */
function pairsOf({ rows }: SourceTable): { prompts: Part[]; options: Part[] } | null {
  const width = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.span)));
  if (width !== 2 || rows.length < 3 || rows.length > MAX_PAIR_ROWS) return null;
  const [first, ...rest] = rows;
  const isHead =
    (first?.cells ?? []).length === 2 && first?.cells.every((cell) => PAIR_HEAD.test(cellText(cell)));
  const body = isHead ? rest : rows;
  const sides = body.map(({ cells }) => [
    cells.find((cell) => cell.column === 0),
    cells.find((cell) => cell.column === 1),
  ]);
  const signed = sides.every(([left, right]) => {
    const [a, b] = [cellText(left), cellText(right)];
    return (a === "" || numberLabel(a) !== null) && (b === "" || optionMarker(b) !== null);
  });
  if (!signed && !isHead) return null;
  const prompts = sides.flatMap(([left], at) => pairPart(left, String(at + 1), true) ?? []);
  const options = sides.flatMap(
    ([, right], at) => pairPart(right, "abcdefghijklmnopqrstuvwxyzabcd".charAt(at), false) ?? [],
  );
  return prompts.length >= 2 && options.length >= 2 ? { prompts, options } : null;
}

/** Options in a table, whichever way they run, in the order of their letters. */
function optionsInOrder(cells: readonly SourceCell[]): SourceLine[] | null {
  const filled = cells.filter(
    (cell) => cellText(cell) !== "" || cell.lines.some((line) => line.pictures.length > 0),
  );
  const marked = filled.map((cell) => ({ cell, marker: optionMarker(cellText(cell)) }));
  const single = marked.every(({ marker }) => marker !== null);
  const letters = marked.map(({ marker }) => marker?.letter ?? "");
  if (!single || filled.length < 2 || new Set(letters).size !== letters.length) return null;
  return marked
    .sort((a, b) => (a.marker?.letter ?? "").localeCompare(b.marker?.letter ?? ""))
    .flatMap(({ cell }) => cell.lines);
}

/** "A." in one cell and its words in the next; "12" in the first and the question in the second. */
function joinSigns(cells: readonly SourceCell[]): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const [cell, next] = [cells[at], cells[at + 1]];
    const text = cellText(cell);
    const target = next?.lines.find((line) => textOf(line.spans).trim() !== "");
    const sign = /^\d{1,4}[.)]?$/.test(text)
      ? `${text.replace(/\D/g, "")}. `
      : /^[A-Ia-i][.)]?$/.test(text)
        ? `${text.charAt(0)}. `
        : "";
    const first = cell?.lines.find((line) => textOf(line.spans).trim() !== "");
    const isLabelled =
      target && (questionLabel(textOf(target.spans)) ?? optionMarker(textOf(target.spans))) !== null;
    if (sign !== "" && next && target && first && !(isLabelled && /\d/.test(sign))) {
      const signSpan = { text: sign, mark: trimSpans(first.spans)[0]?.mark ?? PLAIN };
      lines.push(
        ...next.lines.map((line) => (line === target ? { ...line, spans: [signSpan, ...line.spans] } : line)),
      );
      at += 1;
    } else lines.push(...(cell?.lines ?? []));
  }
  return lines;
}

function asLines({ rows }: SourceTable): SourceLine[] {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => !cell.above));
  return optionsInOrder(cells) ?? rows.flatMap((row) => joinSigns(row.cells.filter((cell) => !cell.above)));
}

/** Tells what a table is for. */
export function judgeTable(table: SourceTable): TableUse {
  const own = table.rows.some(({ cells }) => cells.some((cell) => cell.lines[0]?.role === "option"));
  const exact = own ? pairsOf(table) : null;
  if (exact) return { kind: "pairs", ...exact };
  const grid = gridOf(table);
  const entries = keyTable(grid.map((row) => row.cells));
  if (entries.length > 0) return { kind: "keys", entries };
  const headings = findHeadings(grid.slice(0, 6));
  if (headings?.sure) return { kind: "columns", headings };
  const pairs = pairsOf(table);
  return pairs ? { kind: "pairs", ...pairs } : { kind: "lines", lines: asLines(table) };
}
