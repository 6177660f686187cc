import { createHash } from "node:crypto";
import { db, type Tx } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { dayOfDate } from "./day";
import type { Reach } from "./reach";
import { keptRoster, type RosterImportView, rosterOutcome } from "./roster-import";
import { planRoster, type RosterPlan } from "./roster-plan";
import { loadRosterState, type TargetUnit } from "./roster-state.server";
import { isUuid } from "./unit";

/** A dry run of one unit; null when there is none. */
export async function findRosterImport(
  importId: string | undefined,
  unitId: string,
  tx: Tx = db(),
): Promise<RosterImportView | null> {
  if (!isUuid(importId)) return null;
  const row = await tx.rosterImport.findFirst({ where: { id: importId, unitId } });
  if (!row) return null;
  const { id, fileName, endsMissing, createdAt, confirmedAt } = row;
  return {
    ...{ id, unitId, fileName, endsMissing, createdAt, confirmedAt },
    effectiveOn: dayOfDate(row.effectiveOn),
    outcome: row.outcome === null ? null : rosterOutcome.parse(row.outcome),
    ...keptRoster.parse(row.rows),
  };
}

/** Throws 404. */
export async function getRosterImport(
  importId: string | undefined,
  unitId: string,
): Promise<RosterImportView> {
  const view = await findRosterImport(importId, unitId);
  if (!view) throw notFound();
  return view;
}

/** The plan against what stands now, with a fingerprint by which a later plan is known to be the same. */
export async function planImport(
  view: RosterImportView,
  context: { target: TargetUnit; reach: Reach; tx?: Tx },
): Promise<{ plan: RosterPlan; fingerprint: string }> {
  const plan = planRoster(await loadRosterState(view, context), view);
  const fingerprint = createHash("sha256").update(JSON.stringify(plan)).digest("base64url");
  return { plan, fingerprint };
}

export type RosterImportLine = Omit<RosterImportView, "rows" | "notices" | "unitId">;

/** The latest uploads for a unit, newest first. */
export async function listRosterImports(unitId: string, limit = 10): Promise<RosterImportLine[]> {
  const rows = await db().rosterImport.findMany({
    where: { unitId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    omit: { rows: true },
  });
  return rows.map(({ id, fileName, endsMissing, createdAt, confirmedAt, effectiveOn, outcome }) => ({
    ...{ id, fileName, endsMissing, createdAt, confirmedAt },
    effectiveOn: dayOfDate(effectiveOn),
    outcome: outcome === null ? null : rosterOutcome.parse(outcome),
  }));
}
