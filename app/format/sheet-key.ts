import { optionKey } from "~/bank/check-bank";
import type { NoteCode } from "./found-question";

/** Right options as a cell names them; `problem`: why they may not be the right ones. */
export type ReadKey = { right: number[]; problem: { code: NoteCode; detail: string } | null };

const rising = (indexes: number[]) => [...new Set(indexes)].sort((a, b) => a - b);

/** "A" and "1" are the first option; -1: no sign of an option. */
function indexOfSign(sign: string): number {
  if (/^[A-Ia-i]$/.test(sign)) return sign.toUpperCase().charCodeAt(0) - 65;
  return /^[1-9]$/.test(sign) ? Number(sign) - 1 : -1;
}

/** "A, C", "1;3", "A và C", "AC", "(b)", in the order written; null: no list of signs. */
export function signsOf(words: string, optionCount: number): number[] | null {
  const bare = words
    .replace(/^(?:đáp án|phương án|câu|key|answer|chọn)(?: đúng)?(?: là)?\s*:?\s*/i, "")
    .replace(/[().[\]]/g, " ")
    .trim();
  const parts = bare
    .split(/[\s,;/&+–-]+|(?<=\s)(?:và|and)(?=\s)/i)
    .filter((part) => part !== "" && !/^(?:và|and)$/i.test(part));
  const isRun = parts.length === 1 && /^[A-Ia-i]{2,9}$/.test(parts[0] ?? "");
  const signs = isRun ? [...(parts[0] ?? "")] : parts;
  const indexes = signs.map(indexOfSign);
  if (indexes.length === 0 || indexes.includes(-1)) return null;
  if (isRun && (new Set(indexes).size !== indexes.length || indexes.some((index) => index >= optionCount)))
    return null;
  return indexes;
}

/** Options that the words name by their texts: one, or several on lines or between semicolons. */
function textsOf(words: string, options: readonly string[]): number[] | null {
  const keys = options.map(optionKey);
  const whole = keys.indexOf(optionKey(words));
  if (whole >= 0) return [whole];
  const parts = words.split(/\s*[\n;|]\s*/).filter((part) => part !== "");
  const indexes = parts.map((part) => keys.indexOf(optionKey(part)));
  return parts.length < 2 || indexes.includes(-1) ? null : indexes;
}

/**
 * Reads the cell of the right answer: letters or numbers of options, or their texts, or both ("B. Chính phủ"). Words
 * that mean one option as a number and another as a text are for a person to judge.
 */
export function readKey(cell: string, options: readonly string[]): ReadKey {
  const words = cell.trim();
  const problem = (code: NoteCode) => ({ right: [], problem: { code, detail: words } });
  if (words === "") return { right: [], problem: null };
  const byText = textsOf(words, options);
  const signs = signsOf(words, options.length);
  // "6" among the options 4, 5, 6 and 8 can only mean the text.
  const bySign = byText && signs?.some((index) => index >= options.length) ? null : signs;
  if (bySign && byText && rising(bySign).join() !== rising(byText).join()) return problem("key-contradicts");
  const lettered = /^\(?([A-Ia-i])[.):/]\s*(\S.*)$/s.exec(words);
  if (!bySign && !byText && lettered) {
    const index = indexOfSign(lettered[1] ?? "");
    const same = optionKey(options[index] ?? "") === optionKey(lettered[2] ?? "");
    if (index < options.length) return same ? { right: [index], problem: null } : problem("key-contradicts");
  }
  const indexes = byText ?? bySign;
  if (!indexes || indexes.some((index) => index >= options.length)) return problem("key-unknown-letter");
  return { right: rising(indexes), problem: null };
}

/** "1-B, 2-A": for each prompt its option; null: not for all of them. */
export function readPairsKey(cell: string, promptCount: number, optionCount: number): number[] | null {
  const pairs = [...cell.matchAll(/([1-9])\s*[-–:.=>→)\s]\s*([A-Ia-i])(?![\p{L}\p{N}])/gu)];
  const right = Array<number>(promptCount).fill(-1);
  for (const [, prompt = "", option = ""] of pairs) right[Number(prompt) - 1] = indexOfSign(option);
  const whole = right.length === promptCount && right.every((index) => index >= 0 && index < optionCount);
  return whole ? right : null;
}
