import { accept, refuse, type Verdict } from "~/core/verdict";
import type { SaveRequest } from "./sitting";

/** What an answer is checked against. Never changes after the draw. */
export type PaperOutline = {
  accountId: string;
  asksPrediction: boolean;
  /** By position − 1. */
  places: readonly { multiple: boolean; optionIds: readonly string[] }[];
};

export type AnswerRefusal = "question-unknown" | "option-unknown" | "malformed";

/** Whether the answer fits the paper; gives the chosen ids in the paper's order, so that equal answers are equal lists. */
export function judgeAnswer(
  outline: PaperOutline,
  { position, choice, prediction }: Pick<SaveRequest, "position" | "choice" | "prediction">,
): Verdict<{ choice: string[] }, AnswerRefusal> {
  if (position === 0) {
    if (!outline.asksPrediction) return refuse("question-unknown");
    return choice.length === 0 ? accept({ choice: [] }) : refuse("malformed");
  }
  const place = outline.places[position - 1];
  if (!place) return refuse("question-unknown");
  if (prediction !== null) return refuse("malformed");
  const ordered = place.optionIds.filter((id) => choice.includes(id));
  if (choice.some((id) => !place.optionIds.includes(id))) return refuse("option-unknown");
  if (ordered.length !== choice.length || (choice.length > 1 && !place.multiple)) return refuse("malformed");
  return accept({ choice: ordered });
}
