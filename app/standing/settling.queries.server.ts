import type { ContestView } from "~/contest/contest";
import { countRounds } from "~/contest/desk.queries.server";
import type { RoundView } from "~/contest/round";
import { db } from "~/platform/db.server";
import type { Settling } from "./settling";
import { listLatestStandings } from "./standing.queries.server";

/** How far the settling of a round has come, as of `now`. */
export async function getSettling(contest: ContestView, round: RoundView, now: Date): Promise<Settling> {
  const roundId = round.id;
  const [counts, open, lock, approval, standings, inForce, lifted] = await Promise.all([
    countRounds([roundId], now),
    countOpen(roundId),
    db().roundLock.findUnique({ where: { roundId } }),
    db().roundApproval.findUnique({ where: { roundId } }),
    listLatestStandings(roundId),
    db().disqualification.count({ where: { attempt: { roundId }, reinstatedAt: null } }),
    db().disqualification.count({ where: { attempt: { roundId }, reinstatedAt: { not: null } } }),
  ]);
  const nameOf = await namesOf([lock?.lockedBy, approval?.approvedBy]);
  const [latest] = standings;
  return {
    people: counts.get(roundId)?.people ?? 0,
    attempts: counts.get(roundId)?.attempts ?? 0,
    open,
    lock: lock && {
      lockedAt: lock.lockedAt,
      lotSeed: lock.lotSeed,
      lockedBy: nameOf(lock.lockedBy),
    },
    computed: latest
      ? {
          version: latest.version,
          computedAt: latest.computedAt,
          people: standings.reduce((sum, one) => sum + one.people, 0),
          predictionActual: latest.predictionActual,
        }
      : null,
    predictionMetric: contest.predictionMetric,
    decisions: { inForce, lifted },
    releasedAt: round.releasedAt,
    approval: approval && {
      approvedAt: approval.approvedAt,
      approvedBy: nameOf(approval.approvedBy) ?? "",
      note: approval.note,
      digest: approval.digest,
    },
  };
}

async function countOpen(roundId: string): Promise<Settling["open"]> {
  const rows = await db().$queryRaw<Settling["open"][]>`
    SELECT count(*)::int AS count, max(deadline_at + grace_ms * interval '1 millisecond') AS "endsAt"
    FROM attempt WHERE round_id = ${roundId}::uuid AND submitted_at IS NULL`;
  return rows[0] ?? { count: 0, endsAt: null };
}

async function namesOf(ids: (string | null | undefined)[]): Promise<(id: string | null) => string | null> {
  const wanted = ids.filter((id) => typeof id === "string");
  const rows = await db().account.findMany({
    where: { id: { in: wanted } },
    select: { id: true, displayName: true },
  });
  const names = new Map(rows.map((row) => [row.id, row.displayName]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
