import * as z from "zod";
import type { QuestionType } from "~/core/scoring/types";
import { MAX_PREDICTION } from "./prediction-limit";
import { MAX_TYPED_LENGTH } from "./typed-answer";

/** A picture beside the stem; `alt` says what it shows. Width and height in pixels. */
export type PublicPicture = { id: string; alt: string; width: number; height: number };

/** What the browser may know of a question before the release: no key, no difficulty, no source. */
export type PublicQuestion = {
  /** 1-based place in this person's paper. */
  position: number;
  type: QuestionType;
  /** Made from markdown by `renderQuestionText`. */
  stemHtml: string;
  picture: PublicPicture | null;
  /** Left side of a matching question, in the author's order; empty for every other type. */
  prompts: string[];
  /** In the order drawn; empty for short_answer. Ids are drawn per attempt and mean nothing elsewhere. */
  options: { id: string; text: string }[];
};

/** The present answer to one place of the paper: its event with the highest seq. Place 0 is the prediction. */
export type SavedAnswer = {
  position: number;
  seq: number;
  /**
   * Empty: not answered. single, multiple, true_false: the chosen ids in the paper's order; ordering: all ids, first to last;
   * matching: an id for each prompt, "" where none is picked; short_answer: the one text typed.
   */
  choice: string[];
  prediction: number | null;
  /** Milliseconds since the epoch, server's clock. */
  receivedAt: number;
};

/** Everything a device needs to show and continue one attempt. Instants in ms, server's clock. */
export type SittingView = {
  attemptId: string;
  contestSlug: string;
  contestTitle: string;
  roundName: string;
  startedAt: number;
  deadlineAt: number;
  serverNow: number;
  submittedAt: number | null;
  questions: PublicQuestion[];
  /** null: the contest asks for no prediction. */
  predictionQuestion: string | null;
  answers: SavedAnswer[];
  /** Highest seq in the journal; the next save uses the following number. */
  lastSeq: number;
  /** `held`: this device holds the attempt; otherwise it must take it over before saving. */
  lease: { epoch: number; held: boolean };
};

export const saveRequestSchema = z.object({
  attemptId: z.uuid(),
  seq: z.int().min(1).max(1_000_000),
  position: z.int().min(0).max(200),
  // Coarse: `judgeAnswer` knows what the question takes. A letter has at most two UTF-16 units.
  choice: z.array(z.string().max(2 * MAX_TYPED_LENGTH)).max(12),
  prediction: z.int().min(0).max(MAX_PREDICTION).nullable(),
  leaseEpoch: z.int().min(1).max(1_000_000),
});
export type SaveRequest = z.output<typeof saveRequestSchema>;

/** Why an answer was not recorded. "busy" and "unavailable" are worth another try; the others are final. */
export type SaveRefusal =
  | "attempt-unknown"
  | "attempt-submitted"
  | "too-late"
  | "lease-lost"
  | "question-unknown"
  | "option-unknown"
  | "seq-conflict"
  | "malformed"
  | "signed-out"
  | "busy"
  | "unavailable";

/** `stale`: recorded, but a later answer to the same question was there already and stands. */
export type SaveReply =
  | { ok: true; seq: number; receivedAt: number; stale: boolean }
  | { ok: false; reason: SaveRefusal; retryAfterMs?: number };

export const attemptRequestSchema = z.object({ attemptId: z.uuid() });
export const submitRequestSchema = z.object({ attemptId: z.uuid(), leaseEpoch: z.int().min(1) });

export type SubmitRefusal =
  | "attempt-unknown"
  | "lease-lost"
  | "malformed"
  | "signed-out"
  | "busy"
  | "unavailable";
/** Submitting twice gives the same reply. */
export type SubmitReply = { ok: true; submittedAt: number } | { ok: false; reason: SubmitRefusal };

export type LeaseRefusal =
  | "attempt-unknown"
  | "attempt-submitted"
  | "malformed"
  | "signed-out"
  | "busy"
  | "unavailable";
/** After a takeover the device continues from `view`. */
export type LeaseReply = { ok: true; view: SittingView } | { ok: false; reason: LeaseRefusal };
