import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValidWindow, isWithin, overlaps, type Window } from "~/core/time/window";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);
const window = (start: number, end: number): Window => ({ startsAt: at(start), endsAt: at(end) });

describe("isWithin", () => {
  it.each([
    [-1, false],
    [0, true],
    [1, true],
    [999, true],
    [1000, false],
    [1001, false],
  ])("[0, 1000) at %d ms: %s", (ms, expected) => expect(isWithin(window(0, 1000), at(ms))).toBe(expected));

  it("holds nothing in an empty window", () => {
    expect(isValidWindow(window(5, 5))).toBe(false);
    expect(isValidWindow(window(5, 6))).toBe(true);
    expect(isWithin(window(5, 5), at(5))).toBe(false);
  });
});

describe("overlaps", () => {
  it.each<[string, Window, Window, boolean]>([
    ["touching", window(0, 10), window(10, 20), false],
    ["by one millisecond", window(0, 11), window(10, 20), true],
    ["inside", window(0, 100), window(10, 20), true],
    ["apart", window(0, 5), window(10, 20), false],
    ["empty inside", window(0, 100), window(10, 10), false],
  ])("%s", (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it("says the same as looking at every instant", () => {
    const small = fc.tuple(fc.nat(8), fc.nat(8)).map(([s, e]) => window(s, e));
    fc.assert(
      fc.property(small, small, (a, b) => {
        const shared = [0, 1, 2, 3, 4, 5, 6, 7, 8].some((ms) => isWithin(a, at(ms)) && isWithin(b, at(ms)));
        expect(overlaps(a, b)).toBe(shared);
      }),
    );
  });
});
