import MarkdownIt from "markdown-it";
import { escapeMarkdown } from "~/bank/question-text";

/** The same language as `renderQuestionText` of `platform/markdown.server.ts`; a test holds them together. */
const language = new MarkdownIt("zero", { html: false, breaks: true }).enable([
  "list",
  "newline",
  "escape",
  "emphasis",
]);

/** Markdown of a question → HTML of `p br strong em ul ol li` only, for tools that read HTML. */
export function htmlOfMarkdown(markdown: string): string {
  return language.render(markdown).trim();
}

/** The words of a text without any markup; null: it has some that plain words would lose. */
export function plainOfMarkdown(markdown: string): string | null {
  const plain = markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  return htmlOfMarkdown(escapeMarkdown(plain)) === htmlOfMarkdown(markdown) ? plain : null;
}

/** Text as it stands in HTML and XML, in content and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
