import type { UnitKind } from "~/unit/unit";

/** Job titles of a unit: of its first members, of its last ones, and of everybody between, in turn. */
export type JobTitles = {
  first: readonly string[];
  others: readonly string[];
  last?: readonly string[];
};

/** A unit of the demo. */
export type DemoUnit = {
  code: string;
  name: string;
  kind: UnitKind;
  bloc: string;
  /** How many members. */
  staff: number;
  /** Share of women, 0..1. */
  women: number;
  /** Share of the members who take part in the round that is open, 0..1. */
  turnout: number;
  titles: JobTitles;
};

/** A unit that has been made, with the roster codes of its members, the head first. */
export type MadeUnit = DemoUnit & { unitId: string; path: string; memberCodes: string[] };

/** The title of the member at place `at`, from 0, of `staff`. */
export function jobTitleAt({ first, others, last = [] }: JobTitles, at: number, staff: number): string {
  const fromEnd = at - (staff - last.length);
  const between = others[(at - first.length) % others.length];
  return first[at] ?? last[fromEnd] ?? between ?? "";
}

/** The figures of a unit in a table: members, share of women, share who take part. */
export type UnitFigures = readonly [staff: number, women: number, turnout: number];

export function demoUnit(
  code: string,
  name: string,
  kind: UnitKind,
  bloc: string,
  titles: JobTitles,
  [staff, women, turnout]: UnitFigures,
): DemoUnit {
  return { code, name, kind, bloc, titles, staff, women, turnout };
}
