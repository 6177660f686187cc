import { db, type Prisma } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { type Day, dateOfDay } from "./day";
import type { Reach } from "./reach";
import { searchWords } from "./search-words.server";
import { idsOfPath, isUuid, type UnitNode } from "./unit";
import { UNIT_COLUMNS, unitNode } from "./unit-row.server";

const collator = new Intl.Collator("vi", { numeric: true });

/** Siblings by position, then by name, "Thôn 2" before "Thôn 10". */
function inListOrder(a: UnitNode, b: UnitNode): number {
  return a.position - b.position || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** Units that exist on `day`. */
function validOn(day: Day): Prisma.UnitWhereInput {
  const date = dateOfDay(day);
  return { validFrom: { lte: date }, OR: [{ validTo: null }, { validTo: { gt: date } }] };
}

function withinReach(reach: Reach): Prisma.UnitWhereInput {
  return reach === "all" ? {} : { OR: reach.map((path) => ({ path: { startsWith: path } })) };
}

/** A unit by its id, or null. */
export async function findUnit(unitId: string | undefined): Promise<UnitNode | null> {
  if (!isUuid(unitId)) return null;
  const row = await db().unit.findUnique({ where: { id: unitId }, select: UNIT_COLUMNS });
  return row && unitNode(row);
}

/** Throws 404 when there is no such unit. */
export async function getUnit(unitId: string | undefined): Promise<UnitNode> {
  const unit = await findUnit(unitId);
  if (!unit) throw notFound();
  return unit;
}

/** The unit with the units above it, root first. Throws 404. */
export async function getUnitWithAncestors(
  unitId: string | undefined,
): Promise<{ unit: UnitNode; ancestors: UnitNode[] }> {
  const unit = await getUnit(unitId);
  const above = idsOfPath(unit.path).slice(0, -1);
  const rows = await db().unit.findMany({ where: { id: { in: above } }, select: UNIT_COLUMNS });
  const ancestors = rows.map(unitNode).sort((a, b) => a.path.length - b.path.length);
  return { unit, ancestors };
}

/** The unit at `path` and all below it, siblings in the order of lists. `on`: only units that exist on that day. */
export async function listUnitsUnder(path: string, on?: Day): Promise<UnitNode[]> {
  return listUnitsInScope([path], on);
}

/**
 * All units within reach (see `reachOf`), siblings in the order of lists; the tree is in `parentId`.
 * `on`: only units that exist on that day.
 */
export async function listUnitsInScope(reach: Reach, on?: Day): Promise<UnitNode[]> {
  if (reach !== "all" && reach.length === 0) return [];
  const rows = await db().unit.findMany({
    where: { AND: [withinReach(reach), on ? validOn(on) : {}] },
    select: UNIT_COLUMNS,
  });
  return rows.map(unitNode).sort(inListOrder);
}

/** A unit found by its name, with the names of the units above it, root first. */
export type FoundUnit = { id: string; code: string; name: string; path: string; above: string[] };

/**
 * Units existing on `on` whose name or code holds every word of `text`, accents aside; names that begin with the
 * text first. At most `limit` (20).
 */
export async function searchUnits(
  text: string,
  options: { on: Day; reach?: Reach; limit?: number },
): Promise<FoundUnit[]> {
  const { on, reach = "all", limit = 20 } = options;
  if (reach !== "all" && reach.length === 0) return [];
  const words = searchWords(text);
  const holdsWord = words.map((word) => ({
    OR: [{ searchKey: { contains: word } }, { code: { startsWith: word.toUpperCase() } }],
  }));
  const where = { AND: [validOn(on), withinReach(reach), ...holdsWord] };
  const orderBy = [{ searchKey: "asc" }, { id: "asc" }] as const;
  const [first, rest] = await Promise.all([
    db().unit.findMany({
      where: { AND: [where, { searchKey: { startsWith: words.join(" ") } }] },
      orderBy: [...orderBy],
      take: limit,
      select: UNIT_COLUMNS,
    }),
    db().unit.findMany({ where, orderBy: [...orderBy], take: limit, select: UNIT_COLUMNS }),
  ]);
  const found = [...new Map([...first, ...rest].map((row) => [row.id, row])).values()].slice(0, limit);
  return withNamesAbove(found);
}

async function withNamesAbove(
  units: { id: string; code: string; name: string; path: string }[],
): Promise<FoundUnit[]> {
  const ids = [...new Set(units.flatMap((unit) => idsOfPath(unit.path).slice(0, -1)))];
  const rows = await db().unit.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return units.map(({ id, code, name, path }) => ({
    id,
    code,
    name,
    path,
    above: idsOfPath(path)
      .slice(0, -1)
      .map((ancestor) => names.get(ancestor) ?? ""),
  }));
}
