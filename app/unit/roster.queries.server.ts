/**
 * Questions about rosters on a day:
 *   rosterOn(day, underPath)        → UnitRoster[]: members and exempt members of each unit's own roster, one query
 *   listMembers(filter)             → MemberPage: one page of people of a subtree, by given name
 *   membershipOn(memberId, day)     → where a member belongs that day, or null
 *   listExemptions(memberId)        → ExemptionView[]
 * Days are local days "YYYY-MM-DD"; spells are half-open.
 */
import { db, type Prisma } from "~/platform/db.server";
import { type Day, dateOfDay, dayOfDate } from "./day";
import { type ExemptionView, exemptionView } from "./exemption";
import { searchWords } from "./search-words.server";
import { isUuid } from "./unit";

/** One unit's own roster, without the units below. Denominator of a rate: members − exempt. */
export type UnitRoster = { unitId: string; path: string; members: number; exempt: number };

/** All units below and at `underPath` ("/" for all) that exist on `day` or have members then. */
export async function rosterOn(day: Day, underPath: string): Promise<UnitRoster[]> {
  const on = dateOfDay(day);
  return db().$queryRaw<UnitRoster[]>`
    WITH own AS (
      SELECT m.unit_id, count(*)::int AS members, count(e.member_id)::int AS exempt
      FROM membership m
      LEFT JOIN (
        SELECT DISTINCT member_id FROM exemption
        WHERE withdrawn_at IS NULL AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date)
      ) e ON e.member_id = m.member_id
      WHERE m.valid_from <= ${on}::date AND (m.valid_to IS NULL OR m.valid_to > ${on}::date)
      GROUP BY m.unit_id
    )
    SELECT u.id AS "unitId", u.path, coalesce(own.members, 0) AS members, coalesce(own.exempt, 0) AS exempt
    FROM unit u LEFT JOIN own ON own.unit_id = u.id
    WHERE starts_with(u.path, ${underPath})
      AND (own.members > 0 OR (u.valid_from <= ${on}::date AND (u.valid_to IS NULL OR u.valid_to > ${on}::date)))
    ORDER BY u.path`;
}

export type MemberView = {
  memberId: string;
  code: string;
  fullName: string;
  jobTitle: string | null;
  unitId: string;
  unitName: string;
  since: Day;
  exemption: ExemptionView | null;
};

export type MemberFilter = {
  underPath: string;
  on: Day;
  /** Beginnings of words of the name in any order, accents aside, or of the code. */
  search?: string;
  exemptOnly?: boolean;
  /** From 1. */
  page?: number;
  pageSize?: number;
};

export type MemberPage = { total: number; members: MemberView[]; page: number; pageSize: number };

function inForce(on: Date) {
  return { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] };
}

function membershipsOf({
  underPath,
  on,
  search = "",
  exemptOnly,
}: MemberFilter): Prisma.MembershipWhereInput {
  const date = dateOfDay(on);
  const named = searchWords(search).map((word) => ({
    OR: [
      { searchKey: { startsWith: word } },
      { searchKey: { contains: ` ${word}` } },
      { code: { startsWith: word.toUpperCase() } },
    ],
  }));
  const exempt = exemptOnly ? [{ exemptions: { some: { withdrawnAt: null, ...inForce(date) } } }] : [];
  return {
    ...inForce(date),
    unit: { path: { startsWith: underPath } },
    member: { AND: [...named, ...exempt] },
  };
}

/** One page of the people of a subtree on a day, by given name; `page` is brought into range. */
export async function listMembers(filter: MemberFilter): Promise<MemberPage> {
  const pageSize = filter.pageSize ?? 50;
  const where = membershipsOf(filter);
  const total = await db().membership.count({ where });
  const page = Math.max(1, Math.min(filter.page ?? 1, Math.ceil(total / pageSize)));
  const date = dateOfDay(filter.on);
  const rows = await db().membership.findMany({
    where,
    orderBy: [{ member: { sortKey: "asc" } }, { member: { code: "asc" } }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    include: {
      unit: { select: { name: true } },
      member: { include: { exemptions: { where: { withdrawnAt: null, ...inForce(date) }, take: 1 } } },
    },
  });
  const members = rows.map(({ member, unit, unitId, validFrom }) => ({
    memberId: member.id,
    code: member.code,
    fullName: member.fullName,
    jobTitle: member.jobTitle,
    unitId,
    unitName: unit.name,
    since: dayOfDate(validFrom),
    exemption: member.exemptions[0] ? exemptionView(member.exemptions[0]) : null,
  }));
  return { total, members, page, pageSize };
}

/** Where a member belongs on a day; null when nowhere. */
export async function membershipOn(
  memberId: string,
  day: Day,
): Promise<{ unitId: string; path: string; unitName: string; unitCode: string } | null> {
  if (!isUuid(memberId)) return null;
  const row = await db().membership.findFirst({
    where: { memberId, ...inForce(dateOfDay(day)) },
    orderBy: { validFrom: "desc" },
    include: { unit: { select: { path: true, name: true, code: true } } },
  });
  if (!row) return null;
  return { unitId: row.unitId, path: row.unit.path, unitName: row.unit.name, unitCode: row.unit.code };
}

/** Exemptions of a member that were not withdrawn, the latest first. */
export async function listExemptions(memberId: string): Promise<ExemptionView[]> {
  const rows = await db().exemption.findMany({
    where: { memberId, withdrawnAt: null },
    orderBy: [{ validFrom: "desc" }, { id: "asc" }],
  });
  return rows.map(exemptionView);
}
