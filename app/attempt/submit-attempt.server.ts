import { closedAsOf } from "~/core/time/deadline";
import { createCommitLane } from "~/platform/commit-lane.server";
import { type HotClient, hotTransaction } from "~/platform/hot-transaction.server";
import { announceClosings } from "./announce-closings.server";
import { type Closing, type LockedRow, lockedAttempt, recordClosings } from "./record-closing.server";
import { passingRefusal, settleSaves } from "./save-answer.server";
import type { Sitter } from "./sitter";
import type { SubmitReply } from "./sitting";

/** One submission as it came in; `receivedAt` in ms, stamped when the bytes arrived. */
type Submission = { attemptId: string; leaseEpoch: number; by: Sitter; receivedAt: number };

type Row = LockedRow & {
  deadline_at: Date;
  submitted_at: Date | null;
  lease_device_id: string;
  lease_epoch: number;
};

// Locks in the order of the input, which is sorted; saves lock in the same order.
const LOCK_SQL = `
SELECT held.* FROM unnest($1::uuid[]) AS i(id)
CROSS JOIN LATERAL (
  SELECT a.id, a.round_id, a.track_id, a.account_id, a.paper, a.started_at, a.deadline_at, a.submitted_at,
    a.lease_device_id, a.lease_epoch
  FROM attempt a WHERE a.id = i.id FOR UPDATE
) held`;

async function lockAttempts(
  client: HotClient,
  submissions: readonly Submission[],
): Promise<Map<string, Row>> {
  const ids = [...new Set(submissions.map(({ attemptId }) => attemptId))].sort();
  const { rows } = await client.query<Row>({ name: "lock-attempts", text: LOCK_SQL, values: [ids] });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Decides one submission against its locked row; closes the row in memory, so that the next one of the group sees it. */
function decide(
  { leaseEpoch, by, receivedAt }: Submission,
  row: Row | undefined,
  closings: Closing[],
): SubmitReply {
  if (row?.account_id !== by.accountId) return { ok: false, reason: "attempt-unknown" };
  if (row.submitted_at) return { ok: true, submittedAt: row.submitted_at.getTime() };
  if (row.lease_epoch !== leaseEpoch || row.lease_device_id !== by.deviceId)
    return { ok: false, reason: "lease-lost" };
  const received = new Date(Math.max(receivedAt, row.started_at.getTime()));
  const submittedAt =
    closedAsOf({ submittedAt: received, deadlineAt: row.deadline_at }, received) ?? received;
  row.submitted_at = submittedAt;
  closings.push({ attempt: lockedAttempt(row), submittedAt, closedBy: "contestant", scoredAt: received });
  return { ok: true, submittedAt: submittedAt.getTime() };
}

async function commitSubmissions(submissions: readonly Submission[]): Promise<SubmitReply[]> {
  const { replies, closings, recorded } = await hotTransaction(async (client) => {
    const rows = await lockAttempts(client, submissions);
    const closings: Closing[] = [];
    const replies = submissions.map((one) => decide(one, rows.get(one.attemptId), closings));
    return { replies, closings, recorded: await recordClosings(client, closings) };
  });
  announceClosings(recorded);
  if (recorded.length === closings.length) return replies;
  const left = new Set(closings.filter((one) => !recorded.includes(one)).map(({ attempt }) => attempt.id));
  return replies.map((reply, at) =>
    left.has(submissions[at]?.attemptId ?? "") ? { ok: false, reason: "unavailable" } : reply,
  );
}

const lane = createCommitLane<Submission, SubmitReply>({
  commit: commitSubmissions,
  maxGroup: 100,
  maxWaiting: 20_000,
  stampOf: (submission) => submission.receivedAt,
});

/**
 * Closes the attempt as of the receipt, at most as of its deadline, scores it, and replies after COMMIT. Never throws.
 * Submitting again, or after the sweeper, gives the reply of the first closing.
 */
export async function submitAttempt(
  request: { attemptId: string; leaseEpoch: number },
  by: Sitter,
  receivedAt: number,
): Promise<SubmitReply> {
  try {
    // Answers that came before the submission and still wait for their group belong into the score.
    await settleSaves(request.attemptId);
    return await lane.write({ ...request, by, receivedAt });
  } catch (error) {
    const { reason } = passingRefusal(error);
    return { ok: false, reason };
  }
}

/** Resolves when no submission is waiting any more. */
export function drainSubmissions(): Promise<void> {
  return lane.settled();
}
