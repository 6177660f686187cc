import { searchKey } from "~/core/text";
import { db } from "~/platform/db.server";

/** An attempt under way, as organisers see it who may grant more time. */
export type OpenAttempt = {
  accountId: string;
  displayName: string;
  unitName: string;
  startedAt: Date;
  deadlineAt: Date;
};

export type OpenAttemptsPage = {
  rows: OpenAttempt[];
  count: number;
  page: number;
  pageSize: number;
  search: string;
};

const PAGE_SIZE = 20;

/**
 * A page of the attempts of a round under way at `now`, those that end first on top, as the address asks for it: `q` (part of
 * a name or unit, accents do not matter) and `page`. The unit is that of the day the attempt was started.
 */
export async function listOpenAttempts(
  roundId: string,
  query: URLSearchParams,
  now: Date,
): Promise<OpenAttemptsPage> {
  // PostgreSQL takes no NUL; other control characters find nobody either.
  const search = (query.get("q") ?? "").slice(0, 100).replace(/\p{C}/gu, " ").trim();
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number(query.get("page")) || 1)));
  const found = await db().$queryRaw<(OpenAttempt & { count: number })[]>`
    SELECT a.account_id AS "accountId", p.display_name AS "displayName",
      coalesce(mu.name, pu.name, '') AS "unitName", a.started_at AS "startedAt", a.deadline_at AS "deadlineAt",
      count(*) OVER ()::int AS count
    FROM attempt a JOIN account p ON p.id = a.account_id
    LEFT JOIN unit pu ON pu.id = p.unit_id
    LEFT JOIN LATERAL (
      SELECT u.name, u.search_key FROM membership m JOIN unit u ON u.id = m.unit_id
      WHERE m.member_id = p.member_id
        AND m.valid_from <= (a.started_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        AND (m.valid_to IS NULL OR m.valid_to > (a.started_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
      ORDER BY m.valid_from DESC LIMIT 1
    ) mu ON true
    WHERE a.round_id = ${roundId}::uuid AND a.submitted_at IS NULL AND a.deadline_at >= ${now}
      AND strpos(concat_ws(' ', p.search_key, mu.search_key, pu.search_key), ${searchKey(search)}) > 0
    ORDER BY a.deadline_at, a.id LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  const rows = found.map(({ count: _, ...row }) => row);
  return { rows, count: found[0]?.count ?? 0, page, pageSize: PAGE_SIZE, search };
}
