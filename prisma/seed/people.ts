import type { Random } from "~/core/random";
import { createUnit } from "~/unit/create-unit.server";
import { importRoster, type RosterPerson } from "~/unit/import-roster.server";
import { makeName } from "./names";
import { done } from "./outcome";
import type { DemoUnit } from "./units";

export type MadeUnit = DemoUnit & { unitId: string; path: string; memberCodes: string[] };

type Place = { parentId: string; rosterUnitId: string; now: Date; firstDay: string; codePrefix: string };

/** Creates units under a parent and takes over their roster as one file would. */
export async function makeUnitsAndRoster(
  units: readonly DemoUnit[],
  place: Place,
  random: Random,
): Promise<MadeUnit[]> {
  const { parentId, rosterUnitId, now, firstDay, codePrefix } = place;
  const made: MadeUnit[] = [];
  const people: RosterPerson[] = [];
  for (const [position, unit] of units.entries()) {
    const { code, name, kind, bloc, titles, staff, women } = unit;
    const context = { now, actorId: null };
    const created = done(
      await createUnit({ code, name, kind, bloc, parentId, position, validFrom: firstDay }, context),
    );
    const memberCodes: string[] = [];
    for (let at = 0; at < staff; at++) {
      const memberCode = `${codePrefix}${String(people.length + 1).padStart(4, "0")}`;
      const jobTitle = titles[Math.min(at, titles.length - 1)] as string;
      people.push({ code: memberCode, fullName: makeName(random, women), unitCode: code, jobTitle });
      memberCodes.push(memberCode);
    }
    made.push({ ...unit, unitId: created.unitId, path: created.path, memberCodes });
  }
  done(await importRoster({ unitId: rosterUnitId, people, effectiveOn: firstDay }, { now, actorId: null }));
  return made;
}
