import type { ParticipationCounts } from "~/core/participation/roll-up";
import { db } from "~/platform/db.server";
import { type Day, dateOfDay } from "~/unit/day";
import type { Participation, ParticipationScope } from "./participation";
import { assemble, computeParticipation, countByUnit } from "./participation.queries.server";

/**
 * Keeps the figures of a contest at the end of `day`, unit by unit; taking it again changes nothing. Returns how many units
 * were written.
 */
export async function takeSnapshot(contestId: string, day: Day, now: Date): Promise<number> {
  const contest = await db().contest.findUnique({ where: { id: contestId }, select: { holder: true } });
  if (!contest) return 0;
  const counts = await countByUnit({ contestId, day, underPath: contest.holder.path });
  const { count } = await db().participationSnapshot.createMany({
    data: counts.map((own) => ({ ...own, contestId, day: dateOfDay(day), takenAt: now })),
    skipDuplicates: true,
  });
  return count;
}

/** Snapshots of `day` for every contest that has begun and is not over for more than a month. */
export async function takeSnapshots(day: Day, now: Date): Promise<void> {
  const begun = dateOfDay(day);
  const contests = await db().contest.findMany({
    where: {
      rounds: {
        some: { opening: { isNot: null }, opensAt: { lte: now }, closesAt: { gte: monthBefore(begun) } },
      },
      participationSnapshots: { none: { day: begun } },
    },
    select: { id: true },
  });
  for (const { id } of contests) await takeSnapshot(id, day, now);
}

function monthBefore(day: Date): Date {
  return new Date(day.getTime() - 31 * 24 * 3600 * 1000);
}

/**
 * Participation of a whole contest on a day: of a past day as it was kept, else computed. `roundId` is never kept, so it is
 * always computed.
 */
export async function readParticipation(
  scope: ParticipationScope,
): Promise<Participation & { keptAt: Date | null }> {
  const kept = scope.roundId
    ? []
    : await db().participationSnapshot.findMany({
        where: { contestId: scope.contestId, day: dateOfDay(scope.day) },
      });
  const computed = await computeParticipation(scope);
  const [first] = kept;
  if (!first) return { ...computed, keptAt: null };
  const inScope = new Set(computed.units.map((unit) => unit.unitId));
  const counts = new Map(
    kept
      .filter((row) => inScope.has(row.unitId))
      .map(({ unitId, roster, exempt, people, attempts }): [string, ParticipationCounts] => [
        unitId,
        { roster, exempt, people, attempts },
      ]),
  );
  return { ...(await assemble(scope, counts, computed.citizens)), keptAt: first.takenAt };
}
