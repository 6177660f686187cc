/** The value below which `share` of the samples lie (nearest rank), 0 of nothing. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Runs `work` over the items, so many at once. */
export async function inParallel<I, O>(
  items: readonly I[],
  width: number,
  work: (item: I, at: number) => Promise<O>,
): Promise<O[]> {
  const results: O[] = new Array(items.length);
  let next = 0;
  const run = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as I, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run));
  return results;
}

/** Counts per second of `count` things done since `startedMs` (performance.now()). */
export function perSecond(count: number, startedMs: number): number {
  return Math.round((count / (performance.now() - startedMs)) * 1000 * 10) / 10;
}
