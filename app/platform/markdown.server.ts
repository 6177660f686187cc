import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });
markdown.disable("image");

/** Markdown typed by staff → HTML. Raw HTML is shown as text; `javascript:` links are refused by the parser. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
