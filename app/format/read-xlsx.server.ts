import { columnIndex, columnLetter } from "~/core/column-letter";
import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { SheetCell, SheetRefusal, SheetRows } from "~/platform/spreadsheet";
import { readSheets } from "~/platform/spreadsheet.server";
import { checkZip } from "~/platform/zip-check.server";
import { cleanBlock, cleanLine } from "./clean-text";
import { MAX_QUESTIONS, type ReadFile, type ReadRefusal } from "./found-question";
import { note } from "./settle-question";
import { guessColumns } from "./sheet-guess";
import { findHeadings, type Headings } from "./sheet-headings";
import { readDocumentSheet, readTopicSheet } from "./sheet-lists";
import { isReadableMapping, type SheetGlimpse, type SheetMapping } from "./sheet-mapping";
import { type Grid, readSheetQuestions } from "./sheet-questions";

const REFUSALS: Record<SheetRefusal, ReadRefusal> = {
  damaged: "damaged",
  encrypted: "encrypted",
  "too-many-parts": "too-complex",
  "unpacked-too-large": "too-complex",
  empty: "empty",
  "too-large": "too-large",
  "not-xlsx": "wrong-extension",
  "old-xls": "old-office-format",
  "too-many-rows": "too-many-questions",
  "too-wide": "too-complex",
  "too-complex": "too-complex",
  "took-too-long": "took-too-long",
  busy: "busy",
};

/** Room for headings and titles beside the questions; options in rows share it. */
const LIMITS = { maxRows: MAX_QUESTIONS + 500, maxColumns: 100, maxCellChars: 32_767 };

/** A cell as words; a day as people write it. */
function wordsOf(cell: SheetCell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  if (!("date" in cell)) return "";
  const [year, month, day] = cell.date.slice(0, 10).split("-").map(Number);
  const time = cell.date.slice(11);
  return `${day}/${month}/${year}${time === "00:00" ? "" : ` ${time}`}`;
}

function gridOf({ name, merges, rows }: SheetRows): Grid {
  const grid = rows.map(({ row, cells }) => ({
    row,
    cells: cells.map(wordsOf),
    lost: cells.flatMap((cell, column) =>
      typeof cell === "object" && cell !== null && !("date" in cell) ? [column] : [],
    ),
  }));
  return {
    name,
    merges,
    rows: grid.filter((row) => row.lost.length > 0 || row.cells.some((cell) => cleanBlock(cell) !== "")),
  };
}

const GLIMPSE_ROWS = 8;
const GLIMPSE_COLUMNS = 26;

function glimpseOf(grids: readonly Grid[]): SheetGlimpse {
  const guesses = grids.flatMap((grid) => {
    const known = findHeadings(grid.rows);
    const headings = known && known.columns.size > 1 ? known : guessColumns(grid.rows);
    return headings ? [{ sheet: grid.name, ...headings }] : [];
  });
  const best = guesses.sort((a, b) => b.columns.size - a.columns.size)[0];
  return {
    sheets: grids.map(({ name, rows }) => ({
      name,
      rows: rows.slice(0, GLIMPSE_ROWS).map(({ row, cells }) => ({
        row,
        cells: cells.slice(0, GLIMPSE_COLUMNS).map((cell) => cleanLine(cell).slice(0, 200)),
      })),
    })),
    guess: best
      ? {
          sheet: best.sheet,
          headerRow: best.headerRow,
          columns: Object.fromEntries([...best.columns].map(([at, field]) => [columnLetter(at), field])),
        }
      : null,
  };
}

type Readable = { grid: Grid; headings: Headings };

function mappedSheet(grids: readonly Grid[], mapping: SheetMapping): Readable[] {
  const grid = grids.find((one) => one.name === mapping.sheet);
  const columns = new Map(
    Object.entries(mapping.columns).map(([letter, field]) => [columnIndex(letter), field]),
  );
  return grid && isReadableMapping(columns.values())
    ? [{ grid, headings: { headerRow: mapping.headerRow, columns } }]
    : [];
}

function recognisedSheets(grids: readonly Grid[]): Readable[] {
  return grids.flatMap((grid) => {
    const headings = findHeadings(grid.rows);
    return headings?.sure ? [{ grid, headings }] : [];
  });
}

/** Sheets beside the questions: lists of our own template, its instructions, or what nobody knows. */
function readOtherSheet(grid: Grid, file: ReadFile): void {
  const name = searchKey(grid.name);
  const first = grid.rows[0];
  if (first === undefined || name === "huong dan") return;
  if (name === "chu de") file.topics.push(...readTopicSheet(grid.rows));
  else if (name === "van ban") file.documents.push(...readDocumentSheet(grid.rows));
  else {
    const place = { kind: "sheet-row" as const, sheet: grid.name, row: first.row };
    file.notes.push(note("text-left-over", place, first.cells.join(" ")));
  }
}

/** Whether the package carries a program. Its other faults are found by the reader of sheets. */
async function hasMacros(bytes: Uint8Array): Promise<boolean> {
  const zip = await checkZip(bytes).catch(() => null);
  return zip?.ok === true && zip.names.some((name) => /vbaProject\.bin$/i.test(name));
}

/**
 * Questions of an .xlsx file: our template, our export, or any sheet whose headings are known. `mapping` reads a sheet
 * whose headings are not; without one such a file is refused with a glimpse from which a person can make it.
 */
export async function readQuestionSheet(
  bytes: Uint8Array,
  mapping: SheetMapping | null,
): Promise<Verdict<{ file: ReadFile }, ReadRefusal, { sheet?: SheetGlimpse }>> {
  const workbook = await readSheets(bytes, LIMITS);
  if (!workbook.ok) return refuse(REFUSALS[workbook.reason]);
  if (await hasMacros(bytes)) return refuse("macros");
  const shown = workbook.sheets.filter((sheet) => !sheet.hidden).map(gridOf);
  const readable = mapping ? mappedSheet(shown, mapping) : recognisedSheets(shown);
  if (readable.length === 0) return refuse("columns-unknown", { sheet: glimpseOf(shown) });
  const file: ReadFile = { questions: [], pictures: [], documents: [], topics: [], notes: [] };
  for (const { grid, headings } of readable) {
    const { questions, notes } = readSheetQuestions(grid, headings);
    for (const question of questions) file.questions.push(question);
    file.notes.push(...notes);
    if (file.questions.length > MAX_QUESTIONS) return refuse("too-many-questions");
  }
  for (const grid of shown) {
    if (!readable.some((one) => one.grid === grid)) readOtherSheet(grid, file);
  }
  for (const { name, hidden, rows } of workbook.sheets) {
    if (hidden && rows.length > 0) file.notes.push(note("hidden-text-dropped", { kind: "file" }, name));
  }
  return file.questions.length === 0 ? refuse("no-questions") : accept({ file });
}
