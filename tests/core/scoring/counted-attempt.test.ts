import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountableAttempt, countedAttempt } from "~/core/scoring/counted-attempt";

function attempt(number: number, points: number, durationMs: number, submittedMs: number): CountableAttempt {
  return { number, points, durationMs, submittedAt: new Date(submittedMs) };
}

describe("countedAttempt", () => {
  const three = [attempt(1, 80, 500, 1_000), attempt(2, 90, 600, 2_000), attempt(3, 70, 100, 3_000)];

  it("takes the best, the first or the last", () => {
    expect(countedAttempt("best", three)?.number).toBe(2);
    expect(countedAttempt("first", three)?.number).toBe(1);
    expect(countedAttempt("last", three)?.number).toBe(3);
  });

  it("finds none among none", () => {
    for (const rule of ["best", "first", "last"] as const) expect(countedAttempt(rule, [])).toBeNull();
  });

  it.each([
    ["the shorter of equal points", [attempt(1, 90, 501, 1), attempt(2, 90, 500, 2)], 2],
    ["the earlier of equal points and time", [attempt(2, 90, 500, 2), attempt(1, 90, 500, 1)], 1],
    ["the lower number when all is equal", [attempt(2, 90, 500, 1), attempt(1, 90, 500, 1)], 1],
    ["points before time", [attempt(1, 90, 900, 1), attempt(2, 89, 1, 2)], 1],
  ])("best: %s", (_, attempts, number) => expect(countedAttempt("best", attempts)?.number).toBe(number));

  it("does not depend on the order of the list", () => {
    const list = fc
      .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 })
      .map((rows) => rows.map(([p, d, s], i) => attempt(i + 1, p, d, s)));
    fc.assert(
      fc.property(list, fc.constantFrom("best", "first", "last"), (attempts, rule) => {
        expect(countedAttempt(rule, attempts.toReversed())).toBe(countedAttempt(rule, attempts));
      }),
    );
  });
});
