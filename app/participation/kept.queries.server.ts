import type { ParticipationCounts } from "~/core/participation/roll-up";
import { db } from "~/platform/db.server";
import { dateOfDay } from "~/unit/day";
import type { Participation, ParticipationScope } from "./participation";
import { assemble, computeParticipation } from "./participation.queries.server";

/** Figures of a day. `keptAt`: when they were kept, null when computed now. */
export type DatedParticipation = Participation & {
  keptAt: Date | null;
  /** What the same day gives when computed now; null when it gives what was kept, or nothing was. */
  recomputed: ParticipationCounts | null;
};

function differ(a: ParticipationCounts, b: ParticipationCounts): boolean {
  return a.roster !== b.roster || a.people !== b.people || a.attempts !== b.attempts || a.exempt !== b.exempt;
}

/**
 * Participation on a day: of a past day as it was kept, else computed. Rosters and decisions changed after the day show in
 * `recomputed`. Figures of a single round are not kept, so they are always computed.
 */
export async function readParticipation(scope: ParticipationScope): Promise<DatedParticipation> {
  const kept = scope.roundId
    ? []
    : await db().participationSnapshot.findMany({
        where: { contestId: scope.contestId, day: dateOfDay(scope.day) },
      });
  const computed = await computeParticipation(scope);
  const [first] = kept;
  if (!first) return { ...computed, keptAt: null, recomputed: null };
  const counts = new Map(
    kept.map(({ unitId, roster, exempt, people, attempts }): [string, ParticipationCounts] => [
      unitId,
      { roster, exempt, people, attempts },
    ]),
  );
  const asKept = await assemble(scope, counts, computed.citizens);
  const recomputed = differ(asKept.total, computed.total) ? computed.total : null;
  return { ...asKept, keptAt: first.takenAt, recomputed };
}
