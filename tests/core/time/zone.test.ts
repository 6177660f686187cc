import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  durationPieces,
  formatDate,
  formatDateTime,
  formatDuration,
  formatHourMinute,
  formatTime,
  localDay,
  parseLocalDateTime,
  startOfLocalDay,
  toLocalDateTimeInput,
  ZONE,
} from "~/core/time/zone";

describe("parseLocalDateTime", () => {
  it.each([
    ["2026-11-21T08:00", "2026-11-21T01:00:00.000Z"],
    ["2026-11-21T08:00:59", "2026-11-21T01:00:59.000Z"],
    ["2026-01-01T00:00", "2025-12-31T17:00:00.000Z"],
    ["2028-02-29T23:59", "2028-02-29T16:59:00.000Z"],
  ])("%s → %s", (text, iso) => expect(parseLocalDateTime(text)?.toISOString()).toBe(iso));

  it.each([
    "",
    "2026-11-21",
    "2026-11-21 08:00",
    "2026-11-21T8:00",
    "2026-11-21T24:00",
    "2026-11-21T23:60",
    "2026-11-21T23:59:60",
    "2026-02-29T08:00",
    "2026-04-31T08:00",
    "2026-13-01T08:00",
    "2026-00-10T08:00",
    "2026-11-00T08:00",
    "2026-11-21T08:00Z",
    "2026-11-21T08:00+07:00",
    "+12026-11-21T08:00",
    "２０２６-11-21T08:00",
  ])("refuses %j", (text) => expect(parseLocalDateTime(text)).toBeNull());

  it("reads back what it wrote", () => {
    const minute = fc
      .integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2100, 0, 1) / 60_000 })
      .map((m) => new Date(m * 60_000));
    fc.assert(
      fc.property(minute, (at) => {
        expect(parseLocalDateTime(toLocalDateTimeInput(at))).toEqual(at);
      }),
    );
  });
});

describe("local days", () => {
  it("change at 17:00 UTC", () => {
    expect(localDay(new Date("2026-11-21T16:59:59.999Z"))).toBe("2026-11-21");
    expect(localDay(new Date("2026-11-21T17:00:00.000Z"))).toBe("2026-11-22");
    expect(startOfLocalDay("2026-11-22")?.toISOString()).toBe("2026-11-21T17:00:00.000Z");
    expect(startOfLocalDay("2026-02-30")).toBeNull();
    expect(startOfLocalDay("22/11/2026")).toBeNull();
  });
});

describe("formats", () => {
  const at = new Date("2026-11-21T03:05:09.700Z");
  it("are those of Vietnam", () => {
    expect(formatDate(at)).toBe("21/11/2026");
    expect(formatTime(at)).toBe("10:05:09");
    expect(formatHourMinute(at)).toBe("10:05");
    expect(formatDateTime(at)).toBe("10:05:09 21/11/2026");
  });

  it("agree with the zone database", () => {
    const day = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE });
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeStyle: "medium" });
    const instant = fc.date({
      min: new Date("1990-01-01"),
      max: new Date("2100-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (t) => {
        expect(formatDate(t)).toBe(day.format(t));
        expect(formatTime(t)).toBe(time.format(t));
      }),
    );
  });

  it.each([
    [-5, "00:00"],
    [999, "00:00"],
    [1_000, "00:01"],
    [309_000, "05:09"],
    [3_599_999, "59:59"],
    [3_600_000, "1:00:00"],
    [100 * 3_600_000, "100:00:00"],
  ])("%d ms is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

  it("takes a duration apart", () => {
    expect(durationPieces(3_909_000)).toEqual({ hours: 1, minutes: 5, seconds: 9 });
  });
});
