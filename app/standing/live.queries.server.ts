import { countRound, type RoundCounts } from "~/attempt/round-live.server";
import type { RoundView } from "~/contest/round";
import { db } from "~/platform/db.server";
import { roundRoom } from "~/realtime/protocol";
import { publishedVersion } from "~/realtime/publish.server";

/** Up to `at` (ms): attempts submitted and people with a submitted one. */
export type CurvePoint = { at: number; submitted: number; people: number };

/** The organisers' day view of a round. */
export type RoundLive = {
  roundId: string;
  counts: RoundCounts;
  at: number;
  version: number | null;
  curve: CurvePoint[];
  tracks: { name: string; sitting: number; submitted: number; people: number }[];
};

const POINTS = 48;

/** Counters and curve of a round as of `now`. Not for the public: totals betray what is being predicted. */
export async function getRoundLive(round: RoundView, now: Date): Promise<RoundLive> {
  const version = publishedVersion(roundRoom(round.id));
  const [counts, curve, tracks] = await Promise.all([
    countRound(round.id, now),
    listCurve(round, now),
    listTrackCounts(round, now),
  ]);
  return { roundId: round.id, counts, at: now.getTime(), version, curve, tracks };
}

/** The round so far in equal steps from its beginning. */
async function listCurve(round: RoundView, now: Date): Promise<CurvePoint[]> {
  const from = round.opensAt.getTime();
  const to = Math.min(now.getTime(), round.closesAt.getTime() + round.graceMs);
  if (to <= from) return [];
  const stepMs = Math.max(60_000, Math.ceil((to - from) / POINTS));
  const rows = await db().$queryRaw<{ step: number; submitted: number; people: number }[]>`
    SELECT greatest(0, floor((extract(epoch FROM submitted_at) * 1000 - ${from}::float8) / ${stepMs}::float8))::int AS step,
      count(*)::int AS submitted, count(*) FILTER (WHERE is_first)::int AS people
    FROM (
      SELECT submitted_at, row_number() OVER (PARTITION BY account_id ORDER BY submitted_at, id) = 1 AS is_first
      FROM attempt WHERE round_id = ${round.id}::uuid AND submitted_at IS NOT NULL AND submitted_at <= ${now}
    ) closed GROUP BY 1 ORDER BY 1`;
  const points: CurvePoint[] = [{ at: from, submitted: 0, people: 0 }];
  let [submitted, people] = [0, 0];
  const counted = new Map(rows.map((row) => [row.step, row]));
  const last = Math.max(Math.ceil((to - from) / stepMs), (rows.at(-1)?.step ?? 0) + 1);
  for (let step = 0; step < last; step++) {
    submitted += counted.get(step)?.submitted ?? 0;
    people += counted.get(step)?.people ?? 0;
    const end = from + (step + 1) * stepMs;
    points.push({
      at: step === last - 1 ? Math.min(end, Math.max(to, from + step * stepMs)) : end,
      submitted,
      people,
    });
  }
  return points;
}

async function listTrackCounts(round: RoundView, now: Date): Promise<RoundLive["tracks"]> {
  return db().$queryRaw<RoundLive["tracks"]>`
    SELECT t.name, count(a.id) FILTER (WHERE a.submitted_at IS NULL AND a.deadline_at >= ${now})::int AS sitting,
      count(a.submitted_at)::int AS submitted,
      count(DISTINCT a.account_id) FILTER (WHERE a.submitted_at IS NOT NULL)::int AS people
    FROM track t LEFT JOIN attempt a ON a.track_id = t.id AND a.round_id = ${round.id}::uuid
    WHERE t.contest_id = ${round.contestId}::uuid
    GROUP BY t.id ORDER BY t.position, t.code`;
}
