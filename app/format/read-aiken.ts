import type { Verdict } from "~/core/verdict";
import type { ReadFile, ReadRefusal } from "./found-question";
import { readLines } from "./read-lines";
import { checkedBlocks } from "./read-text";

/**
 * Questions in Aiken: a stem, options "A." or "A)", and "ANSWER: B". More forgiving than Moodle: a stem may have several
 * lines, letters may be small, "ĐÁP ÁN: B" and "Giải thích: …" are understood, and one broken question never loses the file.
 */
export function readAiken(text: string): Verdict<{ file: ReadFile }, ReadRefusal> {
  const checked = checkedBlocks(text);
  return checked.ok ? readLines(checked.blocks, "none") : checked;
}
