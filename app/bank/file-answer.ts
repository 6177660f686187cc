import { assertNever } from "~/core/verdict";
import type { BankFileQuestion } from "./bank-file";
import { OPTION_KEYS, type QuestionOption } from "./question";

/** The answering part of a question in one shape for all types: what is offered and what is right. */
export type Answer = {
  prompts: string[];
  /** In the author's order; for ordering: in the right order. */
  options: QuestionOption[];
  /** In the form of `Key` (core/scoring). */
  keys: string[];
};

/** Keys `a`, `b`, `c` … in the order of the texts. */
export function withKeys(texts: readonly string[]): QuestionOption[] {
  return texts.map((text, index) => ({ key: OPTION_KEYS[index] ?? `x${index}`, text }));
}

/** What a question of a bank file offers and what is right in it. */
export function answerOfFile(file: BankFileQuestion): Answer {
  switch (file.type) {
    case "single":
    case "multiple":
    case "true_false":
      return {
        prompts: [],
        options: file.options.map(({ key, text }) => ({ key, text })),
        keys: file.options.filter((option) => option.correct === true).map((option) => option.key),
      };
    case "ordering": {
      const options = withKeys(file.items);
      return { prompts: [], options, keys: options.map((option) => option.key) };
    }
    case "matching": {
      const options = withKeys([...file.pairs.map((pair) => pair.match), ...(file.extras ?? [])]);
      const keys = options.slice(0, file.pairs.length).map((option) => option.key);
      return { prompts: file.pairs.map((pair) => pair.prompt), options, keys };
    }
    case "short_answer":
      return { prompts: [], options: [], keys: file.accepted };
    default:
      return assertNever(file);
  }
}
