import type { GridRow, Headings } from "./sheet-headings";
import type { SheetField } from "./sheet-mapping";

/*
 * A first guess for a sheet without headings, from what its cells look like: the longest words are the question, one
 * letter or number at the end of the row is the key, what stands between are the options. Only ever a proposal.
 */

type Column = { column: number; letters: number; signs: number; filled: number };

const SIGN = /^(?:[A-Ia-i1-9]|đúng|sai|đ|s)$/i;

function columnsOf(rows: readonly GridRow[]): Column[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row.cells[column] ?? "").filter((cell) => cell !== "");
    return {
      column,
      filled: cells.length,
      letters: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
      signs: cells.filter((cell) => SIGN.test(cell.trim())).length,
    };
  }).filter((one) => one.filled > 0);
}

/** The likeliest columns when no row looks like headings; null: nothing like questions is there. */
export function guessColumns(rows: readonly GridRow[]): Headings | null {
  const columns = columnsOf(rows.slice(0, 50));
  const stem = [...columns].sort((a, b) => b.letters - a.letters)[0];
  if (!stem || stem.letters < 15) return null;
  const behind = columns.filter((one) => one.column > stem.column);
  const key = behind.filter((one) => one.signs * 2 > one.filled).at(-1);
  const options = behind.filter((one) => one !== key && (!key || one.column < key.column)).slice(0, 9);
  const fields: [number, SheetField][] = [
    [stem.column, "stem"],
    ...options.map((one, at): [number, SheetField] => [one.column, `option-${at + 1}` as SheetField]),
  ];
  if (key) fields.push([key.column, "key"]);
  return fields.length < 2 ? null : { headerRow: 0, columns: new Map(fields) };
}
