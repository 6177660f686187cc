import { announce } from "~/platform/events.server";
import { attemptRoom } from "~/realtime/protocol";
import { publishTo } from "~/realtime/publish.server";
import type { Closing } from "./record-closing.server";

/** Tells the rest of the program and the attempt's own devices, after the commit. */
export function announceClosings(closings: readonly Closing[]): void {
  for (const { attempt, submittedAt } of closings) {
    const { id: attemptId, roundId, trackId, accountId } = attempt;
    announce("attempt-closed", { attemptId, roundId, trackId, accountId });
    publishTo(attemptRoom(attemptId), "attempt:closed", { attemptId, submittedAt: submittedAt.getTime() });
  }
}
