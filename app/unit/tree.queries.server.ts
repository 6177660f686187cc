import type { Day } from "./day";
import { isWithinReach, type Reach } from "./reach";
import { rosterOn } from "./roster.queries.server";
import type { UnitNode } from "./unit";
import { getUnitWithAncestors, listUnitsInScope } from "./unit.queries.server";
import type { TrailUnit } from "./unit-trail";
import { buildTree, type TreeNode, trimTree } from "./unit-tree";

/** More lines than this make a page heavy; deeper levels are then one click away. */
const MAX_NODES = 250;

export type TreeTotals = { units: number; members: number; exempt: number };

/**
 * The units within reach as trees, with the people of each subtree on a day. Units that have ended by then are left
 * out, unless asked for; large trees are cut at a level.
 */
export async function treesInReach(
  reach: Reach,
  { on, withEnded = false }: { on: Day; withEnded?: boolean },
): Promise<{ trees: TreeNode[]; totals: TreeTotals }> {
  const tops = reach === "all" ? ["/"] : reach;
  const [units, rosters] = await Promise.all([
    listUnitsInScope(reach, withEnded ? undefined : on),
    Promise.all(tops.map((path) => rosterOn(on, path))),
  ]);
  const trees = buildTree(units, rosters.flat());
  const sum = (part: "members" | "exempt") => trees.reduce((total, tree) => total + tree[part], 0);
  const totals = { units: units.length, members: sum("members"), exempt: sum("exempt") };
  return { trees: trimTree(trees, MAX_NODES), totals };
}

/** A unit with the way down to it; only units within reach are open to the viewer. Throws 404. */
export async function getUnitWithTrail(
  unitId: string | undefined,
  reach: Reach,
): Promise<{ unit: UnitNode; above: TrailUnit[]; trail: TrailUnit[] }> {
  const { unit, ancestors } = await getUnitWithAncestors(unitId);
  const above = ancestors.map(({ id, name, path }) => ({ id, name, isOpen: isWithinReach(reach, path) }));
  return { unit, above, trail: [...above, { id: unit.id, name: unit.name, isOpen: true }] };
}
