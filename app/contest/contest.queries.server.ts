import { type Grant, type Role, roleIncludes } from "~/core/scope";
import { db, type Prisma } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { type ContestView, isSlug } from "./contest";
import { CONTEST_COLUMNS, type ContestRow, contestView } from "./contest-row.server";
import type { PrizeView } from "./prize";
import type { RoundView } from "./round";
import { ROUND_COLUMNS, type RoundRow, readRounds, roundView } from "./round-row.server";
import type { TrackView } from "./track";

/** A contest by its name in addresses, or null. */
export async function findContestBySlug(slug: string | undefined): Promise<ContestView | null> {
  if (!slug || !isSlug(slug)) return null;
  const row = await db().contest.findUnique({ where: { slug }, select: CONTEST_COLUMNS });
  return row && contestView(row);
}

/** Throws 404 when there is no such contest. */
export async function getContest(slug: string | undefined): Promise<ContestView> {
  const contest = await findContestBySlug(slug);
  if (!contest) throw notFound();
  return contest;
}

/** A contest in a list, with its rounds in their order. */
export type ContestInList = { contest: ContestView; rounds: RoundView[] };

const LISTED = {
  ...CONTEST_COLUMNS,
  rounds: { orderBy: { number: "asc" }, select: ROUND_COLUMNS },
} as const satisfies Prisma.ContestSelect;

function inList({ rounds, ...row }: ContestRow & { rounds: RoundRow[] }, now: Date): ContestInList {
  return { contest: contestView(row), rounds: rounds.map((round) => roundView(round, now)) };
}

/** Contests over which the grants give one of `roles`, newest first. */
export async function listContestsFor(
  grants: readonly Grant[],
  roles: readonly Role[],
  now: Date,
): Promise<ContestInList[]> {
  const held = grants.filter((grant) => roles.some((role) => roleIncludes(grant.role, role)));
  const reach = reachOf(grants, roles);
  const single = held.flatMap(({ scope }) => (scope.kind === "contest" ? [scope.contestId] : []));
  const below = reach === "all" ? [] : reach.map((path) => ({ holder: { path: { startsWith: path } } }));
  const rows = await db().contest.findMany({
    where: reach === "all" ? {} : { OR: [...below, { id: { in: single } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: LISTED,
  });
  return rows.map((row) => inList(row, now));
}

/** Contests with a public page, the latest published first. At most 100. */
export async function listPublicContests(now: Date): Promise<ContestInList[]> {
  const rows = await db().contest.findMany({
    where: { publishedAt: { lte: now } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: LISTED,
  });
  return rows.map((row) => inList(row, now));
}

/** All rounds of a contest in their order, with the phase each is in at `now`. */
export async function listRounds(contestId: string, now: Date): Promise<RoundView[]> {
  return readRounds(db(), contestId, now);
}

/** A round by its number in the address, with its contest; `phase` and `facts` as of `now`. Throws 404. */
export async function getRound(
  contestSlug: string | undefined,
  number: string | number | undefined,
  now: Date,
): Promise<{ contest: ContestView; round: RoundView }> {
  const contest = await getContest(contestSlug);
  if (!/^[1-9]\d{0,3}$/.test(String(number))) throw notFound();
  const row = await db().round.findUnique({
    where: { contestId_number: { contestId: contest.id, number: Number(number) } },
    select: ROUND_COLUMNS,
  });
  if (!row) throw notFound();
  return { contest, round: roundView(row, now) };
}

/** The round with this id, as of `now`; null when there is none. */
export async function findRound(roundId: string, now: Date): Promise<RoundView | null> {
  const row = await db().round.findUnique({ where: { id: roundId }, select: ROUND_COLUMNS });
  return row && roundView(row, now);
}

/** All tracks of a contest in their order, with the banks they draw from. */
export async function listTracks(contestId: string): Promise<TrackView[]> {
  const rows = await db().track.findMany({
    where: { contestId },
    orderBy: [{ position: "asc" }, { code: "asc" }],
    include: { banks: { orderBy: { bankId: "asc" } } },
  });
  return rows.map(({ banks, contestId: _, ...track }) => ({
    ...track,
    bankIds: banks.map((one) => one.bankId),
  }));
}

/** Prizes of all tracks, the highest of each track first. */
export async function listPrizes(contestId: string): Promise<PrizeView[]> {
  return db().prize.findMany({
    where: { contestId },
    orderBy: [{ trackId: "asc" }, { position: "asc" }],
    select: { id: true, trackId: true, position: true, name: true, quantity: true, reward: true },
  });
}
