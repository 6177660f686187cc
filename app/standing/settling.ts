import type { StoredMetric } from "~/contest/contest";
import type { ReleaseSolutionsRefusal } from "~/contest/release-solutions.server";
import type { ApproveRoundRefusal } from "./approve-round.server";
import type { ComputeStandingRefusal } from "./compute-standing.server";
import type { DecideAttemptRefusal } from "./decide-attempt.server";
import type { LockRoundRefusal } from "./lock-round.server";

/** Every reason for which an act of settling a round is refused. */
export type SettlingRefusal =
  | LockRoundRefusal
  | ComputeStandingRefusal
  | ReleaseSolutionsRefusal
  | ApproveRoundRefusal
  | DecideAttemptRefusal;

/** What an action answers when it refuses. `open`: attempts that are still under way. */
export type Unsettled = { ok: false; reason: SettlingRefusal; open?: number };

/** How far the settling of a round has come. Attempts and people apart. */
export type Settling = {
  people: number;
  attempts: number;
  /** Attempts not submitted yet, and when the last of them ends with its grace. */
  open: { count: number; endsAt: Date | null };
  lock: { lockedAt: Date; lockedBy: string | null; lotSeed: string } | null;
  /** Of the latest standing; null: none was computed. */
  computed: { version: number; computedAt: Date; people: number; predictionActual: number | null } | null;
  predictionMetric: StoredMetric | null;
  decisions: { inForce: number; lifted: number };
  releasedAt: Date | null;
  approval: { approvedAt: Date; approvedBy: string; note: string; digest: string } | null;
};

const APPROVAL_REFUSALS: Record<ApproveRoundRefusal, true> = {
  "round-unknown": true,
  "not-provisional": true,
  "already-official": true,
  "own-work": true,
  "changed-meanwhile": true,
};

/** Whether a word of the address names a refusal of the approval. */
export function isApprovalRefusal(word: string | null): word is ApproveRoundRefusal {
  return word !== null && Object.hasOwn(APPROVAL_REFUSALS, word);
}
