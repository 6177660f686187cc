import { assertNever } from "../verdict";

/** Which of several attempts of one person in one round counts. */
export type CountedRule = "best" | "first" | "last";

/** A closed, valid attempt with its result. */
export type CountableAttempt = {
  /** 1 for the person's first attempt, and so on; different within a person and round. */
  number: number;
  points: number;
  durationMs: number;
  submittedAt: Date;
};

/** Better first: points ↓, duration ↑, submitted at ↑, number ↑. */
function compareForBest(a: CountableAttempt, b: CountableAttempt): number {
  return (
    b.points - a.points ||
    a.durationMs - b.durationMs ||
    a.submittedAt.getTime() - b.submittedAt.getTime() ||
    a.number - b.number
  );
}

function comparatorFor(rule: CountedRule): (a: CountableAttempt, b: CountableAttempt) => number {
  switch (rule) {
    case "best":
      return compareForBest;
    case "first":
      return (a, b) => a.number - b.number;
    case "last":
      return (a, b) => b.number - a.number;
    default:
      return assertNever(rule);
  }
}

/** The attempt that counts, or null when there is none. The order of `attempts` does not matter. */
export function countedAttempt<A extends CountableAttempt>(
  rule: CountedRule,
  attempts: readonly A[],
): A | null {
  const compare = comparatorFor(rule);
  let chosen: A | null = null;
  for (const attempt of attempts) if (chosen === null || compare(attempt, chosen) < 0) chosen = attempt;
  return chosen;
}
