/**
 * Asia/Ho_Chi_Minh: UTC+7 the year round, no daylight saving time since 1975. Instants are stored in UTC; here they
 * are read and written the way people of the contest do.
 */
export const ZONE = "Asia/Ho_Chi_Minh";
export const ZONE_OFFSET_MS = 7 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

const LOCAL_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** "2026-11-21T08:00:00.000" as read on a local clock. */
function localIso(at: Date): string {
  return new Date(at.getTime() + ZONE_OFFSET_MS).toISOString().slice(0, 23);
}

/** Local midnight at which the day "YYYY-MM-DD" starts; null when there is no such day. */
export function startOfLocalDay(day: string): Date | null {
  if (!LOCAL_DAY.test(day)) return null;
  const midnightUtc = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(midnightUtc)) return null;
  const at = new Date(midnightUtc - ZONE_OFFSET_MS);
  return localIso(at).startsWith(day) ? at : null;
}

/** The instant of "2026-11-21T08:00" (seconds optional) on a local clock; null for anything else. */
export function parseLocalDateTime(text: string): Date | null {
  const [, day = "", hour, minute, second = "0"] = LOCAL_DATE_TIME.exec(text) ?? [];
  const midnight = startOfLocalDay(day);
  if (midnight === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return new Date(midnight.getTime() + seconds * 1000);
}

/** "2026-11-21T08:00", the value of `<input type="datetime-local">`; seconds are cut. */
export function toLocalDateTimeInput(at: Date): string {
  return localIso(at).slice(0, 16);
}

/** The local day an instant falls on, "YYYY-MM-DD". */
export function localDay(at: Date): string {
  return localIso(at).slice(0, 10);
}

/** "21/11/2026" */
export function formatDate(at: Date): string {
  const [year, month, day] = localDay(at).split("-");
  return `${day}/${month}/${year}`;
}

/** "08:00:05" */
export function formatTime(at: Date): string {
  return localIso(at).slice(11, 19);
}

/** "08:00" */
export function formatHourMinute(at: Date): string {
  return localIso(at).slice(11, 16);
}

/** "08:00:05 21/11/2026" */
export function formatDateTime(at: Date): string {
  return `${formatTime(at)} ${formatDate(at)}`;
}

export type DurationPieces = { hours: number; minutes: number; seconds: number };

/** Whole hours, minutes and seconds of a duration in milliseconds, cut to the second; negative counts as zero. */
export function durationPieces(durationMs: number): DurationPieces {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  return { hours: Math.floor(total / 3600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}

/** A duration in milliseconds as a clock shows it: "05:09", from one hour on "1:05:09". */
export function formatDuration(durationMs: number): string {
  const { hours, minutes, seconds } = durationPieces(durationMs);
  const tail = `${String(minutes).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
