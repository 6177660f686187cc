import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  announcementDue,
  bestClockOffset,
  clockOffset,
  remainingMs,
  remainingSeconds,
} from "~/core/time/countdown";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);

describe("remaining", () => {
  it.each([
    [0, 10_000, 10],
    [1, 9_999, 10],
    [9_999, 1, 1],
    [10_000, 0, 0],
    [10_001, 0, 0],
  ])("at %d ms of 10 s: %d ms, shown as %d s", (now, ms, seconds) => {
    expect(remainingMs(at(10_000), at(now))).toBe(ms);
    expect(remainingSeconds(ms)).toBe(seconds);
  });
});

describe("announcementDue", () => {
  it.each([
    ["still above", 310_000, 300_001, null],
    ["reaching five minutes", 300_001, 300_000, 300_000],
    ["standing at five minutes", 300_000, 300_000, null],
    ["below five minutes", 300_000, 299_000, null],
    ["reaching one minute", 60_001, 60_000, 60_000],
    ["waking after both", 600_000, 30_000, 60_000],
    ["waking after the end", 600_000, 0, null],
    ["a paper shorter than five minutes", 240_000, 239_000, null],
  ])("%s", (_, before, now, expected) => expect(announcementDue(before, now)).toBe(expected));

  it("speaks each threshold once, however the clock ticks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700_000 }), { minLength: 2 }), (ticks) => {
        const falling = ticks.toSorted((a, b) => b - a);
        const spoken = falling.slice(1).map((left, i) => announcementDue(falling[i] as number, left));
        const heard = spoken.filter((s) => s !== null);
        expect(new Set(heard).size).toBe(heard.length);
      }),
    );
  });
});

describe("clockOffset", () => {
  it("finds a phone that is a day behind, to half the round trip", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -90_000_000, max: 90_000_000 }),
        fc.nat(3_000),
        fc.nat(3_000),
        (offset, out, back) => {
          const found = clockOffset(at(out + offset), at(0), at(out + back));
          expect(Math.abs(found - offset)).toBeLessThanOrEqual((out + back) / 2);
        },
      ),
    );
    expect(clockOffset(at(86_400_100), at(0), at(200))).toBe(86_400_000);
  });

  it("believes the quickest exchange", () => {
    expect(bestClockOffset([])).toBeNull();
    const samples = [
      { offsetMs: 1, roundTripMs: 90 },
      { offsetMs: 2, roundTripMs: 20 },
      { offsetMs: 3, roundTripMs: 50 },
    ];
    expect(bestClockOffset(samples)).toBe(2);
  });
});
