import { Prisma, type Tx } from "~/platform/db.server";
import type { ValidAttempt } from "./rank-round";

/** A valid attempt with what a list shows of the person. */
export type NamedAttempt = ValidAttempt & { displayName: string; unitName: string };

type Choice = {
  roundId: string;
  trackId?: string;
  /** Only these people. */
  accountIds?: readonly string[];
  /** Only what had been submitted by then. */
  submittedBy?: Date | null;
};

function conditions({ roundId, trackId, accountIds, submittedBy }: Choice): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`a.round_id = ${roundId}::uuid`,
      Prisma.sql`a.submitted_at IS NOT NULL`,
      Prisma.sql`NOT EXISTS (SELECT FROM disqualification d WHERE d.attempt_id = a.id AND d.reinstated_at IS NULL)`,
      ...(trackId ? [Prisma.sql`a.track_id = ${trackId}::uuid`] : []),
      ...(accountIds ? [Prisma.sql`a.account_id = ANY(${[...accountIds]}::uuid[])`] : []),
      ...(submittedBy ? [Prisma.sql`a.submitted_at <= ${submittedBy}`] : []),
    ],
    " AND ",
  );
}

const COLUMNS = Prisma.sql`a.id AS "attemptId", a.account_id AS "accountId", a.track_id AS "trackId", a.number,
  a.submitted_at AS "submittedAt", r.points, r.max_points AS "maxPoints", r.correct_count AS "correctCount",
  r.duration_ms AS "durationMs", r.prediction`;

/** Submitted, scored and not disqualified attempts of a round. */
export async function listValidAttempts(tx: Tx, choice: Choice): Promise<ValidAttempt[]> {
  return tx.$queryRaw<ValidAttempt[]>`
    SELECT ${COLUMNS} FROM attempt a JOIN result r ON r.attempt_id = a.id
    WHERE ${conditions(choice)} ORDER BY a.id`;
}

/**
 * The same with the person's name and unit: for members the unit they belonged to on the day of submission, for citizens
 * the one they picked.
 */
export async function listNamedAttempts(tx: Tx, choice: Choice): Promise<NamedAttempt[]> {
  return tx.$queryRaw<NamedAttempt[]>`
    SELECT ${COLUMNS}, p.display_name AS "displayName", coalesce(mu.name, pu.name, '') AS "unitName"
    FROM attempt a JOIN result r ON r.attempt_id = a.id JOIN account p ON p.id = a.account_id
    LEFT JOIN unit pu ON pu.id = p.unit_id
    LEFT JOIN LATERAL (
      SELECT u.name FROM membership m JOIN unit u ON u.id = m.unit_id
      WHERE m.member_id = p.member_id
        AND m.valid_from <= (a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        AND (m.valid_to IS NULL OR m.valid_to > (a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
      ORDER BY m.valid_from DESC LIMIT 1
    ) mu ON true
    WHERE ${conditions(choice)} ORDER BY a.id`;
}

/** Attempts of a round that are still open. */
export async function countOpenAttempts(tx: Tx, roundId: string): Promise<number> {
  return tx.attempt.count({ where: { roundId, submittedAt: null } });
}
