import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { applyRosterPlan, outcomeOf } from "./apply-roster-plan.server";
import { lockRoster } from "./locks.server";
import type { Reach } from "./reach";
import type { RosterOutcome } from "./roster-import";
import { findRosterImport, planImport } from "./roster-import.queries.server";
import { isEmptyPlan, type RosterPlan } from "./roster-plan";
import { isWarning } from "./roster-row";

export type Confirmation = {
  unitId: string;
  importId: string;
  /** Of the plan that the person saw. */
  fingerprint: string;
  /** Whether rows with errors are left out; otherwise they refuse the whole file. */
  skipErrors: boolean;
};

export type ConfirmRosterImportRefusal =
  | "unknown-import"
  | "already-confirmed"
  | "state-moved"
  | "has-errors"
  | "ends-need-clean-file"
  | "nothing-to-do";

type Context = { now: Date; actorId: string; reach: Reach };

/** People whom a faulty row may have meant must not be ended for missing in the file. */
function judgePlan(
  plan: RosterPlan,
  seen: { endsMissing: boolean; skipErrors: boolean },
): Extract<ConfirmRosterImportRefusal, "has-errors" | "ends-need-clean-file" | "nothing-to-do"> | null {
  if (plan.refusedRows > 0 && seen.endsMissing) return "ends-need-clean-file";
  if (plan.refusedRows > 0 && !seen.skipErrors) return "has-errors";
  return isEmptyPlan(plan) ? "nothing-to-do" : null;
}

async function confirmInside(tx: Tx, confirmation: Confirmation, { now, actorId, reach }: Context) {
  const { unitId, importId } = confirmation;
  await lockRoster(tx);
  const target = await tx.unit.findUnique({ where: { id: unitId } });
  const view = target && (await findRosterImport(importId, unitId, tx));
  if (!target || !view) return refuse("unknown-import");
  if (view.confirmedAt) return refuse("already-confirmed");
  const { plan, fingerprint } = await planImport(view, { target, reach, tx });
  if (fingerprint !== confirmation.fingerprint) return refuse("state-moved");
  const refusal = judgePlan(plan, { ...view, ...confirmation });
  if (refusal) return refuse(refusal);

  const { effectiveOn, endsMissing, fileName } = view;
  const memberIds = await applyRosterPlan(tx, plan, { now, effectiveOn });
  const outcome = outcomeOf(plan);
  const refused = new Set(plan.problems.filter((problem) => !isWarning(problem)).map((one) => one.row));
  const leftOut = { rows: view.rows.filter((row) => refused.has(row.row)), notices: view.notices };
  await tx.rosterImport.update({
    where: { id: importId },
    data: { confirmedAt: now, outcome, rows: leftOut },
  });
  const subject = { subject: "unit", subjectId: unitId };
  const detail = { importId, fileName, effectiveOn, endsMissing, ...outcome };
  await recordAudit(tx, { at: now, actorId, act: "confirm-roster-import", ...subject, detail });
  return accept({ outcome, memberIds });
}

/**
 * Writes a dry run to the rosters, in one transaction and only as it was shown: the plan is made again under the
 * roster lock, and when it differs from what the person saw, nothing is written.
 */
export async function confirmRosterImport(
  confirmation: Confirmation,
  context: Context,
): Promise<Verdict<{ outcome: RosterOutcome }, ConfirmRosterImportRefusal>> {
  const done = await transaction((tx) => confirmInside(tx, confirmation, context), { timeoutMs: 120_000 });
  if (!done.ok) return done;
  announce("roster-changed", { unitId: confirmation.unitId, memberIds: done.memberIds });
  return accept({ outcome: done.outcome });
}
