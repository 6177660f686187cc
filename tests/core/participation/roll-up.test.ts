import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycle, type ParticipationCounts, rollUp, type TreeUnit } from "~/core/participation/roll-up";
import { seededRandom, shuffle } from "~/core/random";

const counts = (roster: number, exempt: number, people: number, attempts: number): ParticipationCounts => ({
  roster,
  exempt,
  people,
  attempts,
});
const ZERO = counts(0, 0, 0, 0);

/** A commune with a school that has two branches, and a station. */
const commune: TreeUnit[] = [
  { id: "branch-1", parentId: "school" },
  { id: "commune", parentId: "province-not-listed" },
  { id: "school", parentId: "commune" },
  { id: "station", parentId: "commune" },
  { id: "branch-2", parentId: "school" },
];

describe("rollUp", () => {
  it("adds up the tree, people and attempts apart", () => {
    const own = new Map([
      ["commune", counts(10, 1, 9, 12)],
      ["school", counts(4, 0, 1, 1)],
      ["branch-1", counts(20, 2, 20, 41)],
      ["station", counts(5, 0, 0, 0)],
      ["elsewhere", counts(99, 0, 99, 99)],
    ]);
    const totals = rollUp(commune, own);
    expect(totals.get("branch-2")).toEqual({ own: ZERO, subtree: ZERO });
    expect(totals.get("school")).toEqual({ own: counts(4, 0, 1, 1), subtree: counts(24, 2, 21, 42) });
    expect(totals.get("commune")).toEqual({ own: counts(10, 1, 9, 12), subtree: counts(39, 3, 30, 54) });
    expect(totals.has("elsewhere")).toBe(false);
    expect([...totals.keys()]).toEqual(commune.map((unit) => unit.id));
  });

  it("leaves its input alone", () => {
    const own = new Map([
      ["commune", counts(1, 0, 0, 0)],
      ["school", counts(2, 0, 0, 0)],
    ]);
    rollUp(commune, own);
    expect(own.get("commune")).toEqual(counts(1, 0, 0, 0));
  });

  it("refuses a cycle and a unit listed twice", () => {
    const cycle = [
      { id: "a", parentId: "b" },
      { id: "b", parentId: "a" },
    ];
    expect(() => rollUp(cycle, new Map())).toThrow(/cycle/);
    expect(() => rollUp([{ id: "a", parentId: "a" }], new Map())).toThrow(/cycle/);
    expect(() =>
      rollUp(
        [
          { id: "a", parentId: null },
          { id: "a", parentId: null },
        ],
        new Map(),
      ),
    ).toThrow(/twice/);
  });

  it("says of each unit what walking down to every leaf says, in whatever order units come", () => {
    const tree = fc.array(fc.tuple(fc.nat(), counted()), { minLength: 1, maxLength: 25 }).map((rows) =>
      rows.map(([parent, own], i) => ({
        id: `u${i}`,
        parentId: i === 0 || parent % 9 === 0 ? null : `u${parent % i}`,
        own,
      })),
    );
    fc.assert(
      fc.property(tree, fc.string(), (units, seed) => {
        const own = new Map(units.map((unit) => [unit.id, unit.own]));
        const walk = (id: string): ParticipationCounts =>
          units
            .filter((unit) => unit.parentId === id)
            .map((unit) => walk(unit.id))
            .reduce(plus, own.get(id) ?? ZERO);
        const totals = rollUp(shuffle(seededRandom(seed), units), own);
        for (const { id } of units) {
          expect(totals.get(id)?.subtree).toEqual(walk(id));
          expect(totals.get(id)?.own).toEqual(own.get(id));
        }
      }),
    );
  });

  it("takes a chain of 100,000 units without running out of stack", () => {
    const n = 100_000;
    const chain = Array.from({ length: n }, (_, i) => ({
      id: `u${i}`,
      parentId: i === 0 ? null : `u${i - 1}`,
    }));
    const own = new Map(chain.map(({ id }) => [id, counts(2, 0, 1, 1)]));
    expect(rollUp(chain, own).get("u0")?.subtree).toEqual(counts(2 * n, 0, n, n));
  });
});

describe("findCycle", () => {
  it("finds none in a tree", () => expect(findCycle(commune)).toBeNull());

  it("names the units of the cycle, not those that hang on it", () => {
    const units = [
      { id: "leaf", parentId: "a" },
      { id: "a", parentId: "b" },
      { id: "b", parentId: "c" },
      { id: "c", parentId: "a" },
      { id: "root", parentId: null },
    ];
    expect(findCycle(units)?.toSorted()).toEqual(["a", "b", "c"]);
    expect(findCycle([{ id: "a", parentId: "a" }])).toEqual(["a"]);
  });
});

function counted(): fc.Arbitrary<ParticipationCounts> {
  return fc.record({ roster: fc.nat(50), exempt: fc.nat(5), people: fc.nat(50), attempts: fc.nat(90) });
}

function plus(a: ParticipationCounts, b: ParticipationCounts): ParticipationCounts {
  return counts(a.roster + b.roster, a.exempt + b.exempt, a.people + b.people, a.attempts + b.attempts);
}
