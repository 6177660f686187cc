import type { DrawnQuestion } from "~/core/drawing/draw";
import type { HotClient } from "~/platform/hot-transaction.server";

/** A round as a start sees it; its row is locked FOR SHARE, so that its end and its lock do not move meanwhile. */
export type RoundRow = {
  id: string;
  contest_id: string;
  opens_at: Date;
  closes_at: Date;
  duration_ms: number;
  grace_ms: number;
  attempts_allowed: number;
  opened_at: Date | null;
  locked_at: Date | null;
};

const ROUNDS_SQL = `
SELECT r.id, r.contest_id, r.opens_at, r.closes_at, r.duration_ms, r.grace_ms, r.attempts_allowed,
  o.opened_at, l.locked_at
FROM unnest($1::uuid[]) AS i(id)
CROSS JOIN LATERAL (SELECT * FROM round x WHERE x.id = i.id FOR SHARE) r
LEFT JOIN round_opening o ON o.round_id = r.id
LEFT JOIN round_lock l ON l.round_id = r.id`;

/** The rounds, locked in the order of their ids. */
export async function lockRounds(
  client: HotClient,
  roundIds: readonly string[],
): Promise<Map<string, RoundRow>> {
  const values = [[...new Set(roundIds)].sort()];
  const { rows } = await client.query<RoundRow>({ name: "lock-rounds", text: ROUNDS_SQL, values });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a start needs to know of one person in one round. */
export type PersonRow = {
  ord: string;
  track_id: string | null;
  barred: boolean;
  attempts: AttemptJson[] | null;
};
type AttemptJson = {
  id: string;
  number: number;
  started: number;
  deadline: number;
  submitted: number | null;
};

const ENTRIES_SQL = `
SELECT FROM unnest($1::uuid[], $2::uuid[]) AS i(contest_id, account_id)
CROSS JOIN LATERAL (
  SELECT FROM entry e WHERE e.contest_id = i.contest_id AND e.account_id = i.account_id FOR UPDATE
) held`;

// Its own statement after the locks, so that it sees every attempt started before them.
const PERSONS_SQL = `
SELECT i.ord, e.track_id,
  EXISTS (
    SELECT FROM bar b WHERE b.contest_id = i.contest_id AND b.account_id = i.account_id AND b.lifted_at IS NULL
  ) AS barred,
  (
    SELECT json_agg(json_build_object('id', a.id, 'number', a.number,
      'started', extract(epoch FROM a.started_at) * 1000, 'deadline', extract(epoch FROM a.deadline_at) * 1000,
      'submitted', extract(epoch FROM a.submitted_at) * 1000) ORDER BY a.number)
    FROM attempt a WHERE a.round_id = i.round_id AND a.account_id = i.account_id
  ) AS attempts
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS i(contest_id, account_id, round_id, ord)
LEFT JOIN entry e ON e.contest_id = i.contest_id AND e.account_id = i.account_id`;

export type Candidate = { contestId: string; accountId: string; roundId: string };

/** The persons in the order asked, their entries locked FOR UPDATE in the order of the input, which is sorted. */
export async function lockPersons(client: HotClient, candidates: readonly Candidate[]): Promise<PersonRow[]> {
  const contests = candidates.map((one) => one.contestId);
  const accounts = candidates.map((one) => one.accountId);
  const rounds = candidates.map((one) => one.roundId);
  await client.query({ name: "lock-entries", text: ENTRIES_SQL, values: [contests, accounts] });
  const values = [contests, accounts, rounds];
  const { rows } = await client.query<PersonRow>({ name: "start-persons", text: PERSONS_SQL, values });
  return rows.sort((a, b) => Number(a.ord) - Number(b.ord));
}

export type NewAttempt = {
  id: string;
  round_id: string;
  track_id: string;
  account_id: string;
  number: number;
  paper: DrawnQuestion[];
  started_at: Date;
  deadline_at: Date;
  grace_ms: number;
  lease_device_id: string;
};

const INSERT_SQL = `
WITH fresh AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(
    id uuid, round_id uuid, track_id uuid, account_id uuid, number int, paper jsonb, started_at timestamptz,
    deadline_at timestamptz, grace_ms int, lease_device_id uuid)
), made AS (
  INSERT INTO attempt (id, round_id, track_id, account_id, number, paper, started_at, deadline_at, grace_ms, lease_device_id)
  SELECT id, round_id, track_id, account_id, number, paper, started_at, deadline_at, grace_ms, lease_device_id FROM fresh
)
INSERT INTO lease_event (attempt_id, epoch, device_id, taken_at)
SELECT id, 1, lease_device_id, started_at FROM fresh`;

/** Writes new attempts, each with the lease of the device that started it (epoch 1). */
export async function insertAttempts(client: HotClient, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await client.query({ name: "insert-attempts", text: INSERT_SQL, values: [JSON.stringify(attempts)] });
}
