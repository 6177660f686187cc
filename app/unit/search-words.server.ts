import { searchKey } from "~/core/text";

const MAX_WORDS = 8;

/**
 * The words of a search, without accents, ready for `contains` and `startsWith`: what LIKE would take for a pattern
 * stands for itself, and NUL, which PostgreSQL refuses, is gone with all control characters.
 */
export function searchWords(text: string): string[] {
  return searchKey(text.slice(0, 100).replace(/\p{C}/gu, " "))
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, MAX_WORDS)
    .map(likeLiteral);
}

/** Text in which LIKE finds no pattern. */
function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
