import { type EntryComparator, orderEntries, type RankingEntry } from "./compare";

export type Ranked<E> = { entry: E; rank: number };

/**
 * Competition ranks, 1-based: equal entries share a rank and the next one is skipped ("1, 1, 3"). Best first; the
 * input is left as it is.
 */
export function rankEntries<E extends RankingEntry>(
  entries: readonly E[],
  compare: EntryComparator,
): Ranked<E>[] {
  const sorted = [...entries].sort(orderEntries(compare));
  const ranked: Ranked<E>[] = [];
  sorted.forEach((entry, i) => {
    const before = ranked[i - 1];
    const tied = before !== undefined && compare(before.entry, entry) === 0;
    ranked.push({ entry, rank: tied ? before.rank : i + 1 });
  });
  return ranked;
}

/** How far a prediction is off; null when there is none or the actual number is not known. Never 0 for unknown. */
export function predictionError(predicted: number | null, actual: number | null): number | null {
  return predicted === null || actual === null ? null : Math.abs(predicted - actual);
}
