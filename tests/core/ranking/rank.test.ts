import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_RANKING_CHAIN, RANKING_CRITERIA, type RankingChain } from "~/core/ranking/chain";
import { compareEntries, orderEntries, type RankingEntry } from "~/core/ranking/compare";
import { predictionError, rankEntries } from "~/core/ranking/rank";

function entry(
  id: string,
  facts: Partial<Omit<RankingEntry, "submittedAt">> & { at?: number } = {},
): RankingEntry {
  const { at = 0, ...rest } = facts;
  return { id, points: 100, predictionError: 5, durationMs: 60_000, submittedAt: new Date(at), ...rest };
}

describe("predictionError", () => {
  it.each([
    [10, 10, 0],
    [10, 13, 3],
    [13, 10, 3],
    [0, 0, 0],
    [null, 10, null],
    [10, null, null],
    [null, null, null],
  ])("%s against %s: %s", (predicted, actual, error) =>
    expect(predictionError(predicted, actual)).toBe(error),
  );
});

describe("compareEntries", () => {
  it.each<[string, RankingEntry, RankingEntry]>([
    ["more points", entry("a", { points: 101, predictionError: null, durationMs: 9e9, at: 9 }), entry("b")],
    [
      "equal points, nearer prediction",
      entry("a", { predictionError: 4, durationMs: 9e9, at: 9 }),
      entry("b"),
    ],
    [
      "a far prediction before none",
      entry("a", { predictionError: 1e9 }),
      entry("b", { predictionError: null }),
    ],
    ["equal prediction, shorter", entry("a", { durationMs: 59_999, at: 9 }), entry("b")],
    [
      "two without prediction, shorter",
      entry("a", { predictionError: null, durationMs: 1 }),
      entry("b", { predictionError: null }),
    ],
    ["equal duration, earlier", entry("a", { at: -1 }), entry("b")],
  ])("%s is in front", (_, front, behind) => {
    const compare = compareEntries(DEFAULT_RANKING_CHAIN, null);
    expect(compare(front, behind)).toBeLessThan(0);
    expect(compare(behind, front)).toBeGreaterThan(0);
  });

  it("looks only at what the chain names, in its order", () => {
    const quick = entry("quick", { points: 90, durationMs: 1 });
    const good = entry("good", { points: 100, durationMs: 2 });
    expect(compareEntries(["points", "duration"], null)(good, quick)).toBeLessThan(0);
    expect(compareEntries(["duration", "points"], null)(good, quick)).toBeGreaterThan(0);
    expect(compareEntries(["submitted-at"], null)(good, quick)).toBe(0);
  });

  it("draws a lot between equals, by the seed", () => {
    const orders = new Set<number>();
    for (let i = 0; i < 20; i++)
      orders.add(Math.sign(compareEntries(["points"], `s${i}`)(entry("a"), entry("b"))));
    expect(orders).toEqual(new Set([-1, 1]));
    expect(compareEntries(["points"], "s")(entry("a"), entry("a"))).toBe(0);
  });
});

const some = fc.integer({ min: 0, max: 2 });
const entries = fc
  .array(fc.record({ points: some, predictionError: fc.option(some), durationMs: some, at: some }), {
    maxLength: 12,
  })
  .map((rows) => rows.map((row, i) => entry(`p${i}`, row)));
const chain: fc.Arbitrary<RankingChain> = fc.shuffledSubarray([...RANKING_CRITERIA], { minLength: 1 });

describe("the order of a contest", () => {
  it("is an order: antisymmetric and transitive, with and without lot", () => {
    fc.assert(
      fc.property(entries, chain, fc.option(fc.string()), (list, c, seed) => {
        const compare = compareEntries(c, seed);
        for (const a of list) {
          for (const b of list) {
            expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
            for (const x of list) {
              if (compare(a, b) <= 0 && compare(b, x) <= 0) expect(compare(a, x)).toBeLessThanOrEqual(0);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("leaves no ties with a lot, and ranks 1 … n", () => {
    fc.assert(
      fc.property(entries, chain, (list, c) => {
        const ranks = rankEntries(list, compareEntries(c, "lot")).map((r) => r.rank);
        expect(ranks).toEqual(list.map((_, i) => i + 1));
      }),
    );
  });

  it("ranks by how many are in front, whatever order they come in", () => {
    fc.assert(
      fc.property(entries, chain, (list, c) => {
        const compare = compareEntries(c, null);
        const ranked = rankEntries(list, compare);
        for (const { entry: e, rank } of ranked) {
          expect(rank).toBe(1 + list.filter((other) => compare(other, e) < 0).length);
        }
        expect(rankEntries(list.toReversed(), compare)).toEqual(ranked);
      }),
    );
  });

  it("lists equals by id", () => {
    const order = orderEntries(compareEntries(["points"], null));
    expect([entry("c"), entry("a"), entry("b", { points: 101 })].toSorted(order).map((e) => e.id)).toEqual([
      "b",
      "a",
      "c",
    ]);
  });
});

describe("rankEntries", () => {
  it("shares ranks and skips: 1, 1, 3, 4, 4, 6", () => {
    const points = [90, 100, 80, 100, 80, 70];
    const ranked = rankEntries(
      points.map((p, i) => entry(`p${i}`, { points: p })),
      compareEntries(["points"], null),
    );
    expect(ranked.map((r) => [r.entry.points, r.rank])).toEqual([
      [100, 1],
      [100, 1],
      [90, 3],
      [80, 4],
      [80, 4],
      [70, 6],
    ]);
  });

  it("has nothing to rank in nothing", () => {
    expect(rankEntries([], compareEntries(["points"], null))).toEqual([]);
  });
});
