import { folded } from "./source-line";

/** One entry of a list of keys: "12-B". `words`: what the key says; `more`: an explanation behind it. */
export type KeyEntry = { number: number; words: string; more: string };

const KEY = String.raw`(?:[A-I](?:\s?[,/+&]\s?[A-I])*|[a-i](?:\s?[,/+&]\s?[a-i])*|[A-I]{2,6}|Đúng|Sai|ĐÚNG|SAI|đúng|sai|Đ|S)`;
const NUMBER = String.raw`(?:[Cc]âu(?: hỏi)?\s*)?(\d{1,4})`;
const ENTRY = new RegExp(String.raw`${NUMBER}\s*(?:[-–—.:=)>→]+\s*)?(${KEY})(?![\p{L}\p{N}])`, "gu");
const MAX_LINE = 5_000;

/** The keys of a line that holds nothing else: "1-B 2-A 3.C", "Câu 1: B, Câu 2: Đúng"; empty: another line. */
export function keyEntries(text: string): KeyEntry[] {
  if (text.length > MAX_LINE || !/^[\s,.;:|/\-–*()]*(?:câu|\d)/iu.test(text)) return [];
  const entries = [...text.matchAll(ENTRY)].map((match) => ({
    number: Number(match[1]),
    words: match[2] ?? "",
    more: "",
  }));
  const between = text.replace(ENTRY, "").replace(/[\s,.;:|/\-–*()]/gu, "");
  return between === "" ? entries : [];
}

const WITH_WORDS = new RegExp(
  String.raw`^\s*[-–*]?\s*${NUMBER}\s*[-–—.:=)>→]*\s*(?:[Đđ]áp án(?: đúng)?(?: là)?\s*:?\s*)?(${KEY})(?![\p{L}\p{N}])\s*(?:[-–—.:,;(]+\s*(\S.*))?$`,
  "u",
);

/** Within a list of keys: one entry to a line, with an explanation behind it perhaps. */
export function keyEntryLine(text: string): KeyEntry | null {
  const match = text.length > MAX_LINE ? null : WITH_WORDS.exec(text);
  if (!match) return null;
  const more = (match[3] ?? "").replace(/^(?:giải thích|vì)\s*:\s*/iu, "").replace(/^([^(]*)\)\s*$/, "$1");
  return { number: Number(match[1]), words: match[2] ?? "", more };
}

const HEAD_WORDS =
  /^(?:cau(?: hoi)?(?: so)?|so cau|dap an(?: dung)?|da|d\/a|stt|tt|key|answer|dap|phuong an(?: dung)?)?$/;
const WHOLE_KEY = new RegExp(`^${KEY}$`, "u");
const WHOLE_NUMBER = /^(?:[Cc]âu\s*)?(\d{1,4})[.):]?$/u;

type Grid = readonly (readonly string[])[];

/**
 * Keys out of the cells of a table: numbers over keys, numbers beside keys, or "1-B" in every cell. Empty: the table
 * holds anything else.
 */
export function keyTable(grid: Grid): KeyEntry[] {
  const entries: KeyEntry[] = [];
  const numbers: { row: number; column: number; number: number }[] = [];
  for (const [row, cells] of grid.entries()) {
    for (const [column, cell] of cells.entries()) {
      const number = WHOLE_NUMBER.exec(cell)?.[1];
      const inCell = keyEntries(cell);
      if (number !== undefined) numbers.push({ row, column, number: Number(number) });
      else if (inCell.length > 0) entries.push(...inCell);
      else if (!WHOLE_KEY.test(cell) && !HEAD_WORDS.test(folded(cell).trim())) return [];
    }
  }
  const keyAt = (row: number, column: number) => {
    const cell = grid[row]?.[column] ?? "";
    return WHOLE_KEY.test(cell) ? cell : null;
  };
  const below = numbers.filter(({ row, column }) => keyAt(row + 1, column) !== null).length;
  const beside = numbers.filter(({ row, column }) => keyAt(row, column + 1) !== null).length;
  for (const { row, column, number } of numbers) {
    const words = below > beside ? keyAt(row + 1, column) : keyAt(row, column + 1);
    if (words !== null) entries.push({ number, words, more: "" });
  }
  return entries.length >= 2 ? entries.sort((a, b) => a.number - b.number) : [];
}
