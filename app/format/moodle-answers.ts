import { readMultipleFractions, readSingleFractions } from "./answer-fractions";
import { cleanLine } from "./clean-text";
import type { Note, SourcePlace } from "./found-question";
import { lossNotes } from "./html-text";
import { childElement, childElements, innerText, type MarkupElement } from "./markup-tree";
import { moodleText, rawText } from "./moodle-text";
import { note, type QuestionParts } from "./settle-question";

type Answered = Pick<QuestionParts, "type" | "options" | "prompts" | "right" | "accepted"> & {
  notes: Note[];
};

const fractionOf = (answer: MarkupElement) => Number(answer.attributes.get("fraction") ?? 0) || 0;
const isOn = (element: MarkupElement | null) =>
  /^(?:true|1)$/i.test(element ? innerText(element).trim() : "");

function plainOf(element: MarkupElement, place: SourcePlace, notes: Note[]): string {
  const text = moodleText(element);
  notes.push(...lossNotes(text, "plain", place));
  return text.plain;
}

/** Words for those who chose one answer have no place in a bank. */
function feedbackNotes(answers: readonly MarkupElement[], place: SourcePlace): Note[] {
  return answers
    .map((answer) => moodleText(childElement(answer, "feedback")).plain)
    .filter((words) => words !== "")
    .map((words) => note("text-left-over", place, words));
}

function readChoice(question: MarkupElement, place: SourcePlace): Answered {
  const answers = childElements(question, "answer");
  const single = isOn(childElement(question, "single"));
  const fractions = answers.map(fractionOf);
  const allRight = question.attributes.get("type") === "oumultiresponse";
  const read = single
    ? readSingleFractions(fractions)
    : readMultipleFractions(allRight ? evened(fractions) : fractions);
  const notes = feedbackNotes(answers, place);
  if (read.partial) notes.push(note("partial-credit-dropped", place));
  if (read.several) notes.push(note("key-several", place));
  const options = answers.map((answer) => plainOf(answer, place, notes));
  return { type: single && !read.several ? "single" : "multiple", options, right: read.right, notes };
}

/** A plugin marks each right answer with 100. */
function evened(fractions: readonly number[]): number[] {
  const count = fractions.filter((fraction) => fraction > 0).length;
  return fractions.map((fraction) => (fraction > 0 ? 100 / count : 0));
}

function readTrueFalse(question: MarkupElement, place: SourcePlace): Answered {
  const answers = childElements(question, "answer");
  const right = answers.find((answer) => fractionOf(answer) > 0);
  const word = right ? cleanLine(rawText(right)).toLowerCase() : "";
  const index = ["true", "false"].indexOf(word);
  return {
    type: "true_false",
    options: ["Đúng", "Sai"],
    right: index < 0 ? [] : [index],
    notes: feedbackNotes(answers, place),
  };
}

function readMatching(question: MarkupElement, place: SourcePlace): Answered {
  const notes: Note[] = [];
  const prompts: string[] = [];
  const options: string[] = [];
  const right: number[] = [];
  for (const pair of childElements(question, "subquestion")) {
    const prompt = plainOf(pair, place, notes);
    const option = cleanLine(rawText(childElement(pair, "answer")));
    if (prompt === "" && option === "") continue;
    const known = options.indexOf(option);
    const index = known >= 0 ? known : options.push(option) - 1;
    if (prompt === "") continue;
    prompts.push(prompt);
    right.push(index);
  }
  return { type: "matching", prompts, options, right, notes };
}

/** Of the ordering plugin: the fraction of an item is its position. */
function readOrdering(question: MarkupElement, place: SourcePlace): Answered {
  const notes: Note[] = [];
  const answers = childElements(question, "answer");
  const positions = answers.map(fractionOf);
  const stated = new Set(positions).size === positions.length;
  const options = answers.map((answer) => plainOf(answer, place, notes));
  const right = options.map((_, at) => at);
  if (stated) right.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  return { type: "ordering", options, right, notes };
}

/** Fully right answers; an asterisk of Moodle stands for any words, which the bank does not know. */
function readShort(question: MarkupElement, place: SourcePlace): Answered {
  const answers = childElements(question, "answer");
  const notes = feedbackNotes(answers, place);
  const accepted: string[] = [];
  for (const answer of answers) {
    const words = cleanLine(rawText(answer));
    const fraction = fractionOf(answer);
    if (fraction > 0 && fraction < 99.9) notes.push(note("partial-credit-dropped", place, words));
    if (fraction < 99.9) continue;
    const wildcards = /(?<!\\)\*/g;
    if (wildcards.test(words)) notes.push(note("markup-dropped", place, words));
    const plain = cleanLine(words.replace(wildcards, "").replace(/\\\*/g, "*"));
    if (plain !== "") accepted.push(plain);
  }
  return { type: "short_answer", accepted, notes };
}

/** A number becomes a short answer; how far off it may be, and its unit, are lost. */
function readNumerical(question: MarkupElement, place: SourcePlace): Answered {
  const read = readShort(question, place);
  const tolerance = childElements(question, "answer")
    .map((answer) => cleanLine(rawText(childElement(answer, "tolerance"))))
    .find((words) => words !== "" && Number(words) !== 0);
  const detail = `numerical${tolerance === undefined ? "" : ` ± ${tolerance}`}`;
  return { ...read, notes: [note("type-guessed", place, detail), ...read.notes] };
}

const READERS: Record<string, (question: MarkupElement, place: SourcePlace) => Answered> = {
  multichoice: readChoice,
  multichoiceset: readChoice,
  oumultiresponse: readChoice,
  truefalse: readTrueFalse,
  matching: readMatching,
  match: readMatching,
  ddmatch: readMatching,
  ordering: readOrdering,
  shortanswer: readShort,
  numerical: readNumerical,
};

/** The answering part of a Moodle question; null: of a type that the bank has no form for. */
export function readMoodleAnswers(
  question: MarkupElement,
  type: string,
  place: SourcePlace,
): Answered | null {
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return reader?.(question, place) ?? null;
}
