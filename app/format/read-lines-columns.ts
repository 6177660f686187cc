import { cleanLine } from "./clean-text";
import { type Draft, newDraft, newPart, say } from "./read-lines-draft";
import type { Field } from "./read-lines-fields";
import { headingLine } from "./read-lines-heading";
import { keySigns, optionMarker, questionLabel } from "./read-lines-label";
import { addOptionLine, addStemText, addTruths, optionOf } from "./read-lines-parts";
import { closeDraft, type LineState, leaveOver } from "./read-lines-state";
import { cellText, gridOf } from "./read-lines-table";
import { note } from "./settle-question";
import type { Headings } from "./sheet-headings";
import type { SheetField } from "./sheet-mapping";
import {
  type SourceCell,
  type SourceRow,
  type SourceTable,
  sliceSpans,
  textOf,
  trimSpans,
} from "./source-line";

const FIELD_OF: Partial<Record<SheetField, Field>> = {
  key: "key",
  explanation: "explanation",
  citation: "citation",
  code: "code",
  topic: "topic",
  difficulty: "difficulty",
  audience: "audience",
  tags: "tags",
  facts: "facts",
};
/** Columns whose merged cells speak of every row beside them. */
const HELD: SheetField[] = ["topic", "difficulty", "audience", "citation"];

function sayCell(draft: Draft, field: Field, cell: SourceCell | undefined): void {
  for (const line of cell?.lines ?? []) {
    const spans = trimSpans(line.spans);
    if (spans.length > 0) say(draft, field, { spans, place: draft.place, item: null, glue: "paragraph" });
  }
}

/** The lines of a cell with stem and perhaps options, each taken as a line of its own would be. */
function takeCell(draft: Draft, cell: SourceCell | undefined, asStem: boolean): void {
  for (const line of cell?.lines ?? []) {
    const text = textOf(line.spans);
    const own = { ...line, place: draft.place };
    const marker = optionOf(draft, text);
    const label = asStem && draft.parts.length === 0 ? questionLabel(text) : null;
    if (marker) addOptionLine(draft, own, marker);
    else if (addTruths(draft, own)) continue;
    else if (text.trim() !== "")
      addStemText(draft, own, label?.end ?? 0, line.continues ? "break" : "paragraph");
    for (const picture of line.pictures) draft.pictures.push({ picture, place: draft.place });
    draft.notes.push(...line.notes);
  }
}

/** The cell of option `index`: its sign is that of its column, whatever else it repeats before its words. */
function takeOption(draft: Draft, cell: SourceCell | undefined, index: number): void {
  if (!cell || (cellText(cell) === "" && cell.lines.every((line) => line.pictures.length === 0))) return;
  const whole = cell.lines.flatMap((line, at) =>
    at > 0 && line.spans[0] ? [{ text: " ", mark: line.spans[0].mark }, ...line.spans] : line.spans,
  );
  const sign = "abcdefghi".charAt(index);
  const marker = optionMarker(textOf(whole));
  const words = trimSpans(sliceSpans(whole, marker?.letter === sign ? marker.end : 0));
  const signs = keySigns(textOf(words));
  const spans = trimSpans(sliceSpans(words, signs.from, signs.to));
  const signed = signs.signed || (marker?.letter === sign && marker.signed);
  draft.parts.push(newPart("letter", spans, draft.place, { sign, whole, signed, wrong: signs.wrong }));
  for (const line of cell.lines) {
    draft.notes.push(...line.notes);
    for (const one of line.pictures)
      draft.notes.push(note("picture-dropped", draft.place, one.alt || one.name));
  }
}

type Columns = Map<SheetField, number>;

function readRow(
  state: LineState,
  row: SourceRow,
  columns: Columns,
  held: Map<SheetField, SourceCell>,
): Draft {
  const cellOf = (field: SheetField) =>
    row.cells.find((cell) => cell.column === columns.get(field) && !cell.above);
  const label = cleanLine(cellText(cellOf("label")))
    .replace(/^câu\s*/iu, "")
    .replace(/[.)]$/, "");
  const number = /^\d{1,5}$/.test(label) ? Number(label) : null;
  const draft = newDraft(row.place, { ...state.section, label: label || null, number });
  takeCell(draft, cellOf("stem"), true);
  takeCell(draft, cellOf("options"), false);
  for (let index = 0; index < 9; index += 1) {
    const field = `option-${index + 1}` as SheetField;
    const before = draft.parts.length;
    takeOption(draft, cellOf(field), index);
    const mark = cellOf(`mark-${index + 1}` as SheetField);
    const last = draft.parts.at(-1);
    if (draft.parts.length > before && last && cellText(mark) !== "") last.signed = true;
  }
  for (const [field, said] of Object.entries(FIELD_OF) as [SheetField, Field][]) {
    const cell = cellOf(field);
    if (cell && HELD.includes(field)) held.set(field, cell);
    sayCell(draft, said, cell ?? (HELD.includes(field) ? held.get(field) : undefined));
  }
  return draft;
}

/** Words in columns that the headings do not explain. */
function leaveUnknown(draft: Draft, row: SourceRow, known: ReadonlySet<number>): void {
  const words = row.cells
    .filter((cell) => !known.has(cell.column))
    .map(cellText)
    .filter((text) => text !== "");
  if (words.length > 0) draft.notes.push(note("text-left-over", row.place, words.join(" | ")));
}

/** Takes the questions of a table in, one to a row. Rows of one cell head those below. */
export function takeColumns(state: LineState, table: SourceTable, { headerRow, columns }: Headings): void {
  closeDraft(state);
  const byField: Columns = new Map([...columns].map(([column, field]) => [field, column]));
  const known = new Set(columns.keys());
  const held = new Map<SheetField, SourceCell>();
  const grid = gridOf(table);
  const heading = grid[headerRow - 1]?.cells.join("\t");
  for (const words of grid.slice(0, headerRow - 1)) {
    const text = words.cells.join(" ").trim();
    const isUpper = words.cells.some((cell, column) => cell !== "" && columns.has(column));
    if (text !== "" && !isUpper) leaveOver(state, text, table.rows[words.row - 1]?.place ?? { kind: "file" });
  }
  for (const [at, row] of table.rows.entries()) {
    const texts = grid[at]?.cells ?? [];
    const filled = texts.filter((text) => text !== "");
    if (at < headerRow || filled.length === 0 || texts.join("\t") === heading) continue;
    if (filled.length === 1) {
      takeSingle(state, row, filled[0] ?? "");
      continue;
    }
    // A row that numbers the columns: (1) (2) (3).
    if (filled.every((text) => /^[([]?\d{1,2}[)\]]?$/.test(text))) continue;
    const draft = readRow(state, row, byField, held);
    leaveUnknown(draft, row, known);
    state.drafts.push(draft);
  }
}

function takeSingle(state: LineState, row: SourceRow, text: string): void {
  const heading = headingLine(text);
  const topic = heading?.topic ?? (heading ? null : text);
  if (topic === null && heading?.difficulty == null) {
    leaveOver(state, text, row.place);
    return;
  }
  state.section = {
    ...state.section,
    ...(topic === null ? {} : { topic }),
    ...(heading?.difficulty ? { difficulty: heading.difficulty } : {}),
  };
  if (topic !== null && !state.topics.includes(topic)) state.topics.push(topic);
}
