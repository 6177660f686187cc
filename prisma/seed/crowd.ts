import type { Random } from "~/core/random";
import { type AnswerKeys, type Sitting, sit } from "./sitting";

const AT_ONCE = 40;
const HOUR_MS = 3_600_000;

type Window = { from: Date; to: Date };

/**
 * An instant in office hours (7:30 to 21:00 local, most in the morning) between two others; more people come on the first and
 * the last day.
 */
export function comingAt({ from, to }: Window, random: Random): Date {
  for (;;) {
    const early = random() < 0.35;
    const share = early ? random() * 0.25 : random();
    const at = from.getTime() + share * (to.getTime() - from.getTime());
    const hour = (((at / HOUR_MS + 7) % 24) + 24) % 24;
    const welcome =
      hour >= 7.5 && hour < 11.5 ? 1 : hour >= 13.5 && hour < 17 ? 0.8 : hour >= 19 && hour < 21 ? 0.3 : 0.02;
    if (random() < welcome) return new Date(Math.round(at));
  }
}

/** Lets many people sit, some at a time, so that their saves share commits. The order of chance does not depend on timing. */
export async function sitTogether(
  sittings: readonly Sitting[],
  known: AnswerKeys,
  randomOf: (at: number) => Random,
): Promise<string[]> {
  const attemptIds: string[] = [];
  for (let from = 0; from < sittings.length; from += AT_ONCE) {
    const group = sittings.slice(from, from + AT_ONCE);
    attemptIds.push(
      ...(await Promise.all(group.map((sitting, at) => sit(sitting, known, randomOf(from + at))))),
    );
  }
  return attemptIds;
}
