import type { Scope } from "~/core/scope";
import { db } from "~/platform/db.server";
import { isUuid } from "./unit";

/** The scope that the address names by a unit's id; null when there is no such unit (a door answers 404). */
export async function unitScope(
  unitId: string | undefined,
): Promise<Extract<Scope, { kind: "unit" }> | null> {
  if (!isUuid(unitId)) return null;
  const unit = await db().unit.findUnique({ where: { id: unitId }, select: { path: true } });
  return unit && { kind: "unit", path: unit.path };
}
