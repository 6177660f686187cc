import { toNfc } from "~/core/text";

/** Invisible marks that change nothing a reader sees, and overrides of direction, which disguise text. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const CONTROLS = /[\p{Cc}\p{Cs}]/gu;

function withoutControls(text: string): string {
  return toNfc(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(CONTROLS, (sign) => (sign === "\n" || sign === "\t" ? sign : ""));
}

/** Text of a source on one line: NFC, single spaces, no control characters, nothing invisible. */
export function cleanLine(text: string): string {
  return withoutControls(text).replace(/\s+/gu, " ").trim();
}

/** Text of a source with its line breaks; at most one empty line in a row, no spaces at the ends of lines. */
export function cleanBlock(text: string): string {
  return withoutControls(text)
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Markdown of a source: as {@link cleanBlock}, but the indents that make lists within lists stay. */
export function cleanMarkdown(text: string): string {
  return withoutControls(text)
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Words of the source for a note: one line of at most 200 letters. */
export function noteDetail(text: string): string {
  const points = [...cleanLine(text)];
  return points.length <= 200 ? points.join("") : `${points.slice(0, 199).join("")}…`;
}
