/**
 * Participation: people with at least one valid submitted attempt over the roster members in scope on a date, exempt
 * people left out of both. People, never attempts.
 */
export type Rate = {
  /** Numerator: roster members who took part. */
  people: number;
  /** Denominator: roster members in scope who are not exempt. */
  roster: number;
};

/** people ÷ roster, 1 for everyone; null when the roster is empty: unknown is not 0. */
export function rateOf({ people, roster }: Rate): number | null {
  return roster > 0 ? people / roster : null;
}

/** The rate of several disjoint groups together. */
export function sumRates(rates: Iterable<Rate>): Rate {
  const sum: Rate = { people: 0, roster: 0 };
  for (const { people, roster } of rates) {
    sum.people += people;
    sum.roster += roster;
  }
  return sum;
}

/** Lower rate first; units whose rate is unknown come last. Exact (cross-multiplied), without rounding. */
export function compareRates(a: Rate, b: Rate): number {
  if (a.roster <= 0 || b.roster <= 0) return (a.roster <= 0 ? 1 : 0) - (b.roster <= 0 ? 1 : 0);
  return a.people * b.roster - b.people * a.roster;
}
