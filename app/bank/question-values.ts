import type { QuestionOption } from "./question";
import { OPTION_KEYS } from "./question-form";

const TEXT_NAMES = [
  "code",
  "topic",
  "difficulty",
  "type",
  "audience",
  "stem",
  "option-a",
  "option-b",
  "option-c",
  "option-d",
  "option-e",
  "explanation",
  "document",
  "issuer",
  "kind",
  "number",
  "date",
  "title",
  "place",
] as const;

/** What stands in the fields of the question form. `right`: letters of the options marked as right. */
export type QuestionValues = Record<(typeof TEXT_NAMES)[number], string> & { right: string[] };

/** What was typed, to be shown again; files and repeated texts are not texts. */
export function typedValues(fields: Record<string, unknown>): QuestionValues {
  const texts = TEXT_NAMES.map((name) => {
    const value = fields[name];
    return [name, typeof value === "string" ? value : ""];
  });
  const right = [fields.right].flat().filter((letter): letter is string => typeof letter === "string");
  return { ...(Object.fromEntries(texts) as Omit<QuestionValues, "right">), right };
}

/** An empty form. */
export function newQuestionValues(topic: string): QuestionValues {
  return { ...typedValues({ topic, difficulty: "medium", type: "single", audience: "everyone" }) };
}

type Filled = {
  topicCode: string;
  difficulty: string;
  type: string;
  audience: string;
  stem: string;
  options: readonly QuestionOption[];
  keys: readonly string[];
  explanation: string;
  document: { id: string } | null;
  place: string | null;
};

/** The form filled with a revision. */
export function valuesOfRevision(revision: Filled): QuestionValues {
  const { topicCode: topic, difficulty, type, audience, stem, explanation, document, place } = revision;
  const options = OPTION_KEYS.map((key) => [
    `option-${key}`,
    revision.options.find((one) => one.key === key)?.text ?? "",
  ]);
  return typedValues({
    ...{ topic, difficulty, type, audience, stem, explanation, place: place ?? "" },
    ...Object.fromEntries(options),
    document: document?.id ?? "",
    right: [...revision.keys],
  });
}
