import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });
markdown.disable("image");

/** Markdown typed by staff → HTML. Raw HTML is shown as text; `javascript:` links are refused by the parser. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

const questionMarkdown = new MarkdownIt("zero", { html: false, breaks: true }).enable([
  "list",
  "newline",
  "escape",
  "emphasis",
]);

/** Stem or explanation of a question → HTML of `p br strong em ul ol li` only; everything else is shown as it was typed. */
export function renderQuestionText(text: string): string {
  return questionMarkdown.render(text);
}
