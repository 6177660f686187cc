import { cleanBlock } from "./clean-text";
import { htmlText, plainRichText, type RichText } from "./html-text";
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

export type GiftFormat = "moodle" | "html" | "plain" | "markdown";

/** A leading `[html]`, `[plain]` … and the text behind it. */
export function readFormat(text: string, otherwise: GiftFormat): { format: GiftFormat; text: string } {
  const match = /^\s*\[(moodle|html|plain|markdown)\]/i.exec(text);
  if (!match) return { format: otherwise, text };
  return { format: match[1]?.toLowerCase() as GiftFormat, text: text.slice(match[0].length) };
}

/** Text of one format as a question holds it. Moodle's own format is HTML whose line breaks count. */
export function textOfFormat(text: string, format: GiftFormat): RichText {
  if (format === "plain") return plainRichText(text);
  if (format === "html") return htmlText(text);
  if (format === "markdown") return { ...plainRichText(text), markdown: cleanBlock(text) };
  if (!/[<&]/.test(text)) return plainRichText(text);
  const paragraphs = text
    .trim()
    .replace(/\r?\n[^\S\n]*\r?\n/g, "<p>")
    .replace(/\r?\n/g, "<br>");
  return htmlText(isMarkup(text) ? paragraphs : paragraphs.replace(/<(?!(?:p|br)>)/g, "&lt;"));
}

/** "a < b" is no markup; "<b>" and "&lt;" are. */
function isMarkup(text: string): boolean {
  return /<\/?[a-z][^>]*>|<!--|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i.test(text);
}

/** Markdown as GIFT text with its format, and the format that texts behind it inherit. */
export function giftMarkdown(markdown: string): { text: string; format: GiftFormat } {
  const plain = plainOfMarkdown(markdown);
  if (plain === null) return { text: `[html]${escapeGift(htmlOfMarkdown(markdown))}`, format: "html" };
  const needsName = /[<&]/.test(plain) || plain.startsWith("[");
  return {
    text: `${needsName ? "[plain]" : ""}${escapeGift(plain)}`,
    format: needsName ? "plain" : "moodle",
  };
}

/** Plain words where text of the format `inherited` is expected. */
export function giftPlain(words: string, inherited: GiftFormat): string {
  if (words.startsWith("[")) return `[plain]${escapeGift(words)}`;
  if (inherited === "html") return escapeGift(escapeHtml(words));
  return `${inherited === "moodle" && /[<&]/.test(words) ? "[plain]" : ""}${escapeGift(words)}`;
}

/** Markdown where the format of the stem is inherited: an explanation. */
export function giftFeedback(markdown: string, inherited: GiftFormat): string {
  const plain = plainOfMarkdown(markdown);
  if (plain === null || inherited === "html") {
    return `${inherited === "html" ? "" : "[html]"}${escapeGift(htmlOfMarkdown(markdown))}`;
  }
  return giftPlain(plain, inherited);
}
