import type { ReviewedAnswer } from "~/attempt/result";
import type { PublicQuestion } from "~/attempt/sitting";
import type { Mark } from "./marks";
import type { PaperAddress } from "./paper-address";

/** A question of a practice paper: as a contestant would see it, and the name under which its answer is asked for. */
export type PracticeQuestion = PublicQuestion & { id: string; topicName: string };

/** One page of a practice paper. Nothing of what is right. */
export type PracticePaper = {
  set: { slug: string; title: string };
  address: PaperAddress;
  /** Of this page. */
  questions: PracticeQuestion[];
  /** Questions in the whole paper. */
  total: number;
  pageCount: number;
};

/** What is right in one question, given after it was answered. */
export type CheckedQuestion = {
  id: string;
  mark: Mark;
  /** What was given, as the form sent it: sent back so that the page can be sent again. */
  given: string[];
  answer: ReviewedAnswer;
  /** Made from markdown by `renderQuestionText`; "": none is written. */
  explanationHtml: string;
  source: string | null;
};

/** Why an answer is not told. "not-in-set": retired, reworded or kept for a round since the page was loaded. */
export type CheckRefusal = "not-in-set" | "malformed";

/** What the page of a paper answers to its form. */
export type PaperAnswer = {
  checked: CheckedQuestion[];
  refused: { id: string; reason: CheckRefusal }[];
  /** What was typed or chosen and not checked yet, by question, so that nothing is lost. */
  kept: Record<string, string[]>;
  /** The question asked about just now, if it was one. */
  asked: string | null;
};

/** The name of the fields that hold the answer to a question. */
export const answerField = (id: string) => `answer-${id}`;
