import { findTwins } from "~/core/near-duplicate";
import { searchKey } from "~/core/text";
import type { BankFile, BankFileQuestion } from "./bank-file";
import { answerOfFile } from "./file-answer";
import { QUESTION_TYPES } from "./question";
import { plainText } from "./question-text";

/** What a suspicious reader counts in a bank. Shares are between 0 and 1; null where there is nothing to count. */
export type BankFigures = {
  questions: number;
  byTopic: Record<string, number>;
  byType: Record<BankFileQuestion["type"], number>;
  /** Questions meant for citizens alone. */
  citizens: number;
  /** Single-choice questions whose right option is longer than every other. */
  longestIsRightShare: number | null;
  /** Mean place of the right option among the options by length, 1 = shortest; with four options 2.5 gives nothing away. */
  rightLengthRankMean: number | null;
  /** How often the right option of a single-choice question stands at each letter. */
  rightPlaceShares: Record<string, number>;
  /** Choice questions with an option that stands for other options ("tất cả đáp án trên", "cả A và B"). */
  allOfTheAboveShare: number | null;
  /** Questions whose citation names no document of the register. */
  withoutCitation: number;
  /** Questions that ask what an earlier one asks, in the same or nearly the same words. */
  duplicates: number;
  /** Further questions about the fact of an earlier one in like words: not wrong, but worth a second look. */
  alike: number;
};

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

/** The figures of a bank, or of several taken together. */
export function figuresOf({ questions, documents }: Pick<BankFile, "questions" | "documents">): BankFigures {
  const listed = new Set(documents.map((one) => one.id));
  const single = questions.filter((one) => one.type === "single");
  const choices = questions.filter((one) => answerOfFile(one).options.length > 0);
  const ranks = single.map(rightLengthRank);
  return {
    questions: questions.length,
    byTopic: countBy(questions.map((one) => one.topic)),
    byType: { ...zeroes(QUESTION_TYPES), ...countBy(questions.map((one) => one.type)) },
    citizens: questions.filter((one) => one.audience === "citizens").length,
    longestIsRightShare: share(single.filter(isRightLongest).length, single.length),
    rightLengthRankMean: share(
      ranks.reduce((sum, one) => sum + one, 0),
      ranks.length,
    ),
    rightPlaceShares: shares(single.map((one) => answerOfFile(one).keys[0] ?? "")),
    allOfTheAboveShare: share(choices.filter(standsForOthers).length, choices.length),
    withoutCitation: questions.filter((one) => !listed.has(one.citation.document)).length,
    ...countTwins(questions),
  };
}

function zeroes<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function shares(values: readonly string[]): Record<string, number> {
  const counts = Object.entries(countBy(values)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(counts.map(([key, count]) => [key, share(count, values.length) ?? 0]));
}

function lengths(question: BankFileQuestion): { right: number; others: number[] } {
  const { options, keys } = answerOfFile(question);
  const of = (isRight: boolean) =>
    options.filter((one) => keys.includes(one.key) === isRight).map((one) => [...one.text].length);
  return { right: of(true)[0] ?? 0, others: of(false) };
}

/** Whether the right option of a single-choice question is strictly longer than every other. */
export function isRightLongest(question: BankFileQuestion): boolean {
  const { right, others } = lengths(question);
  return others.every((other) => other < right);
}

/** Place by length from 1 (shortest); options of the same length share the mean of their places. */
function rightLengthRank(question: BankFileQuestion): number {
  const { right, others } = lengths(question);
  const shorter = others.filter((other) => other < right).length;
  return 1 + shorter + others.filter((other) => other === right).length / 2;
}

const STANDS_FOR_OTHERS =
  /\b(tat ca|toan bo) (cac )?(dap an|phuong an|y|lua chon|dieu)|\bca ([a-e]|hai|ba|bon)\b.*(tren|deu|[a-e]$)|khong co (dap an|phuong an) nao/;

/** Whether an option stands for other options: it loses its meaning when options are shuffled. */
export function standsForOthers(question: BankFileQuestion): boolean {
  return answerOfFile(question).options.some((one) => STANDS_FOR_OTHERS.test(searchKey(one.text)));
}

/** From here on two questions are the same one; below, down to the threshold of the search, they are alike. */
const SAME = 0.85;

function countTwins(questions: readonly BankFileQuestion[]): Pick<BankFigures, "duplicates" | "alike"> {
  const asked = questions.map((question) => {
    const { options, keys } = answerOfFile(question);
    const right = question.type === "true_false" ? [] : options.filter((one) => keys.includes(one.key));
    return { stem: plainText(question.stem), right: right.map((one) => one.text) };
  });
  const found = findTwins([], asked);
  const isSame = found.map((twins) => twins.some((twin) => twin.similarity >= SAME));
  const isAlike = found.map((twins, at) =>
    twins.some((twin) => sharesFact(questions[at], questions[twin.other])),
  );
  return {
    duplicates: isSame.filter(Boolean).length,
    alike: isAlike.filter((alike, at) => alike && !isSame[at]).length,
  };
}

function sharesFact(a: BankFileQuestion | undefined, b: BankFileQuestion | undefined): boolean {
  return a?.facts.some((fact) => b?.facts.includes(fact)) ?? false;
}
