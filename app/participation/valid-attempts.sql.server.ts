import { Prisma } from "~/platform/db.server";
import type { ParticipationScope } from "./participation";

/**
 * (account_id, submitted_at) of the attempts that count: submitted by the end of the local day, not disqualified. A decision counts
 * from when it was taken, whatever the day asked for: a past figure changes only through decisions and rosters.
 */
export function validAttempts({ contestId, roundId, day }: ParticipationScope): Prisma.Sql {
  const round = roundId ? Prisma.sql`AND a.round_id = ${roundId}::uuid` : Prisma.empty;
  return Prisma.sql`
    SELECT a.account_id, a.submitted_at FROM attempt a JOIN round r ON r.id = a.round_id
    WHERE r.contest_id = ${contestId}::uuid ${round} AND a.submitted_at IS NOT NULL
      AND a.submitted_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
      AND NOT EXISTS (SELECT FROM disqualification d WHERE d.attempt_id = a.id AND d.reinstated_at IS NULL)`;
}
