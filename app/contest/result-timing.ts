import { assertNever } from "~/core/verdict";
import type { RoundView } from "./round";

const AFTER_CLOSE: readonly RoundView["phase"][] = ["closed", "locked", "provisional", "official"];

/** Whether a contestant may see the own points now, by the rule the organiser chose for the round. */
export function resultShown(round: Pick<RoundView, "resultTiming" | "phase" | "releasedAt">): boolean {
  switch (round.resultTiming) {
    case "at_once":
      return true;
    case "after_close":
      return AFTER_CLOSE.includes(round.phase);
    case "after_release":
      return round.releasedAt !== null;
    default:
      return assertNever(round.resultTiming);
  }
}
