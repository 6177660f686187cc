import { NO_PARTICIPATION, type ParticipationCounts, rollUp } from "~/core/participation/roll-up";
import { db, Prisma } from "~/platform/db.server";
import { dateOfDay } from "~/unit/day";
import type { CitizenParticipation, Participation, ParticipationScope } from "./participation";
import { listUnitsOfScope } from "./scope-units.queries.server";
import { isValidAttempt } from "./valid-attempts.sql.server";

type CountsRow = ParticipationCounts & { unitId: string };

/**
 * Own figures of every unit of the subtree in one pass: members on the day, exempt ones apart, and how many of the others have
 * a valid attempt submitted by the end of it. A member belongs to one unit on a day, so nobody is counted twice.
 */
export async function countByUnit(scope: ParticipationScope): Promise<CountsRow[]> {
  const on = dateOfDay(scope.day);
  return db().$queryRaw<CountsRow[]>`
    WITH exempt AS (
      SELECT DISTINCT member_id FROM exemption
      WHERE withdrawn_at IS NULL AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date)
    ), person AS (
      SELECT m.unit_id, m.member_id, count(a.id) AS attempts
      FROM membership m JOIN unit u ON u.id = m.unit_id
      LEFT JOIN account p ON p.member_id = m.member_id
      LEFT JOIN attempt a ON a.account_id = p.id AND ${isValidAttempt(scope)}
      WHERE starts_with(u.path, ${scope.underPath})
        AND m.valid_from <= ${on}::date AND (m.valid_to IS NULL OR m.valid_to > ${on}::date)
      GROUP BY m.unit_id, m.member_id
    )
    SELECT o.unit_id AS "unitId",
      count(*) FILTER (WHERE e.member_id IS NULL)::int AS roster,
      count(e.member_id)::int AS exempt,
      count(*) FILTER (WHERE e.member_id IS NULL AND o.attempts > 0)::int AS people,
      coalesce(sum(o.attempts) FILTER (WHERE e.member_id IS NULL), 0)::int AS attempts
    FROM person o LEFT JOIN exempt e ON e.member_id = o.member_id
    GROUP BY o.unit_id`;
}

async function countCitizens(scope: ParticipationScope): Promise<CitizenParticipation> {
  const [row] = await db().$queryRaw<CitizenParticipation[]>`
    SELECT count(DISTINCT a.account_id)::int AS people, count(*)::int AS attempts
    FROM attempt a JOIN account p ON p.id = a.account_id JOIN unit u ON u.id = p.unit_id
    WHERE ${isValidAttempt(scope)} AND p.member_id IS NULL AND starts_with(u.path, ${scope.underPath})`;
  return row ?? { people: 0, attempts: 0 };
}

/** Participation of every unit of a subtree, computed from rosters and attempts. Nothing is read from snapshots. */
export async function computeParticipation(scope: ParticipationScope): Promise<Participation> {
  const counts = new Map(
    (await countByUnit(scope)).map(({ unitId, ...own }): [string, ParticipationCounts] => [unitId, own]),
  );
  return assemble(scope, counts, await countCitizens(scope));
}

/** Rolls own figures up the tree of the units of the scope. */
export async function assemble(
  scope: ParticipationScope,
  counts: ReadonlyMap<string, ParticipationCounts>,
  citizens: CitizenParticipation,
): Promise<Participation> {
  const units = await listUnitsOfScope(scope, [...counts.keys()]);
  const rolled = rollUp(units, counts);
  const top = units[0];
  return {
    scope,
    citizens,
    total: (top && rolled.get(top.id)?.subtree) ?? NO_PARTICIPATION,
    units: units.map(({ id, parentId, name, kind, bloc, depth }) => ({
      ...(rolled.get(id) ?? { own: NO_PARTICIPATION, subtree: NO_PARTICIPATION }),
      ...{ unitId: id, parentId, name, kind, bloc, depth },
    })),
  };
}

export type ParticipationPoint = { day: string; people: number };

/** How many members of the subtree (on `scope.day`) had taken part by the end of each day: the curve to 100%. */
export async function participationCurve(scope: ParticipationScope): Promise<ParticipationPoint[]> {
  const on = dateOfDay(scope.day);
  return db().$queryRaw<ParticipationPoint[]>(Prisma.sql`
    WITH firsts AS (
      SELECT p.member_id, min(a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
      FROM attempt a JOIN account p ON p.id = a.account_id
      JOIN membership m ON m.member_id = p.member_id JOIN unit u ON u.id = m.unit_id
      WHERE ${isValidAttempt(scope)} AND starts_with(u.path, ${scope.underPath})
        AND m.valid_from <= ${on}::date AND (m.valid_to IS NULL OR m.valid_to > ${on}::date)
        AND NOT EXISTS (
          SELECT FROM exemption e WHERE e.member_id = p.member_id AND e.withdrawn_at IS NULL
            AND e.valid_from <= ${on}::date AND (e.valid_to IS NULL OR e.valid_to > ${on}::date)
        )
      GROUP BY p.member_id
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(count(*)) OVER (ORDER BY day)::int AS people
    FROM firsts GROUP BY day ORDER BY day`);
}
