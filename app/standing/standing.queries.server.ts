import { searchKey } from "~/core/text";
import { db, Prisma } from "~/platform/db.server";

/** One version of the ranking of a round and track. People and attempts are those that count. */
export type StandingView = {
  id: string;
  trackId: string;
  version: number;
  predictionActual: number | null;
  people: number;
  attempts: number;
  computedAt: Date;
};

export type StandingRowView = {
  rank: number;
  accountId: string;
  attemptId: string;
  displayName: string;
  unitName: string;
  points: number;
  maxPoints: number;
  correctCount: number;
  durationMs: number;
  submittedAt: Date;
  prediction: number | null;
  predictionError: number | null;
  prizeName: string | null;
};

const STANDING = {
  id: true,
  trackId: true,
  version: true,
  predictionActual: true,
  people: true,
  attempts: true,
  computedAt: true,
} as const satisfies Prisma.StandingSelect;

/** The latest version of each track of a round; empty before the result is computed. */
export async function listLatestStandings(roundId: string): Promise<StandingView[]> {
  return db().standing.findMany({
    where: { roundId },
    distinct: ["trackId"],
    orderBy: [{ trackId: "asc" }, { version: "desc" }],
    select: STANDING,
  });
}

const ROW = {
  rank: true,
  accountId: true,
  attemptId: true,
  displayName: true,
  unitName: true,
  points: true,
  maxPoints: true,
  correctCount: true,
  durationMs: true,
  submittedAt: true,
  prediction: true,
  predictionError: true,
  prizeName: true,
} as const satisfies Prisma.StandingRowSelect;

/** Rows of one standing in order; `take` at most that many. */
export async function listStandingRows(standingId: string, take?: number): Promise<StandingRowView[]> {
  return db().standingRow.findMany({
    where: { standingId },
    orderBy: [{ rank: "asc" }, { accountId: "asc" }],
    select: ROW,
    take,
  });
}

/** A page of rows whose name or unit contains `search` (accents do not matter), of one unit where asked. 0-based `offset`. */
export async function searchStandingRows(
  standingId: string,
  { search, unit, offset, limit }: { search: string; unit: string | null; offset: number; limit: number },
): Promise<{ rows: StandingRowView[]; count: number }> {
  const where = { standingId, ...(unit === null ? {} : { unitName: unit }) };
  const orderBy = [
    { rank: "asc" },
    { accountId: "asc" },
  ] as const satisfies Prisma.StandingRowOrderByWithRelationInput[];
  const wanted = searchKey(search);
  if (wanted === "") {
    const choice = { where, orderBy: [...orderBy], select: ROW, skip: offset, take: limit };
    const rows = await db().standingRow.findMany(choice);
    return { rows, count: await db().standingRow.count({ where }) };
  }
  const all = await db().standingRow.findMany({ where, orderBy: [...orderBy], select: ROW });
  const found = all.filter((row) => searchKey(`${row.displayName} ${row.unitName}`).includes(wanted));
  return { rows: found.slice(offset, offset + limit), count: found.length };
}

/** Points of every row, for a histogram. */
export async function listPoints(standingId: string): Promise<{ points: number; maxPoints: number }[]> {
  return db().standingRow.findMany({ where: { standingId }, select: { points: true, maxPoints: true } });
}

export type Movement = {
  accountId: string;
  displayName: string;
  fromRank: number | null;
  toRank: number | null;
  fromPoints: number | null;
  toPoints: number | null;
};

/** How many moved which way between two versions; `changed` counts those whose points alone changed too. */
export type MovementCounts = { changed: number; up: number; down: number; entered: number; left: number };

const MOVED = (older: string, newer: string) => Prisma.sql`
  FROM (SELECT * FROM standing_row WHERE standing_id = ${older}::uuid) o
  FULL JOIN (SELECT * FROM standing_row WHERE standing_id = ${newer}::uuid) n ON n.account_id = o.account_id
  WHERE o.rank IS DISTINCT FROM n.rank OR o.points IS DISTINCT FROM n.points`;

/** Who moved, came or left between two versions of a track: those who left, then the best new rank first. */
export async function listMovements(
  older: string,
  newer: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<Movement[]> {
  return db().$queryRaw<Movement[]>`
    SELECT coalesce(n.account_id, o.account_id) AS "accountId", coalesce(n.display_name, o.display_name) AS "displayName",
      o.rank AS "fromRank", n.rank AS "toRank", o.points AS "fromPoints", n.points AS "toPoints"
    ${MOVED(older, newer)}
    ORDER BY n.rank NULLS FIRST, o.rank LIMIT ${limit} OFFSET ${offset}`;
}

export async function countMovements(older: string, newer: string): Promise<MovementCounts> {
  const rows = await db().$queryRaw<MovementCounts[]>`
    SELECT count(*)::int AS changed, count(*) FILTER (WHERE n.rank < o.rank)::int AS up,
      count(*) FILTER (WHERE n.rank > o.rank)::int AS down, count(*) FILTER (WHERE o.rank IS NULL)::int AS entered,
      count(*) FILTER (WHERE n.rank IS NULL)::int AS left
    ${MOVED(older, newer)}`;
  return rows[0] ?? { changed: 0, up: 0, down: 0, entered: 0, left: 0 };
}

/** The version before the latest one of a track; null when there is none. */
export async function findPreviousStanding(
  roundId: string,
  trackId: string,
  version: number,
): Promise<StandingView | null> {
  return db().standing.findFirst({
    where: { roundId, trackId, version: { lt: version } },
    orderBy: { version: "desc" },
    select: STANDING,
  });
}
