import { lotNumber } from "../ranking/chain";
import { average, median } from "../statistics/centre";
import { compareRates, type Rate } from "./rate";

/** How good the participants of a unit were. */
export type QualityMeasure = "average" | "median";

/** Units of at least `fromRoster` members need this rate; the entry with the highest `fromRoster` not above the size holds. */
export type RateFloor = { fromRoster: number; minRatePercent: number };

/** The collective award's rule. Weights are whole percent and add up to 100. */
export type CollectiveRule = {
  rateWeight: number;
  qualityWeight: number;
  quality: QualityMeasure;
  /** Smaller units are listed but not ranked. */
  minRoster: number;
  /** Floors by size; none: any rate will do. */
  rateFloors: readonly RateFloor[];
};

export type CollectiveUnit = {
  unitId: string;
  /** Units compete within their bloc only. */
  bloc: string;
  rate: Rate;
  /** Points of the counted attempts of the people in the numerator. */
  points: readonly number[];
  maxPoints: number;
};

export type Ineligibility = "roster-empty" | "too-small" | "nobody-took-part" | "rate-too-low";

export type CollectiveRow = {
  unitId: string;
  bloc: string;
  rate: Rate;
  /** Average or median points; null when nobody took part. */
  quality: number | null;
  /** The terms and their sum in hundredths of a point: 10000 is the most. Each term is rounded, the sum is exact. */
  rateTerm: number;
  qualityTerm: number;
  total: number;
  /** The floor that applied, in percent. */
  minRatePercent: number;
  /** 1-based within the bloc; null when not eligible. */
  rank: number | null;
  ineligible: Ineligibility | null;
};

function floorFor(rule: CollectiveRule, roster: number): number {
  const applying = rule.rateFloors.filter((floor) => floor.fromRoster <= roster);
  return applying.reduce((best, floor) => (floor.fromRoster >= best.fromRoster ? floor : best), {
    fromRoster: Number.NEGATIVE_INFINITY,
    minRatePercent: 0,
  }).minRatePercent;
}

function judgeEligibility(
  rule: CollectiveRule,
  { people, roster }: Rate,
  floor: number,
): Ineligibility | null {
  if (roster <= 0) return "roster-empty";
  if (roster < rule.minRoster) return "too-small";
  if (people <= 0) return "nobody-took-part";
  return people * 100 < roster * floor ? "rate-too-low" : null;
}

function rowOf(rule: CollectiveRule, unit: CollectiveUnit): CollectiveRow {
  const { people, roster } = unit.rate;
  const quality = rule.quality === "average" ? average(unit.points) : median(unit.points);
  const share = roster > 0 ? Math.min(1, people / roster) : 0;
  const rateTerm = Math.round(rule.rateWeight * 100 * share);
  const qualityTerm =
    quality === null ? 0 : Math.round((rule.qualityWeight * 100 * quality) / unit.maxPoints);
  const minRatePercent = floorFor(rule, roster);
  return {
    unitId: unit.unitId,
    bloc: unit.bloc,
    rate: unit.rate,
    quality,
    rateTerm,
    qualityTerm,
    total: rateTerm + qualityTerm,
    minRatePercent,
    rank: null,
    ineligible: judgeEligibility(rule, unit.rate, minRatePercent),
  };
}

/** Total ↓, rate ↓, people ↓, then the lot: the order in which units of a bloc are ranked. */
function compareRows(lotSeed: string): (a: CollectiveRow, b: CollectiveRow) => number {
  return (a, b) =>
    Number(a.ineligible !== null) - Number(b.ineligible !== null) ||
    b.total - a.total ||
    compareRates(b.rate, a.rate) ||
    b.rate.people - a.rate.people ||
    lotNumber(lotSeed, a.unitId) - lotNumber(lotSeed, b.unitId);
}

/**
 * The sheet of the collective award: every unit with each term, by bloc, best first, those not eligible last. Throws RangeError
 * for weights that are not whole, are negative or do not add up to 100, and for a unit whose `maxPoints` is not above 0.
 */
export function collectiveSheet(
  rule: CollectiveRule,
  units: readonly CollectiveUnit[],
  lotSeed: string,
): Map<string, CollectiveRow[]> {
  const weights = [rule.rateWeight, rule.qualityWeight];
  if (weights.some((w) => !Number.isInteger(w) || w < 0) || rule.rateWeight + rule.qualityWeight !== 100) {
    throw new RangeError(`Bad weights: ${weights.join(" + ")}`);
  }
  const sheet = new Map<string, CollectiveRow[]>();
  for (const unit of units) {
    if (!(unit.maxPoints > 0)) throw new RangeError(`Bad maximum of unit ${unit.unitId}: ${unit.maxPoints}`);
    const rows = sheet.get(unit.bloc) ?? [];
    rows.push(rowOf(rule, unit));
    sheet.set(unit.bloc, rows);
  }
  for (const rows of sheet.values()) {
    rows.sort(compareRows(lotSeed)).forEach((row, i) => {
      if (row.ineligible === null) row.rank = i + 1;
    });
  }
  return sheet;
}
