import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomInt, seededRandom } from "~/core/random";
import { compareEntries, orderEntries, type RankingEntry } from "~/core/ranking/compare";
import { OrderTree } from "~/core/ranking/order-tree";
import { rankEntries } from "~/core/ranking/rank";

const byNumber = (a: number, b: number) => a - b;

type Act = { kind: "insert" | "remove"; value: number };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("insert", "insert", "remove"),
  value: fc.nat(60),
});

/** The same set, kept the slow way. */
class SortedArray {
  items: number[] = [];
  insert(value: number): boolean {
    if (this.items.includes(value)) return false;
    this.items.push(value);
    this.items.sort(byNumber);
    return true;
  }
  remove(value: number): boolean {
    const there = this.items.includes(value);
    this.items = this.items.filter((item) => item !== value);
    return there;
  }
}

describe("OrderTree", () => {
  it("does what a sorted array does", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60)), fc.array(act, { maxLength: 200 }), (start, acts) => {
        const tree = OrderTree.from(byNumber, start);
        const model = new SortedArray();
        model.items = start.toSorted(byNumber);
        for (const { kind, value } of acts) expect(tree[kind](value)).toBe(model[kind](value));
        expect(tree.size).toBe(model.items.length);
        expect(tree.page(0, 1_000)).toEqual(model.items);
        for (let value = -1; value <= 61; value++) {
          expect(tree.has(value)).toBe(model.items.includes(value));
          expect(tree.countBefore(value)).toBe(model.items.filter((item) => item < value).length);
        }
      }),
    );
  });

  it("turns pages", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500)),
        fc.integer({ min: -3, max: 120 }),
        fc.nat(30),
        (items, offset, limit) => {
          const sorted = items.toSorted(byNumber);
          const from = Math.max(0, offset);
          expect(OrderTree.from(byNumber, items).page(offset, limit)).toEqual(
            sorted.slice(from, from + limit),
          );
        },
      ),
    );
  });

  it("builds the same from a list with doubles", () => {
    const tree = OrderTree.from(byNumber, [3, 1, 3, 2, 1]);
    expect(tree.page(0, 9)).toEqual([1, 2, 3]);
    expect(tree.size).toBe(3);
  });

  it("knows the shared ranks of a running board", () => {
    const list = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 30 }).map((rows) =>
      rows.map(
        ([points, durationMs], i): RankingEntry => ({
          id: `p${i}`,
          points,
          durationMs,
          predictionError: null,
          submittedAt: new Date(0),
        }),
      ),
    );
    fc.assert(
      fc.property(list, (entries) => {
        const compare = compareEntries(["points", "duration"], null);
        const tree = OrderTree.from(orderEntries(compare), entries);
        const ranked = rankEntries(entries, compare);
        expect(tree.page(0, 100)).toEqual(ranked.map((r) => r.entry));
        for (const { entry, rank } of ranked) expect(tree.countBefore(entry, compare) + 1).toBe(rank);
      }),
    );
  });

  it.each<[string, (i: number) => number]>([
    ["ascending", (i) => i],
    ["descending", (i) => -i],
    ["zig-zag", (i) => (i % 2 === 0 ? i : -i)],
  ])("stays shallow when fed %s", (_, value) => {
    let comparisons = 0;
    const tree = new OrderTree<number>((a, b) => {
      comparisons += 1;
      return a - b;
    });
    const n = 1 << 14;
    for (let i = 0; i < n; i++) tree.insert(value(i));
    for (let i = 0; i < n; i += 3) tree.remove(value(i));
    comparisons = 0;
    for (let i = 0; i < n; i++) tree.countBefore(value(i));
    expect(comparisons / n).toBeLessThan(14 * 2.5);
  });

  it("ranks among 200,000 with a few dozen comparisons", () => {
    const random = seededRandom("province");
    const entries = Array.from(
      { length: 200_000 },
      (_, i): RankingEntry => ({
        id: `p${i}`,
        points: randomInt(random, 21) * 10,
        durationMs: randomInt(random, 900_000),
        predictionError: null,
        submittedAt: new Date(randomInt(random, 86_400_000)),
      }),
    );
    let comparisons = 0;
    const order = orderEntries(compareEntries(["points", "duration", "submitted-at"], null));
    const tree = OrderTree.from((a: RankingEntry, b: RankingEntry) => {
      comparisons += 1;
      return order(a, b);
    }, entries);
    expect(tree.size).toBe(200_000);
    comparisons = 0;
    for (let i = 0; i < 1_000; i++) {
      const entry = entries[i * 200] as RankingEntry;
      expect(tree.remove(entry)).toBe(true);
      expect(tree.insert({ ...entry, points: entry.points + 10 })).toBe(true);
      tree.countBefore(entry);
    }
    expect(comparisons / 3_000).toBeLessThan(45);
    const page = tree.page(100_000, 20);
    expect(tree.countBefore(page[0] as RankingEntry)).toBe(100_000);
  });
});
