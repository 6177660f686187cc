/**
 * Item statistics as Moodle defines them; all variances and covariances divide by S − 1. One difference, on purpose: papers are
 * drawn from a pool, and the rest score leaves the item out there too. What cannot be told is null, never NaN.
 */

/** One person's mark for the item, and points of the whole paper with it. */
export type ItemScore = { mark: number; total: number };

export type ItemStatistics = {
  /** S: people who had the item in their paper; not answering counts as mark 0. */
  people: number;
  /** F = 100 · mean mark ÷ maximum. */
  facility: number | null;
  /** Of the marks, in points. */
  standardDeviation: number | null;
  /** 100 · correlation of mark and rest score. */
  discriminationIndex: number | null;
  /** 100 · covariance of mark and rest score ÷ the largest that these marks and rest scores allow. */
  discriminativeEfficiency: number | null;
};

/** Statistics of one item over people. `max`: full mark of the item, above 0. */
export function itemStatistics(scores: readonly ItemScore[], max: number): ItemStatistics {
  if (!(max > 0)) throw new RangeError(`Bad full mark: ${max}`);
  const marks = scores.map((one) => one.mark);
  const rests = scores.map((one) => one.total - one.mark);
  const people = scores.length;
  const varianceOfMark = covariance(marks, marks);
  const together = covariance(marks, rests);
  const most = covariance(marks.toSorted(byValue), rests.toSorted(byValue));
  const scale = Math.sqrt((varianceOfMark ?? 0) * (covariance(rests, rests) ?? 0));
  return {
    people,
    facility: people === 0 ? null : (100 * mean(marks)) / max,
    standardDeviation: varianceOfMark === null ? null : Math.sqrt(varianceOfMark),
    discriminationIndex: together === null || !(scale > 0) ? null : (100 * together) / scale,
    discriminativeEfficiency:
      together === null || most === null || !(most > 0) ? null : (100 * together) / most,
  };
}

const byValue = (a: number, b: number) => a - b;
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** null of fewer than two people. */
function covariance(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2) return null;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = a.reduce((total, one, i) => total + (one - meanA) * ((b[i] ?? meanB) - meanB), 0);
  return sum / (a.length - 1);
}

/** What one person chose, and points of the rest of the paper. Nothing chosen: not answered. */
export type OptionChoice = { chosen: readonly string[]; rest: number };

/** People of like rest score, weakest group first, and the share of them that chose each option (of all, blanks included). */
export type ChoiceGroup = { people: number; least: number; most: number; shares: Map<string, number> };

/** A picture needs that many people in each group to mean anything. */
export const LEAST_PER_GROUP = 10;

/**
 * How the options are chosen from the weakest to the strongest: at most `groups` groups of like size by rest score, fewer when there
 * would be under {@link LEAST_PER_GROUP} in one. People of the same rest score are never parted. No groups of nobody.
 */
export function choicesByScore(choices: readonly OptionChoice[], groups = 5): ChoiceGroup[] {
  const sorted = choices.toSorted((a, b) => a.rest - b.rest);
  const wanted = Math.max(1, Math.min(groups, Math.floor(sorted.length / LEAST_PER_GROUP)));
  const found: OptionChoice[][] = [];
  for (const [index, choice] of sorted.entries()) {
    const last = found.at(-1);
    const isNext = index >= (found.length * sorted.length) / wanted;
    if (last && (!isNext || last.at(-1)?.rest === choice.rest)) last.push(choice);
    else found.push([choice]);
  }
  return found.map((members) => ({
    people: members.length,
    least: members[0]?.rest ?? 0,
    most: members.at(-1)?.rest ?? 0,
    shares: sharesOf(members),
  }));
}

function sharesOf(members: readonly OptionChoice[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { chosen } of members) {
    for (const option of new Set(chosen)) counts.set(option, (counts.get(option) ?? 0) + 1);
  }
  return new Map([...counts].map(([option, count]) => [option, count / members.length]));
}
