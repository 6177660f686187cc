import { searchKey } from "~/core/text";
import { db, Prisma } from "~/platform/db.server";
import { type Day, dateOfDay } from "~/unit/day";
import type { ExemptionKind } from "~/unit/exemption";
import type { ParticipationScope } from "./participation";
import { isValidAttempt } from "./valid-attempts.sql.server";

/** A roster member without a valid attempt. */
export type MissingMember = {
  memberId: string;
  code: string;
  fullName: string;
  jobTitle: string | null;
  unitName: string;
  /** Whether the person could sign in at all: an account was issued. */
  hasAccount: boolean;
};

/** A member left out of the rate on the day. */
export type ExemptMember = Omit<MissingMember, "hasAccount"> & { kind: ExemptionKind; reason: string };

export type Page<T> = { total: number; rows: T[]; page: number; pageSize: number };

type Asked = ParticipationScope & { search?: string; page?: number; pageSize?: number };

const MAX_WORDS = 8;

/** Every word begins a word of the name, or the code. */
function named(search: string | undefined): Prisma.Sql {
  const words = searchKey((search ?? "").slice(0, 100))
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, MAX_WORDS);
  const holds = words.map(
    (word) =>
      Prisma.sql`AND (starts_with(mb.search_key, ${word}) OR position(${` ${word}`} IN mb.search_key) > 0
        OR starts_with(lower(mb.code), ${word}))`,
  );
  return holds.length > 0 ? Prisma.join(holds, " ") : Prisma.empty;
}

/** Members of the subtree on the day, with their accounts. */
function members({ underPath, day, search }: Asked): Prisma.Sql {
  const on = dateOfDay(day);
  return Prisma.sql`
    FROM membership m JOIN unit u ON u.id = m.unit_id JOIN member mb ON mb.id = m.member_id
    LEFT JOIN account p ON p.member_id = m.member_id
    WHERE starts_with(u.path, ${underPath})
      AND m.valid_from <= ${on}::date AND (m.valid_to IS NULL OR m.valid_to > ${on}::date) ${named(search)}`;
}

/** Whether the exemption `x` of the member is in force on the day. */
function isInForce(day: Day): Prisma.Sql {
  const on = dateOfDay(day);
  return Prisma.sql`x.member_id = m.member_id AND x.withdrawn_at IS NULL
    AND x.valid_from <= ${on}::date AND (x.valid_to IS NULL OR x.valid_to > ${on}::date)`;
}

const PERSON = Prisma.sql`mb.id AS "memberId", mb.code, mb.full_name AS "fullName", mb.job_title AS "jobTitle",
  u.name AS "unitName"`;

async function pageOf<T>(asked: Asked, columns: Prisma.Sql, from: Prisma.Sql): Promise<Page<T>> {
  const pageSize = asked.pageSize ?? 50;
  const [{ total } = { total: 0 }] = await db().$queryRaw<
    { total: number }[]
  >`SELECT count(*)::int AS total ${from}`;
  const page = Math.max(1, Math.min(Math.trunc(asked.page ?? 1) || 1, Math.ceil(total / pageSize)));
  const rows = await db().$queryRaw<T[]>`
    SELECT ${columns} ${from} ORDER BY mb.sort_key, mb.code LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { total, rows, page, pageSize };
}

/** Who of the subtree has not taken part, by given name. Personal data: only for those who hold the subtree. */
export function listMissing(asked: Asked): Promise<Page<MissingMember>> {
  const from = Prisma.sql`${members(asked)}
    AND NOT EXISTS (SELECT FROM exemption x WHERE ${isInForce(asked.day)})
    AND NOT EXISTS (SELECT FROM attempt a WHERE a.account_id = p.id AND ${isValidAttempt(asked)})`;
  return pageOf(asked, Prisma.sql`${PERSON}, p.id IS NOT NULL AS "hasAccount"`, from);
}

/** Who of the subtree is exempt on the day, with the reason that began first. */
export function listExempt(asked: Asked): Promise<Page<ExemptMember>> {
  const from = Prisma.sql`${members(asked)} AND EXISTS (SELECT FROM exemption x WHERE ${isInForce(asked.day)})`;
  const first = (column: Prisma.Sql) => Prisma.sql`
    (SELECT ${column} FROM exemption x WHERE ${isInForce(asked.day)} ORDER BY x.valid_from, x.id LIMIT 1)`;
  const columns = Prisma.sql`${PERSON}, ${first(Prisma.sql`x.kind::text`)} AS kind,
    ${first(Prisma.sql`x.reason`)} AS reason`;
  return pageOf(asked, columns, from);
}
