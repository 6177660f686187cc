import type { DrawnQuestion } from "~/core/drawing/draw";
import type { Key } from "~/core/scoring/types";
import { assertNever } from "~/core/verdict";
import type { Wording } from "./papers.server";
import type { ReviewedAnswer } from "./result";

export type AnswerSides = {
  wording: Wording;
  drawn: DrawnQuestion;
  /** By the author's keys; empty: not answered. */
  given: readonly string[];
  /** Empty: withheld. */
  keys: Key;
};

/** Both sides of an answer in words: what was given, and what is right as far as `keys` tell it. */
export function reviewedAnswer({ wording, drawn, given, keys }: AnswerSides): ReviewedAnswer {
  const textOf = (key: string | undefined) => (key ? (wording.texts.get(key) ?? "") : null);
  const textsOf = (list: readonly string[]) => list.map((key) => textOf(key) ?? "");
  switch (wording.type) {
    case "single":
    case "multiple":
    case "true_false": {
      const options = drawn.options.map(({ id, key }) => ({
        ...{ id, text: textOf(key) ?? "" },
        ...{ isRight: keys.includes(key), isChosen: given.includes(key) },
      }));
      return { kind: "options", options };
    }
    case "ordering":
      return { kind: "order", given: textsOf(given), right: textsOf(keys) };
    case "matching": {
      const pairs = wording.prompts.map((prompt, at) => {
        return { prompt, given: textOf(given[at]), right: textOf(keys[at]) };
      });
      return { kind: "pairs", pairs };
    }
    case "short_answer":
      return { kind: "text", given: given[0] ?? null, accepted: [...keys] };
    default:
      return assertNever(wording.type);
  }
}
