import type { GrantScope, HeldGrant } from "./viewer";

/** A stored grant with what its scope points to. */
export type GrantRow = {
  role: HeldGrant["role"];
  scopeKind: "system" | "unit" | "contest";
  unit: { id: string; path: string } | null;
  contest: { id: string; holder: { path: string } } | null;
};

/** The scope that a stored grant names; null when what it named is gone. */
export function scopeOfGrant(row: Omit<GrantRow, "role">): GrantScope | null {
  if (row.scopeKind === "system") return { kind: "system" };
  if (row.scopeKind === "unit") return row.unit && { kind: "unit", unitId: row.unit.id, path: row.unit.path };
  return row.contest && { kind: "contest", contestId: row.contest.id, holderPath: row.contest.holder.path };
}

/** The grant as the rules know it; nothing when its scope is gone. */
export function heldGrant(row: GrantRow): HeldGrant[] {
  const scope = scopeOfGrant(row);
  return scope ? [{ role: row.role, scope }] : [];
}
