import { clip } from "~/core/text";
import { db } from "~/platform/db.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { MAX_TEXT } from "./form-text";
import { QUESTION_TYPES } from "./question";
import { tidyMarkdown } from "./question-text";
import type { QuestionValues } from "./question-values";
import { type ShownPicture, type ShownQuestion, shownOfValues } from "./shown-question";

/** A question on its way, with what contestants read after the release. */
export type QuestionPreview = { shown: ShownQuestion; explanationHtml: string };

/** What half-finished fields would look like on a paper; nothing is checked, nothing is kept. */
export async function previewQuestion(values: QuestionValues): Promise<QuestionPreview> {
  const html = (text: string) => renderQuestionText(clip(tidyMarkdown(text), 2 * MAX_TEXT));
  const type = QUESTION_TYPES.find((one) => one === values.type) ?? "single";
  const shown = {
    ...shownOfValues(values, type),
    stemHtml: html(values.stem),
    picture: await findShown(values.picture, values.pictureAlt),
  };
  return { shown, explanationHtml: html(values.explanation) };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function findShown(id: string, alt: string): Promise<ShownPicture | null> {
  if (!UUID.test(id)) return null;
  const picture = await db().picture.findUnique({ where: { id }, select: { width: true, height: true } });
  return picture && { id, alt, ...picture };
}
