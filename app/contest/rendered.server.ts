import { renderMarkdown } from "~/platform/markdown.server";

/** Markdown typed by organisers as sanitised HTML. */
export type RenderedTexts = { summaryHtml: string; rulesHtml: string };

/** The texts of a contest as safe HTML. */
export function renderTexts(texts: { summary: string; rulesMarkdown: string }): RenderedTexts {
  return { summaryHtml: renderMarkdown(texts.summary), rulesHtml: renderMarkdown(texts.rulesMarkdown) };
}
