import { randomUUID } from "node:crypto";
import { givenNameSortKey, searchKey } from "~/core/text";
import type { Tx } from "~/platform/db.server";
import { type Day, dateOfDay } from "./day";
import type { RosterOutcome } from "./roster-import";
import type { PlannedEnd, PlannedPerson, RosterPlan } from "./roster-plan";

const CHUNK = 2_000;

function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += CHUNK) yield list.slice(at, at + CHUNK);
}

type Known = PlannedPerson & { memberId: string };

async function addPeople(tx: Tx, people: readonly PlannedPerson[], now: Date): Promise<Known[]> {
  const known = people.map((person) => ({ ...person, memberId: randomUUID() }));
  for (const part of chunks(known)) {
    await tx.member.createMany({
      data: part.map(({ memberId, code, fullName, jobTitle, email }) => ({
        ...{ id: memberId, code, fullName, jobTitle, email, createdAt: now },
        searchKey: searchKey(fullName),
        sortKey: givenNameSortKey(fullName),
      })),
    });
  }
  return known;
}

async function changeFields(tx: Tx, people: readonly Known[]): Promise<void> {
  const changed = people.filter((person) => person.fields.length > 0);
  for (const part of chunks(changed)) {
    await tx.$executeRaw`
      UPDATE member m
      SET full_name = n.full_name, search_key = n.search_key, sort_key = n.sort_key,
          job_title = coalesce(n.job_title, m.job_title), email = coalesce(n.email, m.email)
      FROM unnest(
        ${part.map((one) => one.memberId)}::uuid[], ${part.map((one) => one.fullName)}::text[],
        ${part.map((one) => searchKey(one.fullName))}::text[],
        ${part.map((one) => givenNameSortKey(one.fullName))}::text[],
        ${part.map((one) => one.jobTitle)}::text[], ${part.map((one) => one.email)}::text[]
      ) AS n(id, full_name, search_key, sort_key, job_title, email)
      WHERE m.id = n.id`;
  }
}

type SpellUpdate = { membershipId: string; unitId: string | null; to: Day | null };

/** Sets the end and, where given, the unit of existing spells. */
async function updateSpells(tx: Tx, updates: readonly SpellUpdate[]): Promise<void> {
  for (const part of chunks(updates)) {
    await tx.$executeRaw`
      UPDATE membership s
      SET valid_to = n.valid_to, unit_id = coalesce(n.unit_id, s.unit_id)
      FROM unnest(
        ${part.map((one) => one.membershipId)}::uuid[], ${part.map((one) => one.unitId)}::uuid[],
        ${part.map((one) => one.to)}::date[]
      ) AS n(id, unit_id, valid_to)
      WHERE s.id = n.id`;
  }
}

function updateOf({ spell, unitId }: Known): SpellUpdate[] {
  if (spell.kind === "reopen") return [{ membershipId: spell.membershipId, unitId: null, to: null }];
  if (spell.kind === "correct") return [{ membershipId: spell.membershipId, unitId, to: null }];
  if (spell.kind === "move") return [{ membershipId: spell.membershipId, unitId: null, to: spell.from }];
  return [];
}

async function changeSpells(tx: Tx, people: readonly Known[]): Promise<void> {
  await updateSpells(tx, people.flatMap(updateOf));
  const beginning = people.flatMap(({ memberId, unitId, spell }) =>
    spell.kind === "begin" || spell.kind === "move"
      ? [{ memberId, unitId, validFrom: dateOfDay(spell.from) }]
      : [],
  );
  for (const part of chunks(beginning)) await tx.membership.createMany({ data: [...part] });
}

async function endSpells(tx: Tx, ended: readonly PlannedEnd[], to: Day): Promise<void> {
  const erased = ended.filter((one) => one.erased).map((one) => one.membershipId);
  const kept = ended.filter((one) => !one.erased);
  await tx.membership.deleteMany({ where: { id: { in: erased } } });
  await updateSpells(
    tx,
    kept.map(({ membershipId }) => ({ membershipId, unitId: null, to })),
  );
}

/** How many people a plan adds, changes, moves, ends, leaves and refuses. */
export function outcomeOf(plan: RosterPlan): RosterOutcome {
  const { added, changed, moved, ended, unchanged, refusedRows } = plan;
  return {
    ...{ added: added.length, changed: changed.length, moved: moved.length, ended: ended.length },
    ...{ unchanged, refused: refusedRows },
  };
}

/**
 * Carries a plan out in bulk; the roster lock is held by the caller since before the plan was made.
 * Answers the ids of the members touched.
 */
export async function applyRosterPlan(
  tx: Tx,
  plan: RosterPlan,
  { now, effectiveOn }: { now: Date; effectiveOn: Day },
): Promise<string[]> {
  const people = [...plan.added, ...plan.changed, ...plan.moved];
  const isKnown = (person: PlannedPerson): person is Known => person.memberId !== null;
  const added = await addPeople(
    tx,
    people.filter((person) => !isKnown(person)),
    now,
  );
  const known = people.filter(isKnown);
  await changeFields(tx, known);
  await changeSpells(tx, [...added, ...known]);
  await endSpells(tx, plan.ended, effectiveOn);
  return [...added, ...known, ...plan.ended].map((one) => one.memberId);
}
