import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CollectiveRule, type CollectiveUnit, collectiveSheet } from "~/core/participation/collective";

const rule: CollectiveRule = {
  rateWeight: 60,
  qualityWeight: 40,
  quality: "average",
  minRoster: 5,
  rateFloors: [
    { fromRoster: 0, minRatePercent: 30 },
    { fromRoster: 50, minRatePercent: 25 },
  ],
};

function unit(unitId: string, people: number, roster: number, each: number, bloc = "xã"): CollectiveUnit {
  return {
    unitId,
    bloc,
    rate: { people, roster },
    points: new Array<number>(people).fill(each),
    maxPoints: 100,
  };
}

const only = (r: CollectiveRule, u: CollectiveUnit) => collectiveSheet(r, [u], "lot").get(u.bloc)?.[0];

describe("collectiveSheet", () => {
  it("shows each term, and the total is their sum", () => {
    expect(only(rule, unit("a", 15, 20, 90))).toEqual({
      unitId: "a",
      bloc: "xã",
      rate: { people: 15, roster: 20 },
      quality: 90,
      rateTerm: 4_500,
      qualityTerm: 3_600,
      total: 8_100,
      minRatePercent: 30,
      rank: 1,
      ineligible: null,
    });
    expect(only(rule, unit("a", 20, 20, 100))?.total).toBe(10_000);
  });

  it("takes the average or the median", () => {
    const u = { ...unit("a", 3, 10, 0), points: [0, 90, 90] };
    expect(only(rule, u)?.quality).toBe(60);
    expect(only({ ...rule, quality: "median" }, u)?.quality).toBe(90);
  });

  it.each([
    ["one member too few", 4, 4, "too-small"],
    ["just large enough", 5, 5, null],
    ["small, below its floor", 14, 49, "rate-too-low"],
    ["small, on its floor", 3, 10, null],
    ["large, the same rate is enough", 14, 50, null],
    ["large, on its floor", 25, 100, null],
    ["large, one person below", 24, 100, "rate-too-low"],
    ["nobody", 0, 100, "nobody-took-part"],
    ["no roster", 0, 0, "roster-empty"],
  ])("%s: %d of %d", (_, people, roster, ineligible) => {
    const row = only(rule, unit("a", people, roster, 80));
    expect(row?.ineligible).toBe(ineligible);
    expect(row?.rank).toBe(ineligible === null ? 1 : null);
  });

  it("ranks within blocs, those not eligible last and without rank", () => {
    const sheet = collectiveSheet(
      rule,
      [
        unit("tiny", 4, 4, 100),
        unit("good", 20, 20, 90),
        unit("better", 20, 20, 95),
        unit("dept", 10, 20, 50, "sở"),
      ],
      "lot",
    );
    expect(sheet.get("xã")?.map((row) => [row.unitId, row.rank])).toEqual([
      ["better", 1],
      ["good", 2],
      ["tiny", null],
    ]);
    expect(sheet.get("sở")?.map((row) => row.rank)).toEqual([1]);
  });

  it("breaks ties by rate, then people, then lot", () => {
    const even = { ...rule, rateWeight: 50, qualityWeight: 50 };
    const byRate = collectiveSheet(even, [unit("quality", 10, 20, 100), unit("rate", 20, 20, 50)], "lot");
    expect(byRate.get("xã")?.map((row) => [row.unitId, row.total])).toEqual([
      ["rate", 7_500],
      ["quality", 7_500],
    ]);
    const byPeople = collectiveSheet(rule, [unit("small", 10, 10, 80), unit("large", 30, 30, 80)], "lot");
    expect(byPeople.get("xã")?.map((row) => row.unitId)).toEqual(["large", "small"]);
    const winners = new Set<string | undefined>();
    for (let i = 0; i < 20; i++) {
      const twins = collectiveSheet(rule, [unit("a", 10, 10, 80), unit("b", 10, 10, 80)], `lot ${i}`);
      winners.add(twins.get("xã")?.[0]?.unitId);
    }
    expect(winners).toEqual(new Set(["a", "b"]));
  });

  it.each([
    [60, 41],
    [60.5, 39.5],
    [-10, 110],
  ])("refuses the weights %d and %d", (rateWeight, qualityWeight) => {
    expect(() => collectiveSheet({ ...rule, rateWeight, qualityWeight }, [], "lot")).toThrow(RangeError);
  });

  it("refuses a unit without a maximum", () => {
    expect(() => only(rule, { ...unit("a", 5, 5, 0), maxPoints: 0 })).toThrow(RangeError);
  });

  it("keeps every total between 0 and 10000", () => {
    const anyUnit = fc
      .record({
        roster: fc.integer({ min: 1, max: 300 }),
        share: fc.integer({ min: 0, max: 100 }),
        each: fc.nat(100),
      })
      .map(({ roster, share, each }) => unit("a", Math.floor((roster * share) / 100), roster, each));
    fc.assert(
      fc.property(anyUnit, fc.nat(100), (u, rateWeight) => {
        const row = only({ ...rule, rateWeight, qualityWeight: 100 - rateWeight }, u);
        expect(row?.total).toBe((row?.rateTerm ?? 0) + (row?.qualityTerm ?? 0));
        expect(row?.total).toBeGreaterThanOrEqual(0);
        expect(row?.total).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
