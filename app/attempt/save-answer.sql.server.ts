// A choice travels as one text, see `choice-line.ts`.

/**
 * Saves one group of answers and, being one statement, commits it.
 *
 * The attempt rows are locked FOR SHARE in the order of the input, which the caller sorts by attempt and seq: a submit (FOR UPDATE)
 * either comes before, and the save sees the attempt closed, or waits for the commit, and scores the answer. The lock
 * in the lateral subquery also makes the statement see the newest version of the row, not that of its snapshot.
 *
 * `stale`: a later answer to the same question had been received earlier. It is worked out from what is stored, so
 * that a repeated request gets the same reply.
 */
export const SAVE_ANSWERS_SQL = `
WITH judged AS MATERIALIZED (
  SELECT i.ord, i.attempt_id, i.seq, i.position, i.choice, i.prediction, i.received_at, i.lease_epoch,
    CASE
      WHEN held.id IS NULL THEN 'attempt-unknown'
      WHEN held.submitted_at IS NOT NULL THEN 'attempt-submitted'
      WHEN i.received_at > held.deadline_at + held.grace_ms * interval '1 millisecond' THEN 'too-late'
      WHEN held.lease_epoch <> i.lease_epoch OR held.lease_device_id <> i.device_id THEN 'lease-lost'
    END AS refusal,
    EXISTS (
      SELECT FROM answer_event later
      WHERE later.attempt_id = i.attempt_id AND later.seq > i.seq AND later.position = i.position
        AND later.received_at < i.received_at
    ) AS stale
  FROM (
    SELECT u.ord, u.attempt_id, u.seq, u.position, u.choice, u.prediction, u.lease_epoch, u.account_id, u.device_id,
      timestamptz 'epoch' + u.received_ms * interval '1 millisecond' AS received_at
    FROM unnest($1::uuid[], $2::int[], $3::smallint[], $4::text[], $5::int[], $6::bigint[], $7::int[], $8::uuid[], $9::uuid[])
      WITH ORDINALITY AS u(attempt_id, seq, position, choice, prediction, received_ms, lease_epoch, account_id, device_id, ord)
  ) i
  LEFT JOIN LATERAL (
    SELECT a.id, a.submitted_at, a.deadline_at, a.grace_ms, a.lease_device_id, a.lease_epoch
    FROM attempt a WHERE a.id = i.attempt_id AND a.account_id = i.account_id
    FOR SHARE
  ) held ON true
), written AS (
  INSERT INTO answer_event (attempt_id, seq, position, choice, prediction, received_at, lease_epoch)
  SELECT attempt_id, seq, position, string_to_array(choice, chr(31)), prediction, received_at, lease_epoch
  FROM judged WHERE refusal IS NULL
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT
  (SELECT count(*)::int FROM written) AS written,
  (SELECT json_agg(json_build_array(ord - 1, refusal, stale)) FROM judged WHERE refusal IS NOT NULL OR stale) AS marks`;

/** What is stored for given (attempt, seq), each with the `stale` of its first reply. */
export const STORED_ANSWERS_SQL = `
SELECT i.ord - 1 AS ord, e.position, array_to_string(e.choice, chr(31)) AS choice, e.prediction,
  (extract(epoch FROM e.received_at) * 1000)::float8 AS received_ms,
  EXISTS (
    SELECT FROM answer_event later
    WHERE later.attempt_id = e.attempt_id AND later.seq > e.seq AND later.position = e.position
      AND later.received_at < e.received_at
  ) AS stale
FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS i(attempt_id, seq, ord)
CROSS JOIN LATERAL (SELECT * FROM answer_event x WHERE x.attempt_id = i.attempt_id AND x.seq = i.seq) e`;
