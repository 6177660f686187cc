import type { ExtendTimeRefusal } from "~/attempt/extend-time.server";

/** Why more time was not granted; the door sends it back in the address. */
export type ExtraTimeRefusal = "invalid-form" | ExtendTimeRefusal;

const REFUSALS: Record<ExtraTimeRefusal, true> = {
  "invalid-form": true,
  "attempt-unknown": true,
  "attempt-submitted": true,
  "round-locked": true,
};

/** Whether a word of the address names such a refusal. */
export function isExtraTimeRefusal(word: string | null): word is ExtraTimeRefusal {
  return word !== null && Object.hasOwn(REFUSALS, word);
}
