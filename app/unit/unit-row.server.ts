import { dayOfDate } from "./day";
import type { UnitNode } from "./unit";

/** Columns that make a `UnitNode`. */
export const UNIT_COLUMNS = {
  id: true,
  code: true,
  name: true,
  kind: true,
  bloc: true,
  parentId: true,
  path: true,
  position: true,
  validFrom: true,
  validTo: true,
} as const;

type UnitRow = Omit<UnitNode, "validFrom" | "validTo"> & { validFrom: Date; validTo: Date | null };

/** A stored unit with its days of validity. */
export function unitNode(row: UnitRow): UnitNode {
  return { ...row, validFrom: dayOfDate(row.validFrom), validTo: dayOfDate(row.validTo) };
}
