import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { applyRosterPlan, outcomeOf } from "./apply-roster-plan.server";
import type { UnitContext } from "./create-unit.server";
import type { Day } from "./day";
import { lockRoster } from "./locks.server";
import type { RosterOutcome } from "./roster-import";
import { planRoster } from "./roster-plan";
import type { RosterRow, RowProblem } from "./roster-row";
import { loadRosterState } from "./roster-state.server";

/** A person as a caller knows them; texts as in the columns of a roster file. */
export type RosterPerson = {
  code: string;
  fullName: string;
  unitCode?: string;
  jobTitle?: string;
  email?: string;
  from?: string;
};

export type ImportRosterRefusal = "unknown-unit" | "has-errors";

/** Rows of a file made of plain people, numbered from 1. */
function rosterRows(people: readonly RosterPerson[]): RosterRow[] {
  return people.map((person, at) => ({
    ...{ unitCode: "", jobTitle: "", email: "", from: "" },
    ...person,
    row: at + 1,
    computed: [],
  }));
}

/**
 * Takes a whole roster over at once, all or nothing: the way of the seed and of programs. People use a dry run
 * (`startRosterImport`, `confirmRosterImport`), which ends in the same plan.
 */
export async function importRoster(
  input: { unitId: string; people: readonly RosterPerson[]; effectiveOn: Day; endsMissing?: boolean },
  { now, actorId, reach = "all" }: UnitContext,
): Promise<Verdict<{ outcome: RosterOutcome }, ImportRosterRefusal, { problems?: RowProblem[] }>> {
  const { unitId, effectiveOn, endsMissing = false } = input;
  const request = { rows: rosterRows(input.people), effectiveOn, endsMissing };
  const done = await transaction(
    async (tx) => {
      await lockRoster(tx);
      const target = await tx.unit.findUnique({ where: { id: unitId } });
      if (!target) return refuse("unknown-unit");
      const plan = planRoster(await loadRosterState(request, { target, reach, tx }), request);
      if (plan.refusedRows > 0) return refuse("has-errors", { problems: plan.problems });
      const memberIds = await applyRosterPlan(tx, plan, { now, effectiveOn });
      const outcome = outcomeOf(plan);
      const subject = { subject: "unit", subjectId: unitId };
      await recordAudit(tx, { at: now, actorId, act: "import-roster", ...subject, detail: outcome });
      return accept({ outcome, memberIds });
    },
    { timeoutMs: 120_000 },
  );
  if (!done.ok) return done;
  announce("roster-changed", { unitId, memberIds: done.memberIds });
  return accept({ outcome: done.outcome });
}
