import type { QuestionOption } from "~/bank/question";
import type { QuestionType } from "~/core/scoring/types";
import { assertNever } from "~/core/verdict";

export type AnsweredQuestion = {
  type: QuestionType;
  prompts: readonly string[];
  options: readonly QuestionOption[];
  /** In the form of `Key` (core/scoring). */
  keys: readonly string[];
};

/** What is right in words, on one line: "Cao Bằng; Sơn La", "Đặc khu → Phường → Xã", "PCI: Chỉ số năng lực cạnh tranh cấp tỉnh". */
export function rightAnswer({ type, prompts, options, keys }: AnsweredQuestion): string {
  const textOf = (key: string | undefined) => options.find((option) => option.key === key)?.text ?? "";
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
      return options
        .filter((option) => keys.includes(option.key))
        .map((option) => option.text)
        .join("; ");
    case "ordering":
      return keys.map(textOf).join(" → ");
    case "matching":
      return prompts.map((prompt, at) => `${prompt}: ${textOf(keys[at])}`).join("; ");
    case "short_answer":
      return keys[0] ?? "";
    default:
      return assertNever(type);
  }
}
