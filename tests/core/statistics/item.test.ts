import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choicesByScore, type ItemScore, itemStatistics, LEAST_PER_GROUP } from "~/core/statistics/item";

/** Marks beside rest scores; totals are their sum. */
const people = (marks: number[], rests: number[]): ItemScore[] =>
  marks.map((mark, i) => ({ mark, total: mark + (rests[i] ?? 0) }));

describe("one item, worked by hand", () => {
  // marks 1 1 0 0, rests 4 2 3 1: means 0.5 and 2.5, cov = (0.75 − 0.25 − 0.25 + 0.75) ÷ 3 = 1/3.
  const found = itemStatistics(people([1, 1, 0, 0], [4, 2, 3, 1]), 1);

  it("facility is the mean mark", () => expect(found.facility).toBe(50));
  it("standard deviation divides by S − 1", () =>
    expect(found.standardDeviation).toBeCloseTo(Math.sqrt(1 / 3), 12));
  it("discrimination is the correlation with the rest", () =>
    // var x = 1/3, var R = 5/3: (1/3) ÷ √(5/9)
    expect(found.discriminationIndex).toBeCloseTo((100 * (1 / 3)) / Math.sqrt(5 / 9), 10));
  it("efficiency is against the best order: cov of 0 0 1 1 and 1 2 3 4 is 2/3", () =>
    expect(found.discriminativeEfficiency).toBeCloseTo(50, 10));
});

describe("what cannot be told is null", () => {
  const nothing = { standardDeviation: null, discriminationIndex: null, discriminativeEfficiency: null };
  it.each([
    ["nobody", [], [], { people: 0, facility: null, ...nothing }],
    ["one person", [1], [3], { people: 1, facility: 100, ...nothing }],
    [
      "everybody right",
      [1, 1, 1],
      [1, 2, 3],
      {
        people: 3,
        facility: 100,
        standardDeviation: 0,
        discriminationIndex: null,
        discriminativeEfficiency: null,
      },
    ],
    [
      "rest scores all the same",
      [1, 0, 1],
      [2, 2, 2],
      { people: 3, discriminationIndex: null, discriminativeEfficiency: null },
    ],
  ])("%s", (_name, marks, rests, expected) => {
    expect(itemStatistics(people(marks, rests), 1)).toMatchObject(expected);
  });

  it("an item that only the weak get right discriminates negatively", () => {
    expect(itemStatistics(people([0, 0, 1, 1], [4, 3, 2, 1]), 1).discriminationIndex).toBeLessThan(-80);
  });

  it("a full mark of nothing is a bug", () => expect(() => itemStatistics([], 0)).toThrow(RangeError));
});

it("never leaves its bounds and does not depend on the points an item is worth", () => {
  const score = fc.record({ mark: fc.constantFrom(0, 1), rest: fc.integer({ min: 0, max: 40 }) });
  void fc.assert(
    fc.property(fc.array(score, { maxLength: 60 }), fc.constantFrom(1, 10), (scores, points) => {
      const at = (factor: number) =>
        itemStatistics(
          scores.map(({ mark, rest }) => ({ mark: mark * factor, total: (mark + rest) * factor })),
          factor,
        );
      const [one, scaled] = [at(1), at(points)];
      for (const key of ["facility", "discriminationIndex", "discriminativeEfficiency"] as const) {
        const value = one[key];
        if (value === null) expect(scaled[key]).toBeNull();
        else {
          expect(Number.isFinite(value)).toBe(true);
          expect(Math.abs(value)).toBeLessThanOrEqual(
            key === "discriminativeEfficiency" ? Infinity : 100 + 1e-9,
          );
          expect(scaled[key]).toBeCloseTo(value, 6);
        }
      }
      expect(one.discriminativeEfficiency ?? 0).toBeLessThanOrEqual(100 + 1e-9);
    }),
  );
});

describe("choices from the weakest to the strongest", () => {
  const choices = Array.from({ length: 50 }, (_, i) => ({ chosen: i < 20 ? ["b"] : ["a"], rest: i }));

  it("five groups of like size, shares within each", () => {
    const groups = choicesByScore(choices);
    expect(groups.map((group) => group.people)).toEqual([10, 10, 10, 10, 10]);
    expect(groups.map((group) => group.shares.get("a") ?? 0)).toEqual([0, 0, 1, 1, 1]);
    expect(groups[0]).toMatchObject({ least: 0, most: 9 });
  });

  it("does not part people of the same score, nor make groups too small to mean anything", () => {
    const same = choices.map((one) => ({ ...one, rest: 7 }));
    expect(choicesByScore(same)).toHaveLength(1);
    expect(choicesByScore(choices.slice(0, LEAST_PER_GROUP * 2 - 1))).toHaveLength(1);
    expect(choicesByScore([])).toEqual([]);
  });

  it("counts blanks among the people, and an option once for one person", () => {
    const [group] = choicesByScore([
      { chosen: [], rest: 1 },
      { chosen: ["a", "a", "b"], rest: 2 },
    ]);
    expect(group?.shares).toEqual(
      new Map([
        ["a", 0.5],
        ["b", 0.5],
      ]),
    );
  });

  it("everybody is in exactly one group", () => {
    const choice = fc.record({ chosen: fc.subarray(["a", "b", "c"]), rest: fc.nat(12) });
    void fc.assert(
      fc.property(fc.array(choice, { maxLength: 120 }), (all) => {
        const groups = choicesByScore(all);
        expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(all.length);
        for (const [i, group] of groups.entries()) {
          expect(group.least).toBeLessThanOrEqual(group.most);
          const next = groups[i + 1];
          if (next) expect(group.most).toBeLessThan(next.least);
        }
      }),
    );
  });
});
