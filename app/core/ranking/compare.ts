import { assertNever } from "../verdict";
import { lotNumber, type RankingChain, type RankingCriterion } from "./chain";

/** One person's counted attempt, as far as ranking is concerned. */
export type RankingEntry = {
  /** The person; the lot is drawn for it. */
  id: string;
  points: number;
  /** null: no prediction, or the actual number is not yet known. Sorts last; two unknowns are equal. */
  predictionError: number | null;
  durationMs: number;
  submittedAt: Date;
};

/** Negative when `a` is in front of `b`, zero when the rules cannot tell them apart. */
export type EntryComparator = (a: RankingEntry, b: RankingEntry) => number;

function compareNullsLast(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}

function compareBy(criterion: RankingCriterion, a: RankingEntry, b: RankingEntry): number {
  switch (criterion) {
    case "points":
      return b.points - a.points;
    case "prediction-error":
      return compareNullsLast(a.predictionError, b.predictionError);
    case "duration":
      return a.durationMs - b.durationMs;
    case "submitted-at":
      return a.submittedAt.getTime() - b.submittedAt.getTime();
    default:
      return assertNever(criterion);
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The order of a contest. With a `lotSeed` a lot breaks the last ties and only an entry itself is equal to it; with null
 * (a running board) equal entries stay equal and share a rank.
 */
export function compareEntries(chain: RankingChain, lotSeed: string | null): EntryComparator {
  return (a, b) => {
    for (const criterion of chain) {
      const order = compareBy(criterion, a, b);
      if (order !== 0) return order;
    }
    if (lotSeed === null || a.id === b.id) return 0;
    return lotNumber(lotSeed, a.id) - lotNumber(lotSeed, b.id) || compareText(a.id, b.id);
  };
}

/**
 * A total order that agrees with `compare` and tells equal entries apart by id: the order in which a board lists those who share
 * a rank, and the order of an `OrderTree`.
 */
export function orderEntries(compare: EntryComparator): EntryComparator {
  return (a, b) => compare(a, b) || compareText(a.id, b.id);
}
