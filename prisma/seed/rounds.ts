import type { RoundSettings } from "~/contest/round";
import { localDay, parseLocalDateTime } from "~/core/time/zone";

const DAY_MS = 24 * 3_600_000;

/** "08:00" of the local day `days` after `now`'s. */
export function localTime(now: Date, days: number, time: string): Date {
  const day = localDay(new Date(now.getTime() + days * DAY_MS));
  const at = parseLocalDateTime(`${day}T${time}`);
  if (!at) throw new Error(`not a local time: ${day}T${time}`);
  return at;
}

/** A round of 20 minutes and two attempts, the better one counting; the board freezes two hours before the end. */
export function weekRound(name: string, opensAt: Date, closesAt: Date): RoundSettings {
  return {
    name,
    opensAt,
    closesAt,
    durationMs: 20 * 60_000,
    graceMs: 5_000,
    attemptsAllowed: 2,
    countedAttempt: "best",
    resultTiming: "after_close",
    freezeBeforeMs: 2 * 3_600_000,
    boardRows: 10,
  };
}
