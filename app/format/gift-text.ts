import type { TextFormat } from "./moodle-format";
import { escapeHtml, htmlOfMarkdown, plainOfMarkdown } from "./question-html";

/*
 * Quoting in GIFT. Signs behind a backslash are text; they are set aside as code points that Unicode keeps from ever being
 * characters, while the rest is taken apart, so that no later step can mistake them for structure.
 */

const SIGNS = [":", "#", "=", "{", "}", "~", "\\", "n"];
const FIRST_ASIDE = 0xfdd0;
const asideOf = (sign: string) => String.fromCharCode(FIRST_ASIDE + SIGNS.indexOf(sign));

/** Sets quoted signs aside; {@link reveal} brings them back. Line breaks keep their places. */
export function setAside(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, "").replace(/\\([:#={}~\\n])/g, (_, sign: string) => asideOf(sign));
}

/** The text with its quoted signs in place. */
export function reveal(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, (mark) => {
    const sign = SIGNS[mark.charCodeAt(0) - FIRST_ASIDE] ?? "";
    return sign === "n" ? "\n" : sign;
  });
}

/** Quotes every sign that GIFT gives a meaning. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** A leading `[html]`, `[plain]` … and the text behind it. */
export function readFormat(text: string, otherwise: TextFormat): { format: TextFormat; text: string } {
  const match = /^\s*\[(moodle|html|plain|markdown)\]/i.exec(text);
  if (!match) return { format: otherwise, text };
  return { format: match[1]?.toLowerCase() as TextFormat, text: text.slice(match[0].length) };
}

/** Markdown as GIFT text with its format, and the format that texts behind it inherit. */
export function giftMarkdown(markdown: string): { text: string; format: TextFormat } {
  const plain = plainOfMarkdown(markdown);
  if (plain === null) return { text: `[html]${escapeGift(htmlOfMarkdown(markdown))}`, format: "html" };
  const needsName = /[<&]/.test(plain) || plain.startsWith("[");
  return {
    text: `${needsName ? "[plain]" : ""}${escapeGift(plain)}`,
    format: needsName ? "plain" : "moodle",
  };
}

/** Plain words where text of the format `inherited` is expected. */
export function giftPlain(words: string, inherited: TextFormat): string {
  if (words.startsWith("[")) return `[plain]${escapeGift(words)}`;
  if (inherited === "html") return escapeGift(escapeHtml(words));
  return `${inherited === "moodle" && /[<&]/.test(words) ? "[plain]" : ""}${escapeGift(words)}`;
}

/** Markdown where the format of the stem is inherited: an explanation. */
export function giftFeedback(markdown: string, inherited: TextFormat): string {
  const plain = plainOfMarkdown(markdown);
  if (plain === null || inherited === "html") {
    return `${inherited === "html" ? "" : "[html]"}${escapeGift(htmlOfMarkdown(markdown))}`;
  }
  return giftPlain(plain, inherited);
}
