import { createCommitLane } from "~/platform/commit-lane.server";
import { isDatabaseAway } from "~/platform/database-fault.server";
import { GroupCommitFull } from "~/platform/group-commit.server";
import { log } from "~/platform/log.server";
import { commitSaves, type Save } from "./commit-saves.server";
import type { Sitter } from "./sitter";
import type { SaveReply, SaveRequest } from "./sitting";

/** Saves of one attempt always take the same lane, so they are recorded in the order in which they came. */
const LANE_COUNT = 2;
const lanes = Array.from({ length: LANE_COUNT }, () =>
  createCommitLane<Save, SaveReply>({
    commit: commitSaves,
    maxGroup: 200,
    maxWaiting: 10_000,
    stampOf: (save) => save.receivedAt,
  }),
);

function laneOf(attemptId: string) {
  const lane = lanes[Number.parseInt(attemptId.slice(-4), 16) % LANE_COUNT];
  if (!lane) throw new Error(`Not an attempt id: ${attemptId}`);
  return lane;
}

/** How soon a device should try again after a passing refusal. */
const RETRY_AFTER_MS = 2_000;

/** A passing refusal for what an attempt to write threw. */
export function passingRefusal(error: unknown): {
  ok: false;
  reason: "busy" | "unavailable";
  retryAfterMs: number;
} {
  if (error instanceof GroupCommitFull) return { ok: false, reason: "busy", retryAfterMs: RETRY_AFTER_MS };
  if (isDatabaseAway(error)) log.warn({ err: (error as Error).message }, "database away");
  else log.error({ err: error }, "write failed");
  return { ok: false, reason: "unavailable", retryAfterMs: RETRY_AFTER_MS };
}

/**
 * Saves one answer; the reply comes after COMMIT. Never throws. `receivedAt` (ms) is when the bytes arrived.
 *
 * The same request sent again gets the same reply for ever, also after the deadline. After "unavailable" it is not known
 * whether the answer was recorded; sending it again with the same seq is right either way.
 */
export async function saveAnswer(request: SaveRequest, by: Sitter, receivedAt: number): Promise<SaveReply> {
  try {
    return await laneOf(request.attemptId).write({ request, by, receivedAt });
  } catch (error) {
    return passingRefusal(error);
  }
}

/** Resolves when every save of the attempt that came before this call is answered. */
export async function settleSaves(attemptId: string): Promise<void> {
  await laneOf(attemptId).settled();
}

/** No save received before this instant (ms) is still waiting to be recorded; null: none is waiting at all. */
export function oldestWaitingSave(): number | null {
  const waiting = lanes.map((lane) => lane.oldestWaiting()).filter((at) => at !== null);
  return waiting.length > 0 ? Math.min(...waiting) : null;
}

/** Resolves when no save is waiting any more. */
export async function drainSaves(): Promise<void> {
  await Promise.all(lanes.map((lane) => lane.settled()));
}
