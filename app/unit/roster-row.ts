import { collapseSpace, hasControlCharacters, toNfc } from "~/core/text";
import { type Day, parseDay } from "./day";
import { canonicalCode, isCode } from "./unit";

/** Columns of a roster file, in the order of the template. */
export const ROSTER_COLUMNS = ["code", "fullName", "unitCode", "jobTitle", "email", "from"] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** One row as read: texts as typed, "" where empty; `computed` names the columns that held a formula or an error. */
export type RosterRow = { row: number } & Record<RosterColumn, string> & { computed: RosterColumn[] };

/** What keeps a row from being taken over. */
export type RowError =
  | "required"
  | "malformed-code"
  | "duplicate-code"
  | "malformed-name"
  | "too-long"
  | "control-characters"
  | "formula"
  | "unit-missing"
  | "unknown-unit"
  | "foreign-unit"
  | "unit-not-valid"
  | "malformed-email"
  | "not-a-day"
  | "belongs-elsewhere"
  | "earlier-than-present";

/** What somebody should look at, but may be right. */
export type RowWarning = "name-differs";

export type RowProblem = {
  row: number;
  column: RosterColumn;
  code: RowError | RowWarning;
  /** What the cell holds. */
  value: string;
  /** What the words name beside it: the other rows with a duplicate code, the present name of a member. */
  other?: string;
};

/** Whether a problem is only pointed out: its row is taken over all the same. */
export function isWarning(problem: RowProblem): boolean {
  return problem.code === "name-differs";
}

const MAX_LENGTHS: Record<RosterColumn, number> = {
  code: 40,
  fullName: 100,
  unitCode: 40,
  jobTitle: 150,
  email: 254,
  from: 20,
};

/** A row whose cells are sound by themselves; which unit and person they mean is judged later. */
export type SoundRow = {
  row: number;
  code: string;
  fullName: string;
  /** "" where the cell was empty. */
  unitCode: string;
  jobTitle: string | null;
  email: string | null;
  /** null: from the first day of the import. */
  from: Day | null;
};

const EMAIL = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/;

function judgeCell(column: RosterColumn, text: string): RowError | null {
  if ([...text].length > MAX_LENGTHS[column]) return "too-long";
  if (hasControlCharacters(text)) return "control-characters";
  if (text === "") return column === "code" || column === "fullName" ? "required" : null;
  if (column === "code" && !isCode(canonicalCode(text))) return "malformed-code";
  if (column === "fullName" && !/^\p{L}/u.test(text)) return "malformed-name";
  if (column === "email" && !EMAIL.test(text)) return "malformed-email";
  if (column === "from" && parseDay(text) === null) return "not-a-day";
  return null;
}

/** The text of a cell without surplus spaces; line breaks and tabs inside count as spaces. */
function cleanCell(text: string): string {
  return collapseSpace(toNfc(text));
}

/** Judges each cell of a row by itself. */
export function judgeRow(row: RosterRow): { sound: SoundRow | null; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  for (const column of ROSTER_COLUMNS) {
    const text = cleanCell(row[column]);
    const code = row.computed.includes(column) ? "formula" : judgeCell(column, text);
    if (code) problems.push({ row: row.row, column, code, value: text.slice(0, 60) });
  }
  if (problems.length > 0) return { sound: null, problems };
  const sound: SoundRow = {
    row: row.row,
    code: canonicalCode(row.code),
    fullName: cleanCell(row.fullName),
    unitCode: canonicalCode(row.unitCode),
    jobTitle: cleanCell(row.jobTitle) || null,
    email: cleanCell(row.email).toLowerCase() || null,
    from: row.from.trim() === "" ? null : parseDay(cleanCell(row.from)),
  };
  return { sound, problems };
}

/** Problems of rows that name a code which another row names too: nobody can say which of them is meant. */
export function findDuplicates(rows: readonly RosterRow[]): RowProblem[] {
  const byCode = new Map<string, number[]>();
  for (const row of rows) {
    const code = canonicalCode(row.code);
    if (code !== "") byCode.set(code, [...(byCode.get(code) ?? []), row.row]);
  }
  return [...byCode].flatMap(([value, sharing]) => {
    if (sharing.length < 2) return [];
    return sharing.map((row) => {
      const others = sharing.filter((other) => other !== row).slice(0, 5);
      return {
        row,
        column: "code" as const,
        code: "duplicate-code" as const,
        value,
        other: others.join(", "),
      };
    });
  });
}
