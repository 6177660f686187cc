/*
 * Stem and explanation of a question are written in a small markdown: paragraphs, line breaks, **strong**, *emphasis* and
 * lists. No HTML, links, headings, pictures or code. `platform/markdown.server.ts` renders it; this file only quotes and strips it.
 */

/** Plain text → markdown that shows exactly this text. Line breaks stay line breaks. */
export function escapeMarkdown(plain: string): string {
  return plain
    .replace(/[\\*_`[\]<>&#|~]/g, "\\$&")
    .replace(/^([ \t]*)([-+])(?=\s|$)/gm, "$1\\$2")
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");
}

/** Far more than any text of a bank has. Emphasis that nothing closes is looked for again at every sign, so the walk needs an end. */
const MOST_STRIPPED = 8_000;

/** Markdown → the words it shows, on one line: for lists, search and comparison. Signs beyond {@link MOST_STRIPPED} stay. */
export function plainText(markdown: string): string {
  const rest = markdown.slice(MOST_STRIPPED);
  return `${stripSigns(markdown.slice(0, MOST_STRIPPED))}${rest}`.replace(/\s+/g, " ").trim();
}

function stripSigns(markdown: string): string {
  const quoted: string[] = [];
  const withoutQuotes = markdown.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => {
    quoted.push(sign);
    return "\uFDD0";
  });
  let next = 0;
  return withoutQuotes
    .replace(/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+/gm, "")
    .replace(/(\*\*|__)(?=\S)([\s\S]{0,2000}?\S)\1/g, "$2")
    .replace(/\*(?=\S)([^*]*?\S)\*/g, "$1")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)([^_]*?\S)_(?![\p{L}\p{N}])/gu, "$1")
    .replace(/\uFDD0/g, () => quoted[next++] ?? "");
}

/** Markdown as it is stored: line breaks as "\n", no spaces at the ends of lines, at most one empty line in a row. Indents stay. */
export function tidyMarkdown(typed: string): string {
  return (
    typed
      .replace(/\r\n?/g, "\n")
      .replace(/[\u200B\u2060\uFEFF]/g, "")
      // Only from where a run of spaces begins: a long run inside a line is walked once.
      .replace(/(?<![^\S\n])[^\S\n]+$/gm, "")
      .replace(/(\S)[^\S\n]+/g, "$1 ")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}
