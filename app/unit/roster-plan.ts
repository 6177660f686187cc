import { searchKey } from "~/core/text";
import { type Day, isWithinSpell } from "./day";
import {
  findDuplicates,
  isWarning,
  judgeRow,
  type RosterRow,
  type RowProblem,
  type SoundRow,
} from "./roster-row";
import { planSpell, type Spell, type SpellChange } from "./roster-spell";
import { canonicalCode } from "./unit";

/** A unit that the file names, or that may be named. */
export type RosterUnit = {
  id: string;
  code: string;
  name: string;
  validFrom: Day;
  validTo: Day | null;
  /** Within the subtree that this file is for. */
  inScope: boolean;
};

export type PresentMember = {
  memberId: string;
  code: string;
  fullName: string;
  jobTitle: string | null;
  email: string | null;
  spell: Spell | null;
  /** Name of the spell's unit. */
  unitName: string | null;
  /** Whether the uploader may change the roster of the spell's unit. */
  withinReach: boolean;
  /** Whether the spell's unit belongs to the subtree that this file is for. */
  inScope: boolean;
};

export type RosterState = {
  /** Members whose code the file names, and, when missing ones end, all in scope. */
  members: readonly PresentMember[];
  units: readonly RosterUnit[];
  /** For rows that name no unit; null: they must. */
  defaultUnitCode: string | null;
};

export type RosterRequest = {
  rows: readonly RosterRow[];
  /** First day of new spells, unless the row says another; first day on which ended ones no longer hold. */
  effectiveOn: Day;
  /** Whether members in scope whom the file does not name leave. */
  endsMissing: boolean;
};

export type FieldChange = {
  field: "fullName" | "jobTitle" | "email";
  from: string | null;
  to: string;
};

export type PlannedPerson = {
  row: number;
  code: string;
  fullName: string;
  jobTitle: string | null;
  email: string | null;
  /** null: a new person. */
  memberId: string | null;
  unitId: string;
  unitName: string;
  /** The unit left, when there is one. */
  formerUnitName: string | null;
  fields: FieldChange[];
  spell: SpellChange;
};

export type PlannedEnd = {
  memberId: string;
  membershipId: string;
  code: string;
  fullName: string;
  unitName: string;
  /** The spell began that very day: it never held. */
  erased: boolean;
};

export type RosterPlan = {
  added: PlannedPerson[];
  changed: PlannedPerson[];
  moved: PlannedPerson[];
  ended: PlannedEnd[];
  /** Rows that already stand as they are. */
  unchanged: number;
  /** Errors and warnings, by row. */
  problems: RowProblem[];
  /** How many rows are left out because of an error. */
  refusedRows: number;
};

type Placed = { person: PlannedPerson; warnings: RowProblem[] } | { error: RowProblem };

function unitOf(
  row: Pick<SoundRow, "row" | "unitCode">,
  day: Day,
  state: RosterState,
  units: Map<string, RosterUnit>,
) {
  const code = row.unitCode || state.defaultUnitCode;
  const fail = (problem: RowProblem["code"]) => ({
    error: { row: row.row, column: "unitCode" as const, code: problem, value: row.unitCode },
  });
  if (!code) return fail("unit-missing");
  const unit = units.get(code);
  if (!unit) return fail("unknown-unit");
  if (!unit.inScope) return fail("foreign-unit");
  return isWithinSpell(day, unit.validFrom, unit.validTo) ? { unit } : fail("unit-not-valid");
}

/** What the row would change about the person; an empty cell changes nothing. */
function changedFields(row: SoundRow, member: PresentMember): FieldChange[] {
  const wanted = { fullName: row.fullName, jobTitle: row.jobTitle, email: row.email };
  return (["fullName", "jobTitle", "email"] as const).flatMap((field) => {
    const to = wanted[field];
    return to !== null && to !== member[field] ? [{ field, from: member[field], to }] : [];
  });
}

/**
 * Whoever belongs to a unit that the uploader may not change stays there. Whoever left one may be taken on, under
 * the same name only: a code must not be used to turn one person into another.
 */
function mayTakeOver(member: PresentMember, row: SoundRow, day: Day): boolean {
  if (member.withinReach) return true;
  const onRoster = member.spell !== null && (member.spell.to === null || member.spell.to > day);
  return !onRoster && searchKey(member.fullName) === searchKey(row.fullName);
}

function placeRow(row: SoundRow, member: PresentMember | undefined, unit: RosterUnit, day: Day): Placed {
  if (member && !mayTakeOver(member, row, day)) {
    return { error: { row: row.row, column: "code", code: "belongs-elsewhere", value: row.code } };
  }
  const spell = planSpell(member?.spell ?? null, unit.id, day);
  if (!spell) return { error: { row: row.row, column: "from", code: "earlier-than-present", value: day } };
  const warnings: RowProblem[] = [];
  if (member && searchKey(member.fullName) !== searchKey(row.fullName)) {
    warnings.push({
      row: row.row,
      column: "fullName",
      code: "name-differs",
      value: row.fullName,
      other: member.fullName,
    });
  }
  const { code, fullName, jobTitle, email } = row;
  const person: PlannedPerson = {
    ...{ row: row.row, code, fullName, jobTitle, email },
    memberId: member?.memberId ?? null,
    unitId: unit.id,
    unitName: unit.name,
    formerUnitName: member?.withinReach ? member.unitName : null,
    fields: member ? changedFields(row, member) : [],
    spell,
  };
  return { person, warnings };
}

function planEnds(state: RosterState, request: RosterRequest): PlannedEnd[] {
  if (!request.endsMissing) return [];
  const named = new Set(request.rows.map((row) => canonicalCode(row.code)));
  const day = request.effectiveOn;
  return state.members.flatMap(({ memberId, code, fullName, unitName, spell, inScope }) => {
    if (!inScope || !spell || named.has(code) || !isWithinSpell(day, spell.from, spell.to)) return [];
    const { membershipId, from } = spell;
    return [{ memberId, membershipId, code, fullName, unitName: unitName ?? "", erased: from === day }];
  });
}

function listFor(plan: RosterPlan, person: PlannedPerson): PlannedPerson[] | null {
  if (person.spell.kind === "begin" || person.spell.kind === "reopen") return plan.added;
  if (person.spell.kind !== "none") return plan.moved;
  return person.fields.length > 0 ? plan.changed : null;
}

/**
 * Compares a roster file with what stands, by roster code: who would be added, changed, moved, ended, and which rows
 * cannot be taken over. Pure; planning again after the plan was carried out plans nothing.
 */
export function planRoster(state: RosterState, request: RosterRequest): RosterPlan {
  const plan: RosterPlan = {
    ...{ added: [], changed: [], moved: [], ended: planEnds(state, request) },
    ...{ unchanged: 0, problems: findDuplicates(request.rows), refusedRows: 0 },
  };
  const units = new Map(state.units.map((unit) => [unit.code, unit]));
  const members = new Map(state.members.map((member) => [member.code, member]));
  const duplicated = new Set(plan.problems.map((problem) => problem.row));

  for (const row of request.rows) {
    const { sound, problems } = judgeRow(row);
    plan.problems.push(...problems);
    if (!sound && !problems.some((problem) => problem.column === "unitCode")) {
      const place = unitOf(
        { ...row, unitCode: canonicalCode(row.unitCode) },
        request.effectiveOn,
        state,
        units,
      );
      if ("error" in place) plan.problems.push(place.error);
    }
    if (!sound || duplicated.has(row.row)) continue;
    const day = sound.from ?? request.effectiveOn;
    const place = unitOf(sound, day, state, units);
    const placed = "error" in place ? place : placeRow(sound, members.get(sound.code), place.unit, day);
    if ("error" in placed) {
      plan.problems.push(placed.error);
      continue;
    }
    plan.problems.push(...placed.warnings);
    const list = listFor(plan, placed.person);
    if (list) list.push(placed.person);
    else plan.unchanged += 1;
  }
  plan.problems.sort((a, b) => a.row - b.row);
  plan.refusedRows = new Set(
    plan.problems.filter((problem) => !isWarning(problem)).map((one) => one.row),
  ).size;
  return plan;
}

/** Whether carrying the plan out would write anything. */
export function isEmptyPlan(plan: RosterPlan): boolean {
  return [plan.added, plan.changed, plan.moved, plan.ended].every((list) => list.length === 0);
}
