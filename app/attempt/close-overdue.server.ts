import { hotTransaction } from "~/platform/hot-transaction.server";
import { announceClosings } from "./announce-closings.server";
import { type Closing, type LockedRow, lockedAttempt, recordClosings } from "./record-closing.server";

const BATCH = 200;

type Row = LockedRow & { deadline_at: Date };

// The first condition uses the index of open attempts; rows held by a save or a submit are left for the next turn.
const OVERDUE_SQL = `
SELECT a.id, a.round_id, a.track_id, a.account_id, a.paper, a.started_at, a.deadline_at
FROM attempt a
WHERE a.submitted_at IS NULL AND a.deadline_at < $1
  AND a.deadline_at + a.grace_ms * interval '1 millisecond' < $1
ORDER BY a.deadline_at LIMIT ${BATCH}
FOR UPDATE SKIP LOCKED`;

function closingOf(row: Row, now: Date): Closing {
  return { attempt: lockedAttempt(row), submittedAt: row.deadline_at, closedBy: "sweeper", scoredAt: now };
}

/** `more`: the batch was full and something of it was done, so another one may be worth while. */
async function closeBatch(asOf: Date, now: Date): Promise<{ more: boolean; closings: Closing[] }> {
  return hotTransaction(async (client) => {
    const { rows } = await client.query<Row>({ name: "overdue", text: OVERDUE_SQL, values: [asOf] });
    const closings = await recordClosings(
      client,
      rows.map((row) => closingOf(row, now)),
    );
    return { more: rows.length === BATCH && closings.length > 0, closings };
  });
}

/**
 * Closes every attempt whose deadline and grace lie before `asOf`, as of its deadline, however long ago that was. Returns how
 * many. `asOf` is `now` or earlier: answers received in time may still be waiting to be recorded.
 */
export async function closeOverdue({ now, asOf = now }: { now: Date; asOf?: Date }): Promise<number> {
  let closed = 0;
  for (;;) {
    const { more, closings } = await closeBatch(asOf, now);
    announceClosings(closings);
    closed += closings.length;
    if (!more) return closed;
  }
}
