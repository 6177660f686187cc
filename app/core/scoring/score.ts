import { answerKey } from "../text";
import { assertNever } from "../verdict";
import { isComplete } from "./complete";
import {
  type AttemptScore,
  DEFAULT_POINTS_RULE,
  type GivenAnswer,
  type Key,
  type PointsRule,
  type QuestionResult,
  type QuestionType,
  type ScoredQuestion,
} from "./types";

/**
 * Versions of the scoring rules. A contest keeps the version it was scored with, so a version that was once released
 * is never edited: a new rule is a new version.
 */
export const SCORING_VERSIONS = ["2026-1"] as const;
export type ScoringVersion = (typeof SCORING_VERSIONS)[number];
export const CURRENT_SCORING_VERSION: ScoringVersion = "2026-1";

export function isScoringVersion(version: string): version is ScoringVersion {
  return (SCORING_VERSIONS as readonly string[]).includes(version);
}

type QuestionScorer = (question: ScoredQuestion, answer: GivenAnswer) => QuestionResult;

const SCORERS: Record<ScoringVersion, QuestionScorer> = { "2026-1": judgeQuestion2026v1 };

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((x) => right.has(x));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function isRight(type: QuestionType, key: Key, answer: readonly string[]): boolean {
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
      return isSameSet(key, answer);
    case "ordering":
    case "matching":
      return isSameList(key, answer);
    case "short_answer":
      return answer.length === 1 && key.some((text) => answerKey(text) === answerKey(answer[0] ?? ""));
    default:
      return assertNever(type);
  }
}

/**
 * Version 2026-1: right when exactly the set of an accepted key was chosen, every place of an order or a pairing is right,
 * or the typed text is an accepted one without regard to case, accents and punctuation at the ends. No part of the points for a part of it.
 */
function judgeQuestion2026v1(question: ScoredQuestion, answer: GivenAnswer): QuestionResult {
  if (question.voided) return "void";
  if (answer === null || answer.length === 0) return "blank";
  const accepted: Key[] = [question.key, ...(question.alsoAccepted ?? [])];
  if (accepted.some((key) => key.length === 0))
    throw new RangeError("A question without a key cannot be scored");
  return accepted.some((key) => isRight(question.type, key, answer)) ? "correct" : "wrong";
}

/**
 * Scores a whole attempt; `answers[i]` belongs to `questions[i]`. Points are whole numbers.
 * Throws RangeError for an unknown version, lists of different length, a question without a key, or a points rule that is
 * not a whole number of at least 1.
 */
export function scoreAttempt(
  version: string,
  questions: readonly ScoredQuestion[],
  answers: readonly GivenAnswer[],
  { pointsPerQuestion }: PointsRule = DEFAULT_POINTS_RULE,
): AttemptScore {
  if (!isScoringVersion(version)) throw new RangeError(`Unknown scoring version: ${version}`);
  if (answers.length !== questions.length) {
    throw new RangeError(`${answers.length} answers to ${questions.length} questions`);
  }
  if (!Number.isInteger(pointsPerQuestion) || pointsPerQuestion < 1) {
    throw new RangeError(`Bad points per question: ${pointsPerQuestion}`);
  }
  const judge = SCORERS[version];
  const perQuestion = questions.map((question, i) => judge(question, answers[i] ?? null));
  const paid = perQuestion.filter((result) => result === "correct" || result === "void").length;
  return {
    points: paid * pointsPerQuestion,
    maxPoints: questions.length * pointsPerQuestion,
    correctCount: perQuestion.filter((result) => result === "correct").length,
    answeredCount: answers.filter((answer) => answer !== null && isComplete(answer)).length,
    perQuestion,
  };
}
