import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { cellText, isComputed, type SheetRow } from "~/platform/spreadsheet";
import { ROSTER_COLUMNS, type RosterColumn, type RosterRow } from "./roster-row";

/** Headings without accents, by which a column is known; the first is the template's. */
const HEADINGS: Record<RosterColumn, readonly string[]> = {
  code: ["ma danh sach", "ma so", "ma can bo", "ma cbccvc", "ma", "code", "roster code"],
  fullName: ["ho va ten", "ho ten", "ho va ten khai sinh", "full name", "name"],
  unitCode: ["ma don vi", "ma dv", "unit code"],
  jobTitle: ["chuc vu", "chuc danh", "chuc vu chuc danh", "job title"],
  email: ["email", "e-mail", "thu dien tu", "dia chi email"],
  from: ["tu ngay", "ngay bat dau", "from"],
};

/** Columns that would hand out rights; a roster never does. */
const PRIVILEGED = /vai tro|quyen|\brole|admin|quan tri|mat khau|password|tai khoan|grant|scope/;

/** Columns that the program's own files hold beside the roster; left out without a word. */
const OWN_COLUMNS = new Set([
  ...["", "stt", "no."],
  ...["thuoc don vi tu", "in the unit since", "dong trong tep", "row in the file", "can sua", "to mend"],
]);

const SEARCHED_ROWS = 15;
const MAX_CELL_CHARS = 500;

export type ColumnNotice = { heading: string; kind: "unknown" | "privileged" | "repeated" };

export type RosterSheet = { rows: RosterRow[]; notices: ColumnNotice[] };

type Layout = { at: number; columns: Map<RosterColumn, number>; notices: ColumnNotice[] };

function headingKey(text: string): string {
  return searchKey(text.replace(/\(.*?\)|[*:,/]/g, " "));
}

function layoutOf(row: SheetRow, at: number): Layout {
  const columns = new Map<RosterColumn, number>();
  const notices: ColumnNotice[] = [];
  row.cells.forEach((cell, index) => {
    const heading = cellText(cell).slice(0, 60);
    const key = headingKey(heading);
    if (OWN_COLUMNS.has(key)) return;
    const column = ROSTER_COLUMNS.find((one) => HEADINGS[one].includes(key));
    if (!column) notices.push({ heading, kind: PRIVILEGED.test(key) ? "privileged" : "unknown" });
    else if (columns.has(column)) notices.push({ heading, kind: "repeated" });
    else columns.set(column, index);
  });
  return { at, columns, notices };
}

function rowOf(sheetRow: SheetRow, columns: Map<RosterColumn, number>): RosterRow {
  const cell = (column: RosterColumn) => sheetRow.cells[columns.get(column) ?? -1];
  const text = (column: RosterColumn) => cellText(cell(column)).slice(0, MAX_CELL_CHARS);
  return {
    row: sheetRow.row,
    code: text("code"),
    fullName: text("fullName"),
    unitCode: text("unitCode"),
    jobTitle: text("jobTitle"),
    email: text("email"),
    from: text("from"),
    computed: ROSTER_COLUMNS.filter((column) => isComputed(cell(column))),
  };
}

function isBlank(row: RosterRow): boolean {
  return row.computed.length === 0 && ROSTER_COLUMNS.every((column) => row[column].trim() === "");
}

/**
 * The roster in a sheet. The heading is the first of the upper rows that names code and full name; rows above it are
 * a title. Unknown columns are left out with a notice, and so are columns that look like rights.
 */
export function readRosterSheet(sheet: readonly SheetRow[]): Verdict<RosterSheet, "no-heading" | "no-rows"> {
  const layout = sheet
    .slice(0, SEARCHED_ROWS)
    .map(layoutOf)
    .find(({ columns }) => columns.has("code") && columns.has("fullName"));
  if (!layout) return refuse("no-heading");
  const rows = sheet
    .slice(layout.at + 1)
    .map((row) => rowOf(row, layout.columns))
    .filter((row) => !isBlank(row));
  return rows.length === 0 ? refuse("no-rows") : accept({ rows, notices: layout.notices });
}
