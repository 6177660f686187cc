import { pool } from "~/platform/db.server";
import { hashToken } from "~/platform/tokens.server";
import { isSessionOver } from "./session-terms";

/** A live session as the hot path needs it: who, on which device. No grants. */
export type LiveSession = { sessionId: string; accountId: string; deviceId: string };

type Row = {
  id: string;
  account_id: string;
  device_id: string;
  last_seen_at: Date;
  idle_s: number;
  expires_at: Date;
  ended_at: Date | null;
};

// Who still has a one-time password may do nothing but replace it.
const COLUMNS = `
SELECT s.id, s.account_id, s.device_id, s.last_seen_at, s.idle_s, s.expires_at, s.ended_at
FROM session s JOIN account a ON a.id = s.account_id
WHERE a.disabled_at IS NULL AND a.initial_password_expires_at IS NULL`;
const BY_TOKEN_SQL = `${COLUMNS} AND s.token_hash = $1`;
const BY_IDS_SQL = `${COLUMNS} AND s.id = ANY($1::uuid[])`;
const SEEN_SQL = "UPDATE session SET last_seen_at = $2 WHERE id = ANY($1::uuid[]) AND last_seen_at < $2";

function isLive(row: Row, now: Date): boolean {
  const { last_seen_at: lastSeenAt, idle_s: idleS, expires_at: expiresAt, ended_at: endedAt } = row;
  return !isSessionOver({ lastSeenAt, idleS, expiresAt, endedAt }, now);
}

/** The live session behind a cookie token, or null; by the same rule as `findViewer`, in one look-up. Marks no use. */
export async function findSession(token: string | null, now: Date): Promise<LiveSession | null> {
  if (!token) return null;
  const values = [Buffer.from(hashToken(token))];
  const { rows } = await pool().query<Row>({ name: "session-by-token", text: BY_TOKEN_SQL, values });
  const row = rows[0];
  if (!row || !isLive(row, now)) return null;
  return { sessionId: row.id, accountId: row.account_id, deviceId: row.device_id };
}

/** Which of the sessions are still live; those that were in use count as seen now, so that sitting keeps them alive. */
export async function checkSessions(
  sessionIds: readonly string[],
  inUse: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const { rows } = await pool().query<Row>({
    name: "sessions-by-id",
    text: BY_IDS_SQL,
    values: [sessionIds],
  });
  const live = new Set(rows.filter((row) => isLive(row, now)).map((row) => row.id));
  const seen = inUse.filter((id) => live.has(id));
  if (seen.length > 0) await pool().query({ name: "sessions-seen", text: SEEN_SQL, values: [seen, now] });
  return live;
}
