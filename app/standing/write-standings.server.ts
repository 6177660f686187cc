import { chainOf, metricOf } from "~/contest/contest";
import type { Tx } from "~/platform/db.server";
import { assignPrizes, type RankedTrack, rankRound } from "./rank-round";
import { listNamedAttempts, type NamedAttempt } from "./valid-attempts.queries.server";

export type WrittenStanding = { trackId: string; version: number; people: number };

type Writing = { roundId: string; now: Date; actorId: string | null };

async function readBasis(tx: Tx, roundId: string) {
  return tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      countedAttempt: true,
      lock: { select: { lotSeed: true } },
      contest: {
        select: {
          rankingChain: true,
          predictionMetric: true,
          tracks: { orderBy: { position: "asc" }, include: { prizes: { orderBy: { position: "asc" } } } },
        },
      },
    },
  });
}

/**
 * Computes the ranking of every track of a locked round and writes it as the next version; none before is touched.
 * The caller holds the contest's lock and has checked the phase.
 */
export async function writeStandings(tx: Tx, { roundId, now, actorId }: Writing): Promise<WrittenStanding[]> {
  const { contest, countedAttempt, lock } = await readBasis(tx, roundId);
  const attempts = await listNamedAttempts(tx, { roundId });
  const { actual, tracks } = rankRound(attempts, {
    countedRule: countedAttempt,
    chain: chainOf(contest.rankingChain),
    predictionMetric: metricOf(contest.predictionMetric),
    lotSeed: lock?.lotSeed ?? null,
  });
  const last = await tx.standing.aggregate({ where: { roundId }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  const written: WrittenStanding[] = [];
  for (const { id: trackId, prizes } of contest.tracks) {
    const ranked = tracks.get(trackId) ?? { people: 0, attempts: 0, rows: [] };
    const { id } = await tx.standing.create({
      data: {
        roundId,
        trackId,
        version,
        predictionActual: actual,
        people: ranked.people,
        attempts: ranked.attempts,
        computedAt: now,
        computedBy: actorId,
      },
    });
    await tx.standingRow.createMany({ data: rowsOf(id, ranked, prizes, attempts) });
    written.push({ trackId, version, people: ranked.people });
  }
  return written;
}

function rowsOf(
  standingId: string,
  { rows }: RankedTrack,
  prizes: readonly { name: string; quantity: number }[],
  named: readonly NamedAttempt[],
) {
  const names = new Map(named.map((one) => [one.attemptId, one]));
  const prizeNames = assignPrizes(rows.length, prizes);
  return rows.map((row, at) => ({
    standingId,
    rank: row.rank,
    accountId: row.accountId,
    attemptId: row.attemptId,
    displayName: names.get(row.attemptId)?.displayName ?? "",
    unitName: names.get(row.attemptId)?.unitName ?? "",
    points: row.points,
    maxPoints: row.maxPoints,
    correctCount: row.correctCount,
    durationMs: row.durationMs,
    submittedAt: row.submittedAt,
    prediction: row.prediction,
    predictionError: row.predictionError,
    prizeName: prizeNames[at] ?? null,
  }));
}
