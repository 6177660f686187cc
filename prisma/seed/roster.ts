import { importRoster, type RosterPerson } from "~/unit/import-roster.server";
import { jobTitleAt } from "./demo-unit";
import type { DemoWorld } from "./demo-world";
import { makeName } from "./names";
import { done } from "./outcome";
import { type DemoPlace, FIRST_DAY } from "./places";

/** Gives the units of a place their people, as one roster file would, and notes their codes in the units. */
export async function takeOverRoster(world: DemoWorld, place: DemoPlace): Promise<void> {
  const random = world.randomOf(`roster ${place.code}`);
  const people: RosterPerson[] = [];
  for (const { code: unitCode, staff, women, titles, memberCodes } of place.units) {
    for (let at = 0; at < staff; at += 1) {
      const code = `${place.code}${String(people.length + 1).padStart(4, "0")}`;
      const fullName = makeName(random, women, place.region);
      people.push({ code, fullName, unitCode, jobTitle: jobTitleAt(titles, at, staff) });
      memberCodes.push(code);
    }
  }
  const roster = { unitId: place.unitId, people, effectiveOn: FIRST_DAY };
  done(await importRoster(roster, { now: world.begun, actorId: null }));
}
