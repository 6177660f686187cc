/**
 * What a sheet holds after reading. Text is NFC. A formula is named, never evaluated, and the result that the file
 * claims for it is not believed.
 */
export type SheetCell =
  | null
  | string
  | number
  | boolean
  /** Wall time as the sheet shows it: "2026-11-21T08:00". */
  | { date: string }
  | { formula: true }
  | { error: string };

/** `row` counts from 1, as the spreadsheet program does. Empty rows are left out, empty cells at the end too. */
export type SheetRow = { row: number; cells: SheetCell[] };

/** One sheet of a workbook with its cells as a person sees them; `merges`: merged cells, such as "B2:B9". */
export type SheetRows = { name: string; hidden: boolean; merges: string[]; rows: SheetRow[] };

export type ZipRefusal = "damaged" | "encrypted" | "too-many-parts" | "unpacked-too-large";

/** Why a file is not read. */
export type SheetRefusal =
  | ZipRefusal
  | "empty"
  | "too-large"
  | "not-xlsx"
  | "old-xls"
  | "too-many-rows"
  | "too-wide"
  | "too-complex"
  | "took-too-long"
  | "busy";

export type SheetLimits = {
  maxBytes: number;
  /** Rows that hold anything, the heading included. */
  maxRows: number;
  /** Cells further to the right refuse the file, even when empty. */
  maxColumns: number;
  /** Longer text is cut here; judge the length at less than this. */
  maxCellChars: number;
};

export const SHEET_LIMITS: SheetLimits = {
  maxBytes: 10_000_000,
  maxRows: 20_001,
  maxColumns: 60,
  maxCellChars: 4_000,
};

/** The cell as text: whole numbers without separators, dates as "2026-11-21"; formulas and errors as nothing. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  if (!("date" in cell)) return "";
  return cell.date.endsWith("T00:00") ? cell.date.slice(0, 10) : cell.date.replace("T", " ");
}

/** Whether the cell holds something whose value is not its own: a formula, or an error of one. */
export function isComputed(cell: SheetCell | undefined): boolean {
  return typeof cell === "object" && cell !== null && !("date" in cell);
}

export type ColumnType = "text" | "number" | "date" | "percent";

export type WorkbookColumn = {
  header: string;
  width?: number;
  type?: ColumnType;
  /** Offered as a list in every cell of the column; no commas, 255 letters in all. */
  choices?: readonly string[];
};

/**
 * A value to write. Text columns take strings; number and percent columns numbers (0.5 is 50%); date columns days
 * "YYYY-MM-DD". null leaves the cell empty.
 */
export type WorkbookValue = string | number | null;

export type WorkbookSheet = {
  name: string;
  columns: WorkbookColumn[];
  rows: readonly (readonly WorkbookValue[])[];
};
