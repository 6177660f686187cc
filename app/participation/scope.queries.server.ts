import type { ContestView } from "~/contest/contest";
import { isPublished } from "~/contest/contest";
import { getContest } from "~/contest/contest.queries.server";
import { isWithinSubtree } from "~/core/scope";
import { notFound } from "~/platform/http.server";
import { isUuid, type UnitNode } from "~/unit/unit";
import { getUnitWithAncestors } from "~/unit/unit.queries.server";
import { sharedPath } from "./participation";

export type ScopePlace = {
  contest: ContestView;
  unit: UnitNode;
  /** Units above, root first. */
  above: UnitNode[];
  /** Path of the subtree that the contest and the unit have in common. */
  underPath: string;
};

/** A published contest as a unit sees it. Throws 404 when it is none of the unit's. */
export async function scopeOfUnit(
  params: { unit?: string; contest?: string },
  now: Date,
): Promise<ScopePlace> {
  const [contest, { unit, ancestors }] = await Promise.all([
    getContest(params.contest),
    getUnitWithAncestors(params.unit),
  ]);
  const underPath = isPublished(contest, now) ? sharedPath(contest.holder.path, unit.path) : null;
  if (underPath === null) throw notFound();
  return { contest, unit, above: ancestors, underPath };
}

/** A contest as its organisers see it: its whole scope, or one unit of it. Throws 404 for a unit outside it. */
export async function scopeOfContest(slug: string | undefined, unitId: string | null): Promise<ScopePlace> {
  const contest = await getContest(slug);
  if (unitId !== null && !isUuid(unitId)) throw notFound();
  const { unit, ancestors } = await getUnitWithAncestors(unitId ?? contest.holder.id);
  if (!isWithinSubtree(contest.holder.path, unit.path)) throw notFound();
  const above = ancestors.filter((one) => isWithinSubtree(contest.holder.path, one.path));
  return { contest, unit, above, underPath: unit.path };
}
