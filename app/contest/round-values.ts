import { DAY_MS, localDay, startOfLocalDay, toLocalDateTimeInput } from "~/core/time/zone";
import type { RoundSettings } from "./round";

export const ROUND_FIELD_NAMES = [
  "name",
  "opensAt",
  "closesAt",
  "durationMinutes",
  "graceSeconds",
  "attemptsAllowed",
  "countedAttempt",
  "resultTiming",
  "freezeMinutes",
  "boardRows",
] as const;

/** A round as the fields of its form hold it. */
export type RoundValues = Record<(typeof ROUND_FIELD_NAMES)[number], string>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A round as its form shows it. */
export function roundValues(round: RoundSettings): RoundValues {
  return {
    name: round.name,
    opensAt: toLocalDateTimeInput(round.opensAt),
    closesAt: toLocalDateTimeInput(round.closesAt),
    durationMinutes: String(round.durationMs / MINUTE_MS),
    graceSeconds: String(round.graceMs / 1000),
    attemptsAllowed: String(round.attemptsAllowed),
    countedAttempt: round.countedAttempt,
    resultTiming: round.resultTiming,
    freezeMinutes: round.freezeBeforeMs === null ? "" : String(round.freezeBeforeMs / MINUTE_MS),
    boardRows: String(round.boardRows),
  };
}

/**
 * What a new round begins with: a week from the next full local day at 08:00, or from the end of the round before, with
 * that round's conditions.
 */
export function newRoundValues(before: RoundSettings | null, now: Date): RoundValues {
  const today = startOfLocalDay(localDay(now)) ?? now;
  const morning = new Date(today.getTime() + DAY_MS + 8 * HOUR_MS);
  const opensAt = before && before.closesAt > morning ? before.closesAt : morning;
  const settings: RoundSettings = before ?? {
    name: "",
    opensAt,
    closesAt: opensAt,
    durationMs: 20 * MINUTE_MS,
    graceMs: 5000,
    attemptsAllowed: 1,
    countedAttempt: "best",
    resultTiming: "after_close",
    freezeBeforeMs: HOUR_MS,
    boardRows: 20,
  };
  return roundValues({ ...settings, name: "", opensAt, closesAt: new Date(opensAt.getTime() + 7 * DAY_MS) });
}

/** What was typed, whatever it is, so that a refused form keeps it. */
export function typedRound(fields: Record<string, unknown>): RoundValues {
  const entries = ROUND_FIELD_NAMES.map((name) => [
    name,
    typeof fields[name] === "string" ? fields[name] : "",
  ]);
  return Object.fromEntries(entries) as RoundValues;
}
