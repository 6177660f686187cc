import { closeOverdue } from "./close-overdue.server";
import { oldestWaitingSave } from "./save-answer.server";

/** Packets that this or another process has received but not yet queued. */
const UNDER_WAY_MS = 5_000;

/** One turn of the sweeper: closes what is over, but nothing to which an answer received in time may still be waiting. */
export function sweep(now: Date): Promise<number> {
  const waitingSince = oldestWaitingSave() ?? Number.POSITIVE_INFINITY;
  const asOf = Math.min(now.getTime() - UNDER_WAY_MS, waitingSince);
  return closeOverdue({ now, asOf: new Date(asOf) });
}
