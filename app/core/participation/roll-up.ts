/** A node of the unit tree. A parent that is not in the list (or null) makes the unit a root. */
export type TreeUnit = { id: string; parentId: string | null };

/** Counts of one unit or subtree. `people` and `attempts` of roster members in scope; exempt ones are in `exempt` only. */
export type ParticipationCounts = {
  /** Members in scope who are not exempt: the denominator. */
  roster: number;
  exempt: number;
  /** Members of `roster` with a valid submitted attempt: the numerator. */
  people: number;
  /** Their valid submitted attempts. */
  attempts: number;
};

export type RolledUp = { own: ParticipationCounts; subtree: ParticipationCounts };

export const NO_PARTICIPATION: Readonly<ParticipationCounts> = {
  roster: 0,
  exempt: 0,
  people: 0,
  attempts: 0,
};

function add(sum: ParticipationCounts, more: ParticipationCounts): void {
  sum.roster += more.roster;
  sum.exempt += more.exempt;
  sum.people += more.people;
  sum.attempts += more.attempts;
}

/** Units ordered so that each comes after all of its children; units on or above a cycle are left over. */
function leavesFirst(parentOf: ReadonlyMap<string, string | null>): { order: string[]; leftOver: string[] } {
  const openChildren = new Map<string, number>();
  for (const parent of parentOf.values()) {
    if (parent !== null) openChildren.set(parent, (openChildren.get(parent) ?? 0) + 1);
  }
  const order: string[] = [];
  for (const id of parentOf.keys()) if (!openChildren.has(id)) order.push(id);
  for (let i = 0; i < order.length; i++) {
    const parent = parentOf.get(order[i] as string) ?? null;
    if (parent === null) continue;
    const left = (openChildren.get(parent) ?? 0) - 1;
    openChildren.set(parent, left);
    if (left === 0) order.push(parent);
  }
  const done = new Set(order);
  return { order, leftOver: [...parentOf.keys()].filter((id) => !done.has(id)) };
}

function parents(units: readonly TreeUnit[]): Map<string, string | null> {
  const parentOf = new Map<string, string | null>(units.map(({ id, parentId }) => [id, parentId]));
  if (parentOf.size !== units.length) throw new RangeError("A unit appears twice in the tree");
  for (const [id, parent] of parentOf) if (parent !== null && !parentOf.has(parent)) parentOf.set(id, null);
  return parentOf;
}

/**
 * The units of one cycle of the tree, or null. For the use case that moves a unit: a tree with a cycle is refused there and
 * never stored.
 */
export function findCycle(units: readonly TreeUnit[]): string[] | null {
  const parentOf = parents(units);
  let at: string | null = leavesFirst(parentOf).leftOver[0] ?? null;
  const seen: string[] = [];
  while (at !== null && !seen.includes(at)) {
    seen.push(at);
    at = parentOf.get(at) ?? null;
  }
  return at === null ? null : seen.slice(seen.indexOf(at));
}

/**
 * Counts of each unit itself and of the unit with everything below it. Linear in the number of units. Each member must be
 * counted in one unit only; then a person is in each sum once. Units without counts have zeros; counts of units that are
 * not in the list are left out. Throws RangeError on a unit listed twice or a cycle.
 */
export function rollUp(
  units: readonly TreeUnit[],
  own: ReadonlyMap<string, ParticipationCounts>,
): Map<string, RolledUp> {
  const parentOf = parents(units);
  const { order, leftOver } = leavesFirst(parentOf);
  if (leftOver.length > 0) throw new RangeError(`The unit tree has a cycle near ${leftOver[0]}`);
  const totals = new Map<string, RolledUp>();
  for (const { id } of units) {
    const counts = own.get(id) ?? NO_PARTICIPATION;
    totals.set(id, { own: { ...counts }, subtree: { ...counts } });
  }
  for (const id of order) {
    const parent = parentOf.get(id) ?? null;
    const above = parent === null ? undefined : totals.get(parent);
    if (above !== undefined) add(above.subtree, (totals.get(id) as RolledUp).subtree);
  }
  return totals;
}
