/** Shares of the points that options carry in percent, as Moodle keeps them, read as a set of right options. */
export type ReadFractions = {
  right: number[];
  /** Points for a half-right answer, or points taken away, which the bank does not know. */
  partial: boolean;
  /** One option was to be chosen, but several are fully right. */
  several: boolean;
};

const NEARLY = 0.05;
const isNear = (a: number, b: number) => Math.abs(a - b) <= NEARLY;

const indexesWhere = (fractions: readonly number[], test: (fraction: number) => boolean): number[] =>
  fractions.flatMap((fraction, index) => (test(fraction) ? [index] : []));

/** One option may be chosen: right is what earns everything, or else what earns most. */
export function readSingleFractions(fractions: readonly number[]): ReadFractions {
  const partial = fractions.some((fraction) => !isNear(fraction, 0) && !isNear(fraction, 100));
  const best = Math.max(0, ...fractions);
  const right = best > 0 ? indexesWhere(fractions, (fraction) => isNear(fraction, best)) : [];
  return { right, partial, several: right.length > 1 };
}

/** Several may be chosen: right is what earns anything. Equal shares that make 100 are how Moodle says "all of these". */
export function readMultipleFractions(fractions: readonly number[]): ReadFractions {
  const right = indexesWhere(fractions, (fraction) => fraction > 0);
  const share = right.length === 0 ? 0 : 100 / right.length;
  const penalties = fractions.filter((fraction) => fraction < 0);
  const even =
    right.every((index) => isNear(fractions[index] ?? 0, share)) &&
    penalties.every((penalty) => isNear(penalty, penalties[0] ?? 0));
  return { right, partial: right.length > 0 && !even, several: false };
}

/** Shares for a writer: what each right option earns when so many are right, with Moodle's five places. */
export function evenShare(rightCount: number): string {
  return String(Number((100 / Math.max(1, rightCount)).toFixed(5)));
}
