/** How a question is answered. */
export const QUESTION_TYPES = [
  "single",
  "multiple",
  "true_false",
  "ordering",
  "matching",
  "short_answer",
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/**
 * The right answer. Secret: it never leaves the server before the release.
 * single, multiple, true_false: the set of right option keys. ordering: all option keys, first to last.
 * matching: the option key for each prompt, in the order of the prompts. short_answer: every text that is accepted.
 */
export type Key = readonly string[];

/** What a right answer is worth. */
export type PointsRule = {
  /** Whole points for each question answered right; at least 1. */
  pointsPerQuestion: number;
};

export const DEFAULT_POINTS_RULE: PointsRule = { pointsPerQuestion: 10 };

/** A question as far as scoring is concerned. */
export type ScoredQuestion = {
  type: QuestionType;
  key: Key;
  /** Further keys accepted by decision after the contest began. */
  alsoAccepted?: readonly Key[];
  /** Voided by decision: everyone gets its full points, whatever they answered. */
  voided?: boolean;
};

/**
 * What was given, in the form of {@link Key}: option keys ("" for a prompt of matching without a pick), or for short_answer the
 * one text typed. null or empty: not answered.
 */
export type GivenAnswer = readonly string[] | null;

export type QuestionResult = "correct" | "wrong" | "blank" | "void";

export type AttemptScore = {
  points: number;
  maxPoints: number;
  /** Questions answered right; voided ones are not among them. */
  correctCount: number;
  /** Questions answered in full, voided ones included; a matching question that lacks a pick is not among them. */
  answeredCount: number;
  perQuestion: QuestionResult[];
};
