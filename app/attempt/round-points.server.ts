import type { HotClient } from "~/platform/hot-transaction.server";
import { createRecentMap } from "~/platform/recent-map.server";

/** By what the attempts of a round are scored. Stands fast while the round is open. */
export type PointsOfRound = { scoringVersion: string; pointsPerQuestion: number };

const known = createRecentMap<string, PointsOfRound>(1_000);

const POINTS_SQL = `
SELECT r.id, c.scoring_version, c.points_per_question FROM round r JOIN contest c ON c.id = r.contest_id
WHERE r.id = ANY($1::uuid[])`;

export async function pointsOfRounds(
  client: HotClient,
  roundIds: readonly string[],
): Promise<(roundId: string) => PointsOfRound> {
  const wanted = new Set(roundIds);
  const found = new Map<string, PointsOfRound>();
  for (const id of wanted) {
    const points = known.get(id);
    if (points) found.set(id, points);
  }
  const missing = [...wanted].filter((id) => !found.has(id));
  if (missing.length > 0) {
    type Row = { id: string; scoring_version: string; points_per_question: number };
    const { rows } = await client.query<Row>({ name: "round-points", text: POINTS_SQL, values: [missing] });
    for (const row of rows) {
      const points = { scoringVersion: row.scoring_version, pointsPerQuestion: row.points_per_question };
      found.set(row.id, points);
      known.set(row.id, points);
    }
  }
  return (roundId) => {
    const points = found.get(roundId);
    if (!points) throw new Error(`No round ${roundId}`);
    return points;
  };
}
