import { type Band, countBands } from "~/core/participation/bands";
import { compareRates } from "~/core/participation/rate";
import { collapseSpace, toNfc } from "~/core/text";
import { type Day, isDay } from "~/unit/day";
import { missingOf, type UnitParticipation } from "./participation";

const ORDERS = ["tree", "rate", "missing"] as const;
/** How units are listed: as the tree, or flat, the lowest rate or the most missing first. */
export type Order = (typeof ORDERS)[number];

const LISTS = ["missing", "exempt"] as const;
export type PeopleList = (typeof LISTS)[number];

/** How participation is being looked at; each part stands in the address. */
export type ParticipationView = {
  day: Day;
  today: Day;
  /** null: all rounds together. */
  round: number | null;
  order: Order;
  list: PeopleList;
  search: string;
  page: number;
};

function oneOf<T extends string>(choices: readonly T[], text: string | null): T {
  return choices.find((choice) => choice === text) ?? (choices[0] as T);
}

/** What was typed to find somebody, without what no name holds: PostgreSQL refuses NUL in a text. */
function searchText(typed: string): string {
  return collapseSpace(toNfc(typed).replace(/[\p{Cc}\p{Cs}]/gu, " ")).slice(0, 100);
}

/** Reads an address; what it cannot mean falls back to the plain view. A day to come is today. */
export function readView(asked: URLSearchParams, today: Day): ParticipationView {
  const day = asked.get("day") ?? "";
  const round = asked.get("round") ?? "";
  const page = asked.get("page") ?? "";
  return {
    day: isDay(day) && day < today ? day : today,
    today,
    round: /^[1-9]\d{0,3}$/.test(round) ? Number(round) : null,
    order: oneOf(ORDERS, asked.get("order")),
    list: oneOf(LISTS, asked.get("list")),
    search: searchText(asked.get("q") ?? ""),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The search part of the address of a view, only with what differs from the plain view; begins with "?". */
export function viewSearch(view: ParticipationView, more: Record<string, string | null> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  if (view.day !== view.today) query.set("day", view.day);
  if (view.round !== null) query.set("round", String(view.round));
  if (view.order !== ORDERS[0]) query.set("order", view.order);
  if (view.list !== LISTS[0]) query.set("list", view.list);
  if (view.search !== "") query.set("q", view.search);
  if (view.page > 1) query.set("page", String(view.page));
  return `?${query}`;
}

/** More lines than this make a page heavy; deeper levels are one click away. */
const MAX_UNIT_ROWS = 250;

/** The deepest level whose units, with all above it, fit on a page; at least the first below the top. */
function depthThatFits(units: readonly UnitParticipation[]): number {
  let depth = 1;
  while (depth < 20 && units.filter((unit) => unit.depth <= depth + 1).length <= MAX_UNIT_ROWS) depth += 1;
  return depth;
}

/** Units to list in the order asked for, and how many are left out. The top alone is left out of a flat list. */
export function unitRows(
  units: readonly UnitParticipation[],
  order: Order,
): { rows: UnitParticipation[]; left: number } {
  if (order === "tree") {
    const depth = depthThatFits(units);
    const rows = units.filter((unit) => unit.depth <= depth).slice(0, MAX_UNIT_ROWS * 2);
    return { rows, left: units.length - rows.length };
  }
  const compare = {
    rate: (a: UnitParticipation, b: UnitParticipation) =>
      compareRates(a.subtree, b.subtree) || missingOf(b.subtree) - missingOf(a.subtree),
    missing: (a: UnitParticipation, b: UnitParticipation) =>
      missingOf(b.subtree) - missingOf(a.subtree) || compareRates(a.subtree, b.subtree),
  }[order];
  const below = units.length > 1 ? units.slice(1) : [...units];
  const rows = below.sort(compare).slice(0, MAX_UNIT_ROWS);
  return { rows, left: below.length - rows.length };
}

/** Units with people of their own on the roster, by band of their own rate; "unknown" where all are exempt. */
export function bandsOf(units: readonly UnitParticipation[]): Record<Band, number> {
  return countBands(units.filter(({ own }) => own.roster + own.exempt > 0).map((unit) => unit.own));
}
