import type { QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import { OPTION_KEYS } from "./question";
import type { QuestionValues } from "./question-values";

/** A picture as a page shows it; width and height in pixels keep its place while it loads. */
export type ShownPicture = { id: string; alt: string; width: number; height: number };

/** A question as a contestant sees it; `stemHtml` is made by the server from the small markdown. */
export type ShownQuestion = {
  type: QuestionType;
  stemHtml: string;
  picture: ShownPicture | null;
  prompts: string[];
  /** In the order shown; nothing of what is right. */
  options: string[];
};

/**
 * Options in an order that tells nothing: papers shuffle, so a page that shows an ordering or a matching question must not show
 * the author's order. By alphabet; other types keep the order that they were written in.
 */
export function shownOptions(type: QuestionType, options: readonly string[]): string[] {
  if (type !== "ordering" && type !== "matching") return [...options];
  return options
    .map((text) => ({ text, key: searchKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map((one) => one.text);
}

/** What half-finished fields would show: the type, prompts and options that are there. */
export function shownOfValues(
  values: QuestionValues,
  type: QuestionType,
): Pick<ShownQuestion, "type" | "prompts" | "options"> {
  const texts = (kind: "option" | "prompt") =>
    OPTION_KEYS.map((key) => values[`${kind}-${key}`].trim()).filter((text) => text !== "");
  if (type === "short_answer") return { type, prompts: [], options: [] };
  if (type === "true_false") return { type, prompts: [], options: ["Đúng", "Sai"] };
  return {
    type,
    prompts: type === "matching" ? texts("prompt") : [],
    options: shownOptions(type, texts("option")),
  };
}
