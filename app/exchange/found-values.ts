import { STATEMENT_OPTIONS } from "~/bank/answer-form";
import { MAX_TEXT } from "~/bank/form-text";
import { isQuestionCode, OPTION_KEYS } from "~/bank/question";
import { typedValues } from "~/bank/question-values";
import { clip } from "~/core/text";
import type { FoundDocument, FoundQuestion, Note } from "~/format/found-question";
import { note } from "~/format/settle-question";
import type { ItemNote, ItemValues } from "./import-item";
import type { ImportDefaults } from "./import-run";
import { matchCitation, type Registered } from "./match-citation";
import { type KnownTopic, matchAudience, matchDifficulty, matchTopic } from "./match-words";

/** What the words of a file are matched against. */
export type FoundContext = {
  topics: readonly KnownTopic[];
  register: readonly Registered[];
  listed: readonly FoundDocument[];
  defaults: ImportDefaults;
  /** Codes that questions of the bank have. */
  codes: ReadonlySet<string>;
  /** Ids of the stored pictures by their place in the file; null: it could not be kept. */
  pictures: readonly (string | null)[];
};

/** What is longer is refused anyway; a person sees how it begins. */
const held = (text: string) => clip(text.slice(0, 3 * MAX_TEXT), 2 * MAX_TEXT);

const FACT_ID = /^T\d{1,2}-\d{2,3}$/;

type Filled = { values: ItemValues; notes: ItemNote[] };

/** The question form filled with a question as found, with what could not be matched as notes. */
export function valuesOfFound(found: FoundQuestion, context: FoundContext): Filled {
  const { place } = found;
  // That a picture has no words the form says at their field; a picture that could not be kept needs none.
  const notes: ItemNote[] = found.notes.filter((one) => one.code !== "picture-without-alt");
  const doubt = (code: Note["code"], detail: string | null) => {
    if (!notes.some((one) => one.code === code)) notes.push(note(code, place, detail ?? undefined));
  };
  const chosen = chosenWords(found, context, doubt);
  const cited =
    found.citation === null ? null : matchCitation(found.citation, context.register, context.listed);
  if (cited?.isClear === false) doubt("citation-unclear", found.citation);
  const picture = found.picture ? (context.pictures[found.picture.index] ?? null) : null;
  if (found.picture && picture === null) doubt("picture-dropped", found.picture.alt);

  const code = found.code?.toUpperCase() ?? "";
  if (isQuestionCode(code) && context.codes.has(code))
    notes.push({ code: "code-taken", place, detail: code });
  const values = typedValues({
    ...chosen,
    ...{ code: held(code), type: found.type, stem: held(found.stem), explanation: held(found.explanation) },
    ...heldRows(answerValues(found)),
    ...cited?.values,
    picture: picture ?? "",
    pictureAlt: picture === null ? "" : held(found.picture?.alt ?? ""),
    tags: held(found.tags.join(", ")),
  });
  const facts = found.factIds.filter((id) => FACT_ID.test(id));
  return { values: facts.length > 0 ? { ...values, facts } : values, notes };
}

function heldRows(rows: Record<string, string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, typeof row === "string" ? held(row) : row]),
  );
}

/** No name of a topic and no word for a difficulty is longer. */
const isPhrase = (words: string | null): words is string => words !== null && words.length <= 500;

type Doubt = (code: Note["code"], detail: string | null) => void;

/** Topic, difficulty and audience: what the words mean, else the default; words that mean nothing are doubted. */
function chosenWords(found: FoundQuestion, { topics, defaults }: FoundContext, doubt: Doubt) {
  const topic = isPhrase(found.topic) ? matchTopic(found.topic, topics) : null;
  const difficulty = isPhrase(found.difficulty) ? matchDifficulty(found.difficulty) : null;
  const audience = isPhrase(found.audience) ? matchAudience(found.audience) : null;
  if (found.topic !== null && topic === null) doubt("topic-unknown", found.topic);
  if (found.difficulty !== null && difficulty === null) doubt("difficulty-unknown", found.difficulty);
  if (found.audience !== null && audience === null) doubt("audience-unknown", found.audience);
  return {
    topic: topic ?? defaults.topic,
    difficulty: difficulty ?? defaults.difficulty,
    audience: audience ?? defaults.audience,
  };
}

/** Rows of the form: an ordering in its right order, matches beside their prompts, extras below. */
function answerValues(found: FoundQuestion): Record<string, string | string[]> {
  const { type, options, right, prompts, accepted } = found;
  if (type === "short_answer") return { accepted: accepted.join("\n") };
  if (type === "ordering") {
    const isWhole = right.length === options.length;
    return rowsOf((isWhole ? right.map((at) => options[at] ?? "") : options).map((option) => ({ option })));
  }
  if (type === "matching") {
    const pairs = prompts.map((prompt, at) => ({ prompt, option: options[right[at] ?? -1] ?? "" }));
    const extras = options.filter((_, at) => !right.includes(at)).map((option) => ({ option }));
    return rowsOf([...pairs, ...extras]);
  }
  const texts = type === "true_false" ? STATEMENT_OPTIONS : options;
  return {
    ...rowsOf(texts.map((option) => ({ option }))),
    right: right.flatMap((at) => OPTION_KEYS[at] ?? []),
  };
}

function rowsOf(rows: readonly { option: string; prompt?: string }[]): Record<string, string> {
  return Object.fromEntries(
    rows.slice(0, OPTION_KEYS.length).flatMap(({ option, prompt = "" }, at) => [
      [`option-${OPTION_KEYS[at]}`, option],
      [`prompt-${OPTION_KEYS[at]}`, prompt],
    ]),
  );
}
