import { type DocumentName, documentLabel } from "./document-label";
import { OPTION_KEYS, type QuestionOption, type QuestionPicture } from "./question";

type Letter = (typeof OPTION_KEYS)[number];

const TEXT_NAMES = [
  "code",
  "topic",
  "difficulty",
  "type",
  "audience",
  "stem",
  "accepted",
  "picture",
  "pictureAlt",
  "explanation",
  "document",
  "documentText",
  "issuer",
  "kind",
  "number",
  "date",
  "title",
  "place",
  "tags",
] as const;

const ROW_NAMES = OPTION_KEYS.flatMap((letter) => [`option-${letter}`, `prompt-${letter}`] as const);

/**
 * What stands in the fields of the question form, as a browser sends it: every text under the name of its field, and `right`:
 * letters of the options marked as right. Plain JSON, so that a wording on its way into a bank may be kept as it was typed;
 * `parseQuestionForm` reads it, `QuestionFields` shows it.
 */
export type QuestionValues = Record<
  (typeof TEXT_NAMES)[number] | `option-${Letter}` | `prompt-${Letter}`,
  string
> & { right: string[] };

/** What was typed, to be shown again; files and repeated texts are not texts. Names that are missing are empty. */
export function typedValues(fields: Record<string, unknown>): QuestionValues {
  const texts = [...TEXT_NAMES, ...ROW_NAMES].map((name) => {
    const value = fields[name];
    return [name, typeof value === "string" ? value : ""];
  });
  const right = [fields.right].flat().filter((letter): letter is string => typeof letter === "string");
  return { ...(Object.fromEntries(texts) as Omit<QuestionValues, "right">), right } as QuestionValues;
}

/** An empty form. */
export function newQuestionValues(topic: string): QuestionValues {
  return typedValues({ topic, difficulty: "medium", type: "single", audience: "everyone" });
}

type Filled = {
  topicCode: string;
  difficulty: string;
  type: string;
  audience: string;
  stem: string;
  picture: QuestionPicture | null;
  prompts: readonly string[];
  options: readonly QuestionOption[];
  keys: readonly string[];
  explanation: string;
  document: ({ id: string } & DocumentName) | null;
  place: string | null;
};

/** The form filled with a revision. */
export function valuesOfRevision(revision: Filled): QuestionValues {
  const { topicCode: topic, difficulty, type, audience, stem, explanation, document, place } = revision;
  const isShort = type === "short_answer";
  const rows = rowsOf(revision).flatMap(({ option, prompt }, index) => {
    const letter = OPTION_KEYS[index];
    return [
      [`option-${letter}`, option],
      [`prompt-${letter}`, prompt],
    ];
  });
  return typedValues({
    ...{ topic, difficulty, type, audience, stem, explanation, place: place ?? "" },
    ...Object.fromEntries(rows),
    picture: revision.picture?.id ?? "",
    pictureAlt: revision.picture?.alt ?? "",
    document: document?.id ?? "",
    documentText: document ? documentLabel(document) : "",
    accepted: isShort ? revision.keys.join("\n") : "",
    right: isShort ? [] : [...revision.keys],
  });
}

/** Options as rows of the form; those of matching beside their prompts, then the extras. */
function rowsOf({ type, prompts, options, keys }: Filled): { option: string; prompt: string }[] {
  if (type !== "matching") return options.map(({ text: option }) => ({ option, prompt: "" }));
  const textOf = (key: string | undefined) => options.find((one) => one.key === key)?.text ?? "";
  const extras = options.filter((one) => !keys.includes(one.key));
  return [
    ...prompts.map((prompt, index) => ({ option: textOf(keys[index]), prompt })),
    ...extras.map(({ text: option }) => ({ option, prompt: "" })),
  ];
}
