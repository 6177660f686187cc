import type { PersonPhase } from "~/core/time/phase";

/** Why an attempt was not started. "busy" and "unavailable" are worth another try. */
export type StartRefusal =
  | "round-unknown"
  | "barred"
  | "not-entered"
  | "round-not-open"
  | "round-closed"
  | "attempts-used"
  | "paper-unavailable"
  | "busy"
  | "unavailable";

/** `created`: false when an attempt under way was found instead. */
export type StartReply =
  | { ok: true; attemptId: string; created: boolean }
  | { ok: false; reason: StartRefusal };

/** Why a person in this phase cannot start; null: may start, or has an attempt under way. */
export const START_REFUSALS: Record<PersonPhase, StartRefusal | null> = {
  barred: "barred",
  "not-entered": "not-entered",
  waiting: "round-not-open",
  "may-start": null,
  "in-attempt": null,
  "attempts-used": "attempts-used",
  closed: "round-closed",
  result: "round-closed",
};
