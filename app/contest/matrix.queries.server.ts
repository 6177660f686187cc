import type { MatrixCell } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";
import type { TopicSupply } from "./matrix";
import { readCells, readSupply } from "./supply.server";
import type { TrackView } from "./track";

/** The matrix of one round on one track beside what the track's banks offer now. */
export async function getMatrixDesk(
  roundId: string,
  track: TrackView,
): Promise<{ cells: MatrixCell[]; topics: TopicSupply[] }> {
  const [cells, supply] = await Promise.all([readCells(db(), roundId, track.id), readSupply(db(), track)]);
  return { cells, topics: supply.topics };
}
