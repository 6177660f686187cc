import { Prisma } from "~/platform/db.server";
import type { ParticipationScope } from "./participation";

/**
 * Whether the attempt `a` counts: of the contest (or round), submitted by the end of the local day, not disqualified. A decision
 * counts from when it was taken, whatever the day asked for: a past figure changes only through decisions and rosters.
 */
export function isValidAttempt({ contestId, roundId, day }: ParticipationScope): Prisma.Sql {
  const rounds = roundId
    ? Prisma.sql`SELECT id FROM round WHERE contest_id = ${contestId}::uuid AND id = ${roundId}::uuid`
    : Prisma.sql`SELECT id FROM round WHERE contest_id = ${contestId}::uuid`;
  return Prisma.sql`a.round_id = ANY(ARRAY(${rounds})) AND a.submitted_at IS NOT NULL
    AND a.submitted_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    AND a.id NOT IN (SELECT d.attempt_id FROM disqualification d WHERE d.reinstated_at IS NULL)`;
}
