import type { ParticipationCounts, RolledUp } from "~/core/participation/roll-up";
import { isWithinSubtree } from "~/core/scope";
import type { Day } from "~/unit/day";
import type { UnitKind } from "~/unit/unit";

/** Which figures: of a whole contest or one round, under a unit, at the end of a local day. */
export type ParticipationScope = {
  contestId: string;
  /** Left out: all rounds together; a person counts once. */
  roundId?: string;
  /** Path of the unit whose subtree is looked at. */
  underPath: string;
  day: Day;
};

/** One unit with its own figures and those of its whole subtree. */
export type UnitParticipation = RolledUp & {
  unitId: string;
  parentId: string | null;
  name: string;
  kind: UnitKind;
  bloc: string | null;
  /** 0 for the unit at the top of the scope. */
  depth: number;
};

/** Contestants outside every roster: counted beside the rate, never in it. */
export type CitizenParticipation = { people: number; attempts: number };

export type Participation = {
  scope: ParticipationScope;
  /** In the order of the tree; the first one is the top of the scope. */
  units: UnitParticipation[];
  /** Of the whole scope. */
  total: ParticipationCounts;
  citizens: CitizenParticipation;
};

/**
 * The subtree that a contest and a unit have in common: that of the lower one. null when neither lies within the other: the
 * contest is none of the unit's.
 */
export function sharedPath(holderPath: string, unitPath: string): string | null {
  if (isWithinSubtree(holderPath, unitPath)) return unitPath;
  return isWithinSubtree(unitPath, holderPath) ? holderPath : null;
}

/** How many of the denominator have not taken part. */
export function missingOf({ people, roster }: { people: number; roster: number }): number {
  return Math.max(0, roster - people);
}
