import { isWithinSubtree } from "~/core/scope";
import { db, type Tx } from "~/platform/db.server";
import { type Day, dateOfDay, dayOfDate, isWithinSpell } from "./day";
import { isWithinReach, type Reach } from "./reach";
import type { PresentMember, RosterRequest, RosterState, RosterUnit } from "./roster-plan";
import { canonicalCode } from "./unit";

type MemberRow = {
  memberId: string;
  code: string;
  fullName: string;
  jobTitle: string | null;
  email: string | null;
  membershipId: string | null;
  unitId: string;
  unitName: string | null;
  unitPath: string | null;
  validFrom: Date;
  validTo: Date | null;
};

/** Members whose code is named, or (with `alsoUnder`) whose spell in that subtree holds on the day. */
async function memberRows(
  tx: Tx,
  codes: string[],
  alsoUnder: { path: string; day: Day } | null,
): Promise<MemberRow[]> {
  const path = alsoUnder?.path ?? null;
  const on = alsoUnder ? dateOfDay(alsoUnder.day) : null;
  return tx.$queryRaw<MemberRow[]>`
    SELECT m.id AS "memberId", m.code, m.full_name AS "fullName", m.job_title AS "jobTitle", m.email,
           s.id AS "membershipId", s.unit_id AS "unitId", u.name AS "unitName", u.path AS "unitPath",
           s.valid_from AS "validFrom", s.valid_to AS "validTo"
    FROM member m
    LEFT JOIN LATERAL (
      SELECT * FROM membership WHERE member_id = m.id ORDER BY valid_from DESC LIMIT 1
    ) s ON true
    LEFT JOIN unit u ON u.id = s.unit_id
    WHERE m.code = ANY(${codes}::text[])
       OR (${path}::text IS NOT NULL AND m.id IN (
         SELECT p.member_id FROM membership p JOIN unit pu ON pu.id = p.unit_id
         WHERE starts_with(pu.path, ${path}::text)
           AND p.valid_from <= ${on}::date AND (p.valid_to IS NULL OR p.valid_to > ${on}::date)))
    ORDER BY m.sort_key, m.code`;
}

function presentMember(row: MemberRow, underPath: string, reach: Reach): PresentMember {
  const { memberId, code, fullName, jobTitle, email, unitName, unitPath, membershipId } = row;
  const spell =
    membershipId === null
      ? null
      : { membershipId, unitId: row.unitId, from: dayOfDate(row.validFrom), to: dayOfDate(row.validTo) };
  return {
    ...{ memberId, code, fullName, jobTitle, email, unitName, spell },
    withinReach: unitPath === null ? reach === "all" : isWithinReach(reach, unitPath),
    inScope: unitPath !== null && isWithinSubtree(underPath, unitPath),
  };
}

async function unitsNamed(tx: Tx, codes: string[], underPath: string): Promise<RosterUnit[]> {
  const rows = await tx.unit.findMany({ where: { code: { in: codes } } });
  return rows.map(({ id, code, name, path, validFrom, validTo }) => ({
    ...{ id, code, name },
    validFrom: dayOfDate(validFrom),
    validTo: dayOfDate(validTo),
    inScope: isWithinSubtree(underPath, path),
  }));
}

/** The unit that a roster file is for. */
export type TargetUnit = { id: string; code: string; path: string };

/** Where rows without a unit belong: the target itself when it has no units below on that day. */
async function defaultUnitCode(tx: Tx, target: TargetUnit, day: Day): Promise<string | null> {
  const below = await tx.unit.findMany({
    where: { parentId: target.id },
    select: { validFrom: true, validTo: true },
  });
  const open = below.some((unit) => isWithinSpell(day, dayOfDate(unit.validFrom), dayOfDate(unit.validTo)));
  return open ? null : target.code;
}

/** What stands at this moment, as far as a roster file for `target` can touch it. */
export async function loadRosterState(
  request: RosterRequest,
  { target, reach, tx = db() }: { target: TargetUnit; reach: Reach; tx?: Tx },
): Promise<RosterState> {
  const { rows, effectiveOn, endsMissing } = request;
  const codes = [...new Set(rows.map((row) => canonicalCode(row.code)))];
  const unitCodes = [...new Set([target.code, ...rows.map((row) => canonicalCode(row.unitCode))])];
  const alsoUnder = endsMissing ? { path: target.path, day: effectiveOn } : null;
  const members = await memberRows(tx, codes, alsoUnder);
  return {
    members: members.map((row) => presentMember(row, target.path, reach)),
    units: await unitsNamed(tx, unitCodes, target.path),
    defaultUnitCode: await defaultUnitCode(tx, target, effectiveOn),
  };
}
