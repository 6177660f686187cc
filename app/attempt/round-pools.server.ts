import { type DrawingBasis, findDrawingBasis } from "~/contest/opening.queries.server";
import { createRecentMap } from "~/platform/recent-map.server";

// Fixed when the round was opened, so what is remembered cannot be out of date.
const known = createRecentMap<string, DrawingBasis>(100);

/** What papers of the round and track are drawn from; null when the track was not there at the opening. */
export async function drawingBasis(roundId: string, trackId: string): Promise<DrawingBasis | null> {
  const key = `${roundId} ${trackId}`;
  const basis = known.get(key) ?? (await findDrawingBasis(roundId, trackId));
  if (basis) known.set(key, basis);
  return basis;
}
