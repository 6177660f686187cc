import type { DrawnOption } from "~/core/drawing/draw";
import type { GivenAnswer, QuestionType } from "~/core/scoring/types";
import { assertNever } from "~/core/verdict";

/** A stored choice by the author's keys. Knows options by the ids of this paper only; anything else in it is a bug and throws. */
export function givenAnswer(
  type: QuestionType,
  options: readonly DrawnOption[],
  choice: readonly string[] | undefined,
): GivenAnswer {
  if (!choice || choice.length === 0) return null;
  const keyOf = (id: string) => {
    const option = options.find((one) => one.id === id);
    if (!option) throw new Error(`no option ${id} in the paper`);
    return option.key;
  };
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
    case "ordering":
      return choice.map(keyOf);
    case "matching":
      return choice.map((id) => (id === "" ? "" : keyOf(id)));
    case "short_answer":
      return choice;
    default:
      return assertNever(type);
  }
}
