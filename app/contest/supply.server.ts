import { listPool, listTopics } from "~/bank/pool.queries.server";
import type { PoolQuestion } from "~/core/drawing/draw";
import { availabilityOf, type MatrixCell } from "~/core/drawing/matrix";
import type { Tx } from "~/platform/db.server";
import type { TopicSupply } from "./matrix";
import type { Audience } from "./track";

/** What a track can draw from at this moment, and its topics with the number behind each cell. */
export type TrackSupply = { pool: PoolQuestion[]; topics: TopicSupply[] };

/** What the banks of a track hold for it: the questions, and how many in each cell of the matrix. */
export async function readSupply(
  tx: Tx,
  track: { bankIds: readonly string[]; audience: Audience },
): Promise<TrackSupply> {
  const pool = await listPool(track.bankIds, track.audience, tx);
  const topics = await listTopics(track.bankIds, tx);
  const counts = new Map<string, TopicSupply["available"]>();
  for (const { topicId, difficulty, available } of availabilityOf(pool)) {
    const of = counts.get(topicId) ?? { easy: 0, medium: 0, hard: 0 };
    counts.set(topicId, { ...of, [difficulty]: available });
  }
  return {
    pool,
    topics: topics.map(({ topicId, code, name, bankName }) => {
      return {
        topicId,
        code,
        name,
        bankName,
        available: counts.get(topicId) ?? { easy: 0, medium: 0, hard: 0 },
      };
    }),
  };
}

/** The matrix of one round on one track, in the order of topics and difficulties. */
export async function readCells(tx: Tx, roundId: string, trackId: string): Promise<MatrixCell[]> {
  return tx.matrixCell.findMany({
    where: { roundId, trackId },
    orderBy: [{ topic: { position: "asc" } }, { topicId: "asc" }, { difficulty: "asc" }],
    select: { topicId: true, difficulty: true, count: true },
  });
}
