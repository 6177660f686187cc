/** How a question is answered: one option, any set of options, or Đúng / Sai. */
export type QuestionType = "single" | "multiple" | "true_false";

/** The right answer as a set of option keys. Secret: it never leaves the server before the release. */
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

/** The option keys chosen; null or empty: not answered. */
export type GivenAnswer = readonly string[] | null;

export type QuestionResult = "correct" | "wrong" | "blank" | "void";

export type AttemptScore = {
  points: number;
  maxPoints: number;
  /** Questions answered right; voided ones are not among them. */
  correctCount: number;
  /** Questions with an answer, voided ones included. */
  answeredCount: number;
  perQuestion: QuestionResult[];
};
