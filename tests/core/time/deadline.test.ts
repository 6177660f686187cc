import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attemptDeadline, closedAsOf, isReceivedInTime } from "~/core/time/deadline";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);

describe("attemptDeadline", () => {
  it.each([
    ["duration ends first", 0, 1000, 5000, 0, 1000],
    ["round ends first", 4500, 1000, 5000, 0, 5000],
    ["both at once", 4000, 1000, 5000, 0, 5000],
    ["extra time after the duration", 0, 1000, 5000, 300, 1300],
    ["extra time past the round", 4500, 1000, 5000, 300, 5300],
    ["no duration", 0, null, 5000, 0, 5000],
  ])("%s", (_, startedAt, durationMs, closesAt, extraMs, expected) => {
    const deadline = attemptDeadline({
      startedAt: at(startedAt),
      durationMs,
      closesAt: at(closesAt),
      extraMs,
    });
    expect(deadline).toEqual(at(expected));
  });
});

describe("isReceivedInTime", () => {
  it.each([
    ["before the deadline", 9_999, 5_000, true],
    ["at the deadline", 10_000, 5_000, true],
    ["in the grace", 14_999, 5_000, true],
    ["at the end of the grace", 15_000, 5_000, true],
    ["a millisecond later", 15_001, 5_000, false],
    ["at the deadline without grace", 10_000, 0, true],
    ["a millisecond later without grace", 10_001, 0, false],
  ])("%s", (_, ms, graceMs, expected) => {
    expect(isReceivedInTime(at(ms), at(10_000), graceMs)).toBe(expected);
  });

  it("has five seconds of grace by default", () => {
    expect(isReceivedInTime(at(15_000), at(10_000))).toBe(true);
    expect(isReceivedInTime(at(15_001), at(10_000))).toBe(false);
  });
});

describe("closedAsOf", () => {
  const deadlineAt = at(10_000);
  it.each([
    ["submitted early", 4_000, 5_000, 4_000],
    ["submitted at the deadline", 10_000, 11_000, 10_000],
    ["submitted in the grace: as of the deadline", 12_000, 12_000, 10_000],
    ["open before the deadline", null, 9_999, null],
    ["open at the end of the grace", null, 15_000, null],
    ["swept right after the grace", null, 15_001, 10_000],
    ["swept a day later: still as of the deadline", null, 86_400_000, 10_000],
  ])("%s", (_, submitted, now, expected) => {
    const submittedAt = submitted === null ? null : at(submitted);
    expect(closedAsOf({ submittedAt, deadlineAt }, at(now))).toEqual(expected === null ? null : at(expected));
  });

  it("never leaves an instant at which an answer counts though the attempt is closed by the clock", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.nat(10_000), (ms, graceMs) => {
        const open = closedAsOf({ submittedAt: null, deadlineAt: at(0) }, at(ms), graceMs) === null;
        expect(open).toBe(isReceivedInTime(at(ms), at(0), graceMs));
      }),
    );
  });
});
