import { pool } from "~/platform/db.server";
import { roundRoom } from "~/realtime/protocol";
import { isRoomWatched, publishTo } from "~/realtime/publish.server";

/** Attempts apart from people: `sitting` and `submitted` count attempts, `people` those with a submitted one. */
export type RoundCounts = { sitting: number; submitted: number; people: number };

const COUNTS_SQL = `
SELECT count(*) FILTER (WHERE submitted_at IS NULL AND deadline_at >= $2)::int AS sitting,
  count(submitted_at)::int AS submitted,
  count(DISTINCT account_id) FILTER (WHERE submitted_at IS NOT NULL)::int AS people
FROM attempt WHERE round_id = $1`;

const touched = new Set<string>();

/** The counters of a round at `now`. */
export async function countRound(roundId: string, now: Date): Promise<RoundCounts> {
  const { rows } = await pool().query<RoundCounts>({
    name: "round-counts",
    text: COUNTS_SQL,
    values: [roundId, now],
  });
  return rows[0] ?? { sitting: 0, submitted: 0, people: 0 };
}

/** Remembers that the counters of the round have moved. */
export function touchRound(roundId: string): void {
  touched.add(roundId);
}

/** Publishes the counters that have moved to the day views that are open; nothing is counted for nobody. */
export async function publishTouchedRounds(now: Date): Promise<void> {
  const roundIds = [...touched].filter((roundId) => isRoomWatched(roundRoom(roundId)));
  touched.clear();
  for (const roundId of roundIds) {
    const counts = await countRound(roundId, now);
    publishTo(roundRoom(roundId), "round:live", { roundId, ...counts, at: now.getTime() });
  }
}
