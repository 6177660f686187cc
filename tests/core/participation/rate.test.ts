import { describe, expect, it } from "vitest";
import { type Band, bandOf, countBands } from "~/core/participation/bands";
import { compareRates, type Rate, rateOf, sumRates } from "~/core/participation/rate";

const rate = (people: number, roster: number): Rate => ({ people, roster });

/** Share in percent with two decimals, as the weekly reports print it. */
function formatShare(people: number, of: number): string {
  return `${((rateOf(rate(people, of)) ?? Number.NaN) * 100).toFixed(2)}%`;
}

describe("rateOf", () => {
  it("is unknown, not zero, for an empty roster", () => {
    expect(rateOf(rate(0, 0))).toBeNull();
    expect(rateOf(rate(0, 5))).toBe(0);
    expect(rateOf(rate(5, 5))).toBe(1);
  });

  it("gives the true share where the printed report of Thừa Thiên Huế, week 1 of 2025, was wrong", () => {
    const bands = [5_945, 11_228, 7_851, 956];
    const total = 25_980;
    expect(bands.reduce((sum, n) => sum + n, 0)).toBe(total);
    expect(formatShare(5_945, total)).toBe("22.88%");
  });

  it("adds people and rosters, never percentages", () => {
    expect(sumRates([rate(1, 1), rate(0, 99)])).toEqual(rate(1, 100));
    expect(sumRates([])).toEqual(rate(0, 0));
  });
});

describe("compareRates", () => {
  it("puts the laggards first and the unknown last", () => {
    const units = [rate(0, 0), rate(3, 3), rate(1, 3), rate(0, 2), rate(2, 6)];
    expect(units.toSorted(compareRates)).toEqual([
      rate(0, 2),
      rate(1, 3),
      rate(2, 6),
      rate(3, 3),
      rate(0, 0),
    ]);
    expect(compareRates(rate(1, 3), rate(2, 6))).toBe(0);
    expect(compareRates(rate(0, 0), rate(0, 0))).toBe(0);
  });
});

describe("bandOf", () => {
  it.each<[number, number, Band]>([
    [0, 0, "unknown"],
    [0, 10_000, "none"],
    [1, 10_000, "few"],
    [2_499, 10_000, "few"],
    [2_500, 10_000, "some"],
    [7_499, 10_000, "some"],
    [7_500, 10_000, "most"],
    [9_999, 10_000, "most"],
    [10_000, 10_000, "all"],
    [1, 1, "all"],
    [3, 4, "most"],
    [1, 4, "some"],
  ])("%d of %d: %s", (people, roster, band) => expect(bandOf(rate(people, roster))).toBe(band));

  it("takes other limits", () => {
    const limits = { mostFromPercent: 90, someFromPercent: 50 };
    expect(bandOf(rate(89, 100), limits)).toBe("some");
    expect(bandOf(rate(90, 100), limits)).toBe("most");
    expect(bandOf(rate(49, 100), limits)).toBe("few");
  });

  it("does not round: 29 of 100 reaches 29%", () => {
    const limits = { mostFromPercent: 75, someFromPercent: 29 };
    expect(bandOf(rate(29, 100), limits)).toBe("some");
  });
});

describe("countBands", () => {
  it("counts every unit once", () => {
    expect(countBands([rate(1, 1), rate(2, 2), rate(0, 3), rate(0, 0)])).toEqual({
      all: 2,
      most: 0,
      some: 0,
      few: 0,
      none: 1,
      unknown: 1,
    });
  });
});
