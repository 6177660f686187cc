import type { QuestionType } from "~/core/scoring/types";
import { accept, assertNever, refuse, type Verdict } from "~/core/verdict";
import type { SaveRequest } from "./sitting";
import { parseTyped } from "./typed-answer";

/** One question of a paper as far as answers to it are concerned. `promptCount`: 0 unless it is a matching question. */
export type PlaceOutline = { type: QuestionType; optionIds: readonly string[]; promptCount: number };

/** What an answer is checked against. Never changes after the draw. */
export type PaperOutline = {
  accountId: string;
  asksPrediction: boolean;
  /** By position − 1. */
  places: readonly PlaceOutline[];
};

export type AnswerRefusal = "question-unknown" | "option-unknown" | "malformed";

type Judged = Verdict<{ choice: string[] }, AnswerRefusal>;

/** A set of options, each at most once, in the paper's order. */
function judgeSet({ optionIds }: PlaceOutline, choice: readonly string[], most: number): Judged {
  if (choice.some((id) => !optionIds.includes(id))) return refuse("option-unknown");
  const ordered = optionIds.filter((id) => choice.includes(id));
  return ordered.length === choice.length && choice.length <= most
    ? accept({ choice: ordered })
    : refuse("malformed");
}

/** All options, each once, in the person's order. */
function judgeOrder({ optionIds }: PlaceOutline, choice: readonly string[]): Judged {
  if (choice.some((id) => !optionIds.includes(id))) return refuse("option-unknown");
  const isWhole = choice.length === optionIds.length && new Set(choice).size === choice.length;
  return isWhole ? accept({ choice: [...choice] }) : refuse("malformed");
}

/** One option or "" for each prompt, an option as often as one likes; no pick at all is no answer. */
function judgePairs({ optionIds, promptCount }: PlaceOutline, choice: readonly string[]): Judged {
  if (choice.some((id) => id !== "" && !optionIds.includes(id))) return refuse("option-unknown");
  if (choice.length !== promptCount) return refuse("malformed");
  return accept({ choice: choice.some((id) => id !== "") ? [...choice] : [] });
}

function judgeText(choice: readonly string[]): Judged {
  const [text = "", ...more] = choice;
  const typed = more.length === 0 ? parseTyped(text) : null;
  return typed === null ? refuse("malformed") : accept({ choice: [typed] });
}

/**
 * Whether the answer fits the paper; gives the choice in the form described at `SavedAnswer`, so that equal answers are equal
 * lists. An empty choice clears the answer, whatever the type.
 */
export function judgeAnswer(
  outline: PaperOutline,
  { position, choice, prediction }: Pick<SaveRequest, "position" | "choice" | "prediction">,
): Judged {
  if (position === 0) {
    if (!outline.asksPrediction) return refuse("question-unknown");
    return choice.length === 0 ? accept({ choice: [] }) : refuse("malformed");
  }
  const place = outline.places[position - 1];
  if (!place) return refuse("question-unknown");
  if (prediction !== null) return refuse("malformed");
  if (choice.length === 0) return accept({ choice: [] });
  switch (place.type) {
    case "single":
    case "true_false":
      return judgeSet(place, choice, 1);
    case "multiple":
      return judgeSet(place, choice, place.optionIds.length);
    case "ordering":
      return judgeOrder(place, choice);
    case "matching":
      return judgePairs(place, choice);
    case "short_answer":
      return judgeText(choice);
    default:
      return assertNever(place.type);
  }
}
