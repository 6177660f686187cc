import { randomUUID } from "node:crypto";
import pg from "pg";

const GROUP = 200;

/**
 * The other ceiling: rows like those of the journal, committed in groups of 200 by one bare client, one group after the other.
 * Returns rows per second.
 */
export async function measureGroupedRows(ownerUrl: string, forMs: number): Promise<number> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query("CREATE TABLE bench_row (LIKE answer_event INCLUDING INDEXES INCLUDING CONSTRAINTS)");
    const attemptIds = Array.from({ length: GROUP }, () => randomUUID());
    const startedMs = performance.now();
    let groups = 0;
    while (performance.now() - startedMs < forMs) {
      groups += 1;
      await client.query({
        name: "bench-row",
        text: `INSERT INTO bench_row (attempt_id, seq, position, choice, prediction, received_at, lease_epoch)
          SELECT u.id, $2, 1, ARRAY['abcd2'], NULL, now(), 1 FROM unnest($1::uuid[]) AS u(id)`,
        values: [attemptIds, groups],
      });
    }
    return Math.round((groups * GROUP * 1000) / (performance.now() - startedMs));
  } finally {
    await client.query("DROP TABLE IF EXISTS bench_row");
    await client.end();
  }
}

/** Acknowledged events that the journal does not hold. A set check: comparing last values would not see a loss. */
export async function countLost(
  url: string,
  acked: readonly { attemptId: string; seq: number }[],
): Promise<{ lost: number; rows: number }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string }>(
      "SELECT attempt_id || ' ' || seq AS key FROM answer_event",
    );
    const journal = new Set(rows.map((row) => row.key));
    return {
      rows: journal.size,
      lost: acked.filter(({ attemptId, seq }) => !journal.has(`${attemptId} ${seq}`)).length,
    };
  } finally {
    await client.end();
  }
}
