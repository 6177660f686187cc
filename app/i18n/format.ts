import type { Locale } from "./locale";

const TAG: Record<Locale, string> = { vi: "vi-VN", en: "en-GB" };

export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return new Intl.NumberFormat(TAG[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "68,7%" of people ÷ roster; "—" when the roster is empty (unknown is not 0). One decimal, never rounded up to 100. */
export function formatPercent(locale: Locale, part: number, whole: number): string {
  if (whole === 0) return "—";
  const exact = (part / whole) * 100;
  const shown = part < whole ? Math.min(Math.round(exact * 10) / 10, 99.9) : exact;
  return `${new Intl.NumberFormat(TAG[locale], { maximumFractionDigits: 1 }).format(shown)}%`;
}

/** A percentage with its numerator and denominator: "412/600 (68,7%)". */
export function formatShare(locale: Locale, part: number, whole: number): string {
  return `${formatNumber(locale, part)}/${formatNumber(locale, whole)} (${formatPercent(locale, part, whole)})`;
}

const ZONE = "Asia/Ho_Chi_Minh";

function formatter(options: Intl.DateTimeFormatOptions) {
  const built = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: ZONE, hour12: false });
  return (at: Date | string | number) => built.format(new Date(at));
}

/** 21/11/2026 in Asia/Ho_Chi_Minh, the same in both languages. */
export const formatDate = formatter({ day: "2-digit", month: "2-digit", year: "numeric" });
/** 10:32:05 */
export const formatClock = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const hourMinute = formatter({ hour: "2-digit", minute: "2-digit" });

/** 08:00 21/11/2026 */
export function formatDateTime(at: Date | string | number): string {
  return `${hourMinute(at)} ${formatDate(at)}`;
}

/** 12:05, or 1:02:05 from an hour on. Whole seconds, rounded up so that 0:00 means over. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : parts.join(":");
}
