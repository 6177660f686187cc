import { assertNever } from "../verdict";

/** What the contestants predict: how many people take part, or how many of them answer everything right. */
export const PREDICTION_METRICS = ["participants", "perfect-scores"] as const;
export type PredictionMetric = (typeof PREDICTION_METRICS)[number];

/** A counted attempt: the one of the person's valid submitted attempts that counts. */
export type CountedResult = { personId: string; points: number; maxPoints: number };

/**
 * The actual number, in people (not attempts), from the counted valid attempts at the moment the round is locked. Before
 * that nobody computes it for the public.
 */
export function predictionActual(metric: PredictionMetric, counted: Iterable<CountedResult>): number {
  const people = new Set<string>();
  for (const { personId, points, maxPoints } of counted) {
    switch (metric) {
      case "participants":
        people.add(personId);
        break;
      case "perfect-scores":
        if (maxPoints > 0 && points === maxPoints) people.add(personId);
        break;
      default:
        assertNever(metric);
    }
  }
  return people.size;
}
