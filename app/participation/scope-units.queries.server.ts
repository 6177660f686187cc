import { db } from "~/platform/db.server";
import { dateOfDay } from "~/unit/day";
import { idsOfPath, type UnitKind } from "~/unit/unit";
import type { ParticipationScope } from "./participation";

/** A unit of a scope; `parentId` is the next unit above it that is in the scope, null for the top alone. */
export type ScopeUnit = {
  id: string;
  parentId: string | null;
  name: string;
  kind: UnitKind;
  bloc: string | null;
  /** 0 for the top. */
  depth: number;
};

type UnitRow = Omit<ScopeUnit, "parentId" | "depth"> & { path: string; position: number };

const collator = new Intl.Collator("vi", { numeric: true });

/** The rows under the next unit above them that is listed; a unit that ended may lie between. */
function byParent(rows: readonly UnitRow[]): Map<string | null, UnitRow[]> {
  const known = new Set(rows.map((row) => row.id));
  const children = new Map<string | null, UnitRow[]>();
  for (const row of rows) {
    const above = idsOfPath(row.path).slice(0, -1);
    const parent = above.findLast((id) => known.has(id)) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(row);
    else children.set(parent, [row]);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.position - b.position || collator.compare(a.name, b.name));
  }
  return children;
}

/**
 * Units of the scope that exist on its day or are in `counted`, in the order of the tree: the top first, children after their
 * parent, siblings by position, then name. The tree is the one of today: units keep no history of where they stood.
 */
export async function listUnitsOfScope(
  { underPath, day }: ParticipationScope,
  counted: readonly string[],
): Promise<ScopeUnit[]> {
  const on = dateOfDay(day);
  const rows: UnitRow[] = await db().unit.findMany({
    where: {
      path: { startsWith: underPath },
      OR: [
        { path: underPath },
        { id: { in: [...counted] } },
        { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
      ],
    },
    select: { id: true, name: true, kind: true, bloc: true, path: true, position: true },
  });
  const children = byParent(rows);
  const ordered: ScopeUnit[] = [];
  const walk = (parentId: string | null, depth: number) => {
    for (const { id, name, kind, bloc } of children.get(parentId) ?? []) {
      ordered.push({ id, parentId, name, kind, bloc, depth });
      walk(id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}
