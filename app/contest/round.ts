import * as z from "zod";
import type { RoundFacts, RoundPhase } from "~/core/time/phase";
import { line, localInstant, wholeNumber } from "./form-fields";

export const COUNTED_ATTEMPTS = ["best", "first", "last"] as const;
export type CountedAttempt = (typeof COUNTED_ATTEMPTS)[number];

export const RESULT_TIMINGS = ["at_once", "after_close", "after_release"] as const;
export type ResultTiming = (typeof RESULT_TIMINGS)[number];

/** What the organiser sets of a round, before it is opened. Window `[opensAt, closesAt)`. */
export type RoundSettings = {
  name: string;
  opensAt: Date;
  closesAt: Date;
  durationMs: number;
  graceMs: number;
  attemptsAllowed: number;
  countedAttempt: CountedAttempt;
  resultTiming: ResultTiming;
  /** The public board stops this long before the end; null: never. */
  freezeBeforeMs: number | null;
  /** 0: no public board. */
  boardRows: number;
};

/** A round as pages and other features know it. */
export type RoundView = RoundSettings & {
  id: string;
  contestId: string;
  number: number;
  facts: RoundFacts;
  phase: RoundPhase;
  /** The organiser released keys and explanations. */
  releasedAt: Date | null;
};

/** Phases in which nothing of the questions, the matrix and the window may change. */
export function standsFast(phase: RoundPhase): boolean {
  return phase !== "draft";
}

/** Opened and not yet official: what the whole contest counts by may not change. */
export function isOpenBusiness(phase: RoundPhase): boolean {
  return phase !== "draft" && phase !== "official";
}

/** Keys and explanations may be shown only when no attempt can change any more. */
export function mayRelease(phase: RoundPhase): boolean {
  return phase === "locked" || phase === "provisional" || phase === "official";
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1000;
const MAX_FREEZE_MINUTES = 60 * 24 * 60;

const freezeMinutes = z
  .union([z.literal(""), wholeNumber(1, MAX_FREEZE_MINUTES)])
  .optional()
  .transform((minutes) => (typeof minutes === "number" ? minutes * MINUTE_MS : null));

/** The form of a round: times local, durations in minutes, grace in seconds. */
export const roundFields = z
  .object({
    name: line(120),
    opensAt: localInstant,
    closesAt: localInstant,
    durationMinutes: wholeNumber(1, 600),
    graceSeconds: wholeNumber(0, 120),
    attemptsAllowed: wholeNumber(1, 1000),
    countedAttempt: z.enum(COUNTED_ATTEMPTS, { error: "not-a-choice" }),
    resultTiming: z.enum(RESULT_TIMINGS, { error: "not-a-choice" }),
    freezeMinutes,
    boardRows: wholeNumber(0, 200),
  })
  .refine((round) => round.opensAt < round.closesAt, { path: ["closesAt"], message: "ends-before-it-begins" })
  .transform(({ durationMinutes, graceSeconds, freezeMinutes: freezeBeforeMs, ...round }) => ({
    ...round,
    durationMs: durationMinutes * MINUTE_MS,
    graceMs: graceSeconds * SECOND_MS,
    freezeBeforeMs,
  }));

/** Moving the end of an open round. */
export const extensionFields = z.object({ closesAt: localInstant, reason: line(500) });
