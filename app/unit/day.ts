import { DAY_MS } from "~/core/time/zone";

/**
 * A local calendar day "YYYY-MM-DD". Columns of type `date` travel as midnight UTC of that day; these are the two
 * ways across. Spells are half-open: [from, to).
 */
export type Day = string;

/** Whether the text is a real day "YYYY-MM-DD" of the years 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The value of a `date` column for a day. Throws on a text that is no day. */
export function dateOfDay(day: Day): Date {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day of a `date` column's value. */
export function dayOfDate(date: Date): Day;
export function dayOfDate(date: Date | null): Day | null;
export function dayOfDate(date: Date | null): Day | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** `days` later (or earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOfDate(new Date(dateOfDay(day).getTime() + days * DAY_MS));
}

/** "21/11/2026" */
export function showDay(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** Reads "21/11/2026", "1-9-2026" (day first, as written in Vietnam) or "2026-11-21"; null for anything else. */
export function parseDay(text: string): Day | null {
  const trimmed = text.trim();
  if (isDay(trimmed)) return trimmed;
  const [, date = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed) ?? [];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

/** Whether `day` lies in the spell [from, to); `to` null: open. */
export function isWithinSpell(day: Day, from: Day, to: Day | null): boolean {
  return from <= day && (to === null || day < to);
}
