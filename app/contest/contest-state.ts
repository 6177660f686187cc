import type { RoundPhase } from "~/core/time/phase";

/** Where a contest as a whole stands. */
export type ContestState =
  | { kind: "preparing" }
  | { kind: "upcoming"; roundName: string; opensAt: Date; hadRounds: boolean }
  | { kind: "running"; roundName: string; closesAt: Date }
  | { kind: "settling" }
  | { kind: "finished" };

export type StatedRound = { name: string; opensAt: Date; closesAt: Date; phase: RoundPhase };

/** The state that people are told, as of `now`: what is running goes before what comes, and that before what was. */
export function contestState(rounds: readonly StatedRound[], now: Date): ContestState {
  const running = rounds.filter((round) => round.phase === "running");
  const last = running.sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime())[0];
  if (last) return { kind: "running", roundName: last.name, closesAt: last.closesAt };

  const wasHeld = (round: StatedRound) => round.phase !== "draft" && round.phase !== "scheduled";
  const hadRounds = rounds.some(wasHeld);
  const coming = rounds.filter((round) => !wasHeld(round) && round.opensAt > now);
  const next = coming.sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0];
  if (next) return { kind: "upcoming", roundName: next.name, opensAt: next.opensAt, hadRounds };
  if (!hadRounds) return { kind: "preparing" };
  return rounds.some((round) => wasHeld(round) && round.phase !== "official")
    ? { kind: "settling" }
    : { kind: "finished" };
}

/** Order of lists: what can be taken part in first. */
export const STATE_ORDER: Record<ContestState["kind"], number> = {
  running: 0,
  upcoming: 1,
  settling: 2,
  finished: 3,
  preparing: 4,
};

const MINUTE_MS = 60_000;

/** Time left in the two units that matter: days and hours, hours and minutes, or minutes (never "0 minutes" before the end). */
export type TimeLeft =
  | { unit: "days"; days: number; hours: number }
  | { unit: "hours"; hours: number; minutes: number }
  | { unit: "minutes"; minutes: number };

/** A span in the two units that matter; the last minute counts as one until it is over. */
export function timeLeft(leftMs: number): TimeLeft {
  const total = Math.max(0, leftMs);
  const minutes = Math.floor(total / MINUTE_MS);
  if (minutes >= 24 * 60) {
    return { unit: "days", days: Math.floor(minutes / (24 * 60)), hours: Math.floor(minutes / 60) % 24 };
  }
  if (minutes >= 60) return { unit: "hours", hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return { unit: "minutes", minutes: Math.ceil(total / MINUTE_MS) };
}
