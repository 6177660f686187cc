import { db } from "~/platform/db.server";
import type { ContestView } from "./contest";
import { listTracks } from "./contest.queries.server";
import type { ReadinessItem } from "./readiness";
import { readReadiness } from "./readiness.server";
import type { RoundView } from "./round";
import { readRounds } from "./round-row.server";
import type { TrackView } from "./track";

/** How far a round has come; people and attempts apart. `sitting` counts attempts under way. */
export type RoundCounts = { people: number; attempts: number; sitting: number };

export type DeskRound = RoundView & { counts: RoundCounts };

/** All that the page of one contest on the organiser's desk shows. */
export type ContestDesk = {
  contest: ContestView;
  tracks: TrackView[];
  rounds: DeskRound[];
  counts: { entries: number; bars: number };
  /** The next round to be opened, with what it needs; null: none is waiting. */
  next: { number: number; name: string; items: ReadinessItem[] } | null;
};

const NOTHING: RoundCounts = { people: 0, attempts: 0, sitting: 0 };

/** Counts of the rounds as of `now`, by round id; a round without attempts is not among them. */
export async function countRounds(roundIds: readonly string[], now: Date): Promise<Map<string, RoundCounts>> {
  const rows = await db().$queryRaw<({ roundId: string } & RoundCounts)[]>`
    SELECT round_id AS "roundId",
      count(DISTINCT account_id) FILTER (WHERE submitted_at IS NOT NULL)::int AS people,
      count(*) FILTER (WHERE submitted_at IS NOT NULL)::int AS attempts,
      count(*) FILTER (WHERE submitted_at IS NULL AND deadline_at >= ${now})::int AS sitting
    FROM attempt WHERE round_id = ANY(${[...roundIds]}::uuid[]) GROUP BY round_id`;
  return new Map(rows.map(({ roundId, ...counts }) => [roundId, counts]));
}

/** What the first page of a contest at the desk shows. */
export async function getContestDesk(contest: ContestView, now: Date): Promise<ContestDesk> {
  const [tracks, rounds, entries, bars] = await Promise.all([
    listTracks(contest.id),
    readRounds(db(), contest.id, now),
    db().entry.count({ where: { contestId: contest.id } }),
    db().bar.count({ where: { contestId: contest.id, liftedAt: null } }),
  ]);
  const counts = await countRounds(
    rounds.map((round) => round.id),
    now,
  );
  const waiting = rounds.find((round) => round.facts.openedAt === null);
  const next = waiting && {
    number: waiting.number,
    name: waiting.name,
    items: (await readReadiness(db(), waiting, now)).items,
  };
  return {
    contest,
    tracks,
    rounds: rounds.map((round) => ({ ...round, counts: counts.get(round.id) ?? NOTHING })),
    counts: { entries, bars },
    next: next ?? null,
  };
}

export type ExtensionView = {
  id: string;
  oldClosesAt: Date;
  newClosesAt: Date;
  reason: string;
  extendedAt: Date;
};

/** All that the page of one round on the organiser's desk shows. */
export type RoundDesk = {
  counts: RoundCounts;
  extensions: ExtensionView[];
  /** What it needs before it opens; null: it has been opened. */
  items: ReadinessItem[] | null;
};

/** Each time the end of a round was moved, oldest first. */
export async function listExtensions(roundId: string): Promise<ExtensionView[]> {
  return db().roundExtension.findMany({
    where: { roundId },
    orderBy: { extendedAt: "asc" },
    select: { id: true, oldClosesAt: true, newClosesAt: true, reason: true, extendedAt: true },
  });
}

/** What the page of a round at the desk shows; `items` only until it is opened. */
export async function getRoundDesk(round: RoundView, now: Date): Promise<RoundDesk> {
  const counts = await countRounds([round.id], now);
  const extensions = await listExtensions(round.id);
  const items = round.facts.openedAt === null ? (await readReadiness(db(), round, now)).items : null;
  return { counts: counts.get(round.id) ?? NOTHING, extensions, items };
}
