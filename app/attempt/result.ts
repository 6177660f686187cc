import type { CountedAttempt, ResultTiming } from "~/contest/round";
import type { QuestionResult } from "~/core/scoring/types";
import type { RoundPhase } from "~/core/time/phase";
import type { PublicPicture } from "./sitting";

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

/** What was given and what is right, as the person can read it. Of a question that is withheld nothing right is in it. */
export type ReviewedAnswer =
  | { kind: "options"; options: { id: string; text: string; isRight: boolean; isChosen: boolean }[] }
  /** Texts from first to last; empty: not answered, or withheld. */
  | { kind: "order"; given: string[]; right: string[] }
  /** null: nothing picked, or withheld. */
  | { kind: "pairs"; pairs: { prompt: string; given: string | null; right: string | null }[] }
  /** `given` null: not answered; `accepted` in the author's order, the first one as it is best written. */
  | { kind: "text"; given: string | null; accepted: string[] };

/** One question after the release, with what is right and why. */
export type ReviewedQuestion = {
  position: number;
  /** Made from markdown by `renderQuestionText`, like the explanation. */
  stemHtml: string;
  picture: PublicPicture | null;
  answer: ReviewedAnswer;
  /** "withheld": papers of another round that is not locked yet are drawn from this question too; nothing is shown of what is right. */
  outcome: QuestionResult | "withheld";
  /** "": none is written, or withheld. */
  explanationHtml: string;
  /** Legal basis in words; null: none is recorded. */
  citation: string | null;
};
