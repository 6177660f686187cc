import type { Rate } from "./rate";

/** Bands of participation from best to worst; "unknown" for an empty roster. */
export const BANDS = ["all", "most", "some", "few", "none", "unknown"] as const;
export type Band = (typeof BANDS)[number];

/** Lower limits in whole percent, each belonging to the upper band. */
export type BandThresholds = { mostFromPercent: number; someFromPercent: number };

/** The bands of the weekly reports of Thừa Thiên Huế: 100%, from 75%, from 25%, below, nobody. */
export const HUE_BANDS: BandThresholds = { mostFromPercent: 75, someFromPercent: 25 };

/** The band of a rate; limits are compared exactly, without rounding: 74.99% is not 75%. */
export function bandOf({ people, roster }: Rate, thresholds: BandThresholds = HUE_BANDS): Band {
  if (roster <= 0) return "unknown";
  if (people <= 0) return "none";
  if (people >= roster) return "all";
  if (people * 100 >= roster * thresholds.mostFromPercent) return "most";
  return people * 100 >= roster * thresholds.someFromPercent ? "some" : "few";
}

/** How many of the rates fall in each band. */
export function countBands(
  rates: Iterable<Rate>,
  thresholds: BandThresholds = HUE_BANDS,
): Record<Band, number> {
  const counts: Record<Band, number> = { all: 0, most: 0, some: 0, few: 0, none: 0, unknown: 0 };
  for (const rate of rates) counts[bandOf(rate, thresholds)] += 1;
  return counts;
}
