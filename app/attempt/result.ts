import type { CountedAttempt, ResultTiming } from "~/contest/round";
import type { QuestionResult, QuestionType } from "~/core/scoring/types";
import type { RoundPhase } from "~/core/time/phase";

/** One submitted attempt as its own person may see it. Instants in ms. */
export type OwnResult = {
  attemptId: string;
  roundId: string;
  contestSlug: string;
  contestTitle: string;
  roundNumber: number;
  roundName: string;
  roundPhase: RoundPhase;
  closesAt: number;
  /** 1 for the person's first attempt in the round. */
  number: number;
  attemptsAllowed: number;
  countedAttempt: CountedAttempt;
  resultTiming: ResultTiming;
  startedAt: number;
  submittedAt: number;
  /** The time ran out before the person submitted. */
  isByTime: boolean;
  answeredCount: number;
  questionCount: number;
  prediction: number | null;
  asksPrediction: boolean;
  /** null: the organiser's rule does not show it yet. */
  score: { points: number; maxPoints: number; correctCount: number } | null;
  /** A person decided that the attempt does not count; the reason in words. */
  disqualified: { reason: string; decidedAt: number } | null;
  /** Keys and explanations may be shown. */
  isReleased: boolean;
};

/** One question after the release, with what is right and why. */
export type ReviewedQuestion = {
  position: number;
  type: QuestionType;
  stem: string;
  options: { id: string; text: string; isRight: boolean; isChosen: boolean }[];
  /** "withheld": papers of another round that is not locked yet are drawn from this question too; nothing is shown of what is right. */
  outcome: QuestionResult | "withheld";
  explanation: string;
  /** Legal basis in words; null: none is recorded. */
  citation: string | null;
};
