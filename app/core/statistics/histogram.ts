/** One bar: values in `[from, to)`, in the last bar also `to` itself. */
export type HistogramBin = { from: number; to: number; count: number };

/**
 * Points of counted attempts in `bins` equal bars from 0 to `maxPoints`. Values outside are counted in the first or last
 * bar. Throws RangeError unless `bins` is a whole number of at least 1 and `maxPoints` is above 0.
 */
export function scoreHistogram(points: Iterable<number>, maxPoints: number, bins = 10): HistogramBin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`Bad number of bins: ${bins}`);
  if (!(maxPoints > 0)) throw new RangeError(`Bad maximum: ${maxPoints}`);
  const histogram = Array.from({ length: bins }, (_, i) => ({
    from: (maxPoints * i) / bins,
    to: (maxPoints * (i + 1)) / bins,
    count: 0,
  }));
  for (const value of points) {
    const index = Math.min(bins - 1, Math.max(0, Math.floor((value * bins) / maxPoints)));
    (histogram[index] as HistogramBin).count += 1;
  }
  return histogram;
}
