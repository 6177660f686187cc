import { cleanMarkdown } from "./clean-text";
import { htmlText, plainRichText, type RichText } from "./html-text";

/** The formats in which Moodle keeps texts, in GIFT as in its XML. */
export type TextFormat = "moodle" | "html" | "plain" | "markdown";

/** Text of one format as a question holds it. Moodle's own format is HTML whose line breaks count. */
export function textOfFormat(text: string, format: TextFormat): RichText {
  if (format === "plain") return plainRichText(text);
  if (format === "html") return htmlText(text);
  if (format === "markdown") return { ...plainRichText(text), markdown: cleanMarkdown(text) };
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
