import type { Grant } from "~/core/scope";
import { localDay } from "~/core/time/zone";
import { reachOf } from "~/unit/reach";
import { depthOfPath, type UnitKind } from "~/unit/unit";
import { listUnitsInScope } from "~/unit/unit.queries.server";

/** Bodies that hold contests; what lies below them takes part. */
const HOLDERS: readonly UnitKind[] = [
  "province",
  "department",
  "commune",
  "association",
  "police",
  "military",
  "enterprise",
];

/** Units that hold a contest for an organiser with these grants, the highest first. */
export async function listHolders(
  grants: readonly Grant[],
  now: Date,
): Promise<{ id: string; label: string }[]> {
  const units = await listUnitsInScope(reachOf(grants, ["organiser"]), localDay(now));
  const holders = units.filter((unit) => HOLDERS.includes(unit.kind));
  return (holders.length > 0 ? holders : units)
    .sort((a, b) => depthOfPath(a.path) - depthOfPath(b.path))
    .map(({ id, name, code }) => ({ id, label: `${name} (${code})` }));
}
