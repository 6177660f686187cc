import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { average, median } from "~/core/statistics/centre";
import { scoreHistogram } from "~/core/statistics/histogram";

describe("scoreHistogram", () => {
  it("puts each boundary in the upper bar and the maximum in the last", () => {
    expect(scoreHistogram([0, 9, 10, 19, 20, 90, 99, 100], 100).map((bin) => bin.count)).toEqual([
      2, 2, 1, 0, 0, 0, 0, 0, 0, 3,
    ]);
    expect(scoreHistogram([], 100, 2)).toEqual([
      { from: 0, to: 50, count: 0 },
      { from: 50, to: 100, count: 0 },
    ]);
  });

  it("counts everything once, in the bar that says so", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200)), fc.integer({ min: 1, max: 40 }), (points, bins) => {
        const histogram = scoreHistogram(points, 200, bins);
        expect(histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(points.length);
        histogram.forEach(({ from, to, count }, i) => {
          const last = i === bins - 1;
          expect(points.filter((p) => p >= from && (p < to || (last && p === to)))).toHaveLength(count);
        });
      }),
    );
  });

  it("refuses what cannot be drawn", () => {
    expect(() => scoreHistogram([], 0)).toThrow(RangeError);
    expect(() => scoreHistogram([], Number.NaN)).toThrow(RangeError);
    expect(() => scoreHistogram([], 10, 0)).toThrow(RangeError);
    expect(() => scoreHistogram([], 10, 1.5)).toThrow(RangeError);
  });
});

describe("average and median", () => {
  it.each<[number[], number | null, number | null]>([
    [[], null, null],
    [[7], 7, 7],
    [[1, 2], 1.5, 1.5],
    [[100, 9, 20], 43, 20],
    [[10, 9, 100, 1], 30, 9.5],
  ])("of %j: %s and %s", (values, mean, middle) => {
    expect(average(values)).toBe(mean);
    expect(median(values)).toBe(middle);
  });

  it("leave their input alone", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
