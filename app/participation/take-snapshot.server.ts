import { DAY_MS, localDay, startOfLocalDay } from "~/core/time/zone";
import { db } from "~/platform/db.server";
import { addDays, type Day, dateOfDay } from "~/unit/day";
import { countByUnit } from "./participation.queries.server";

/**
 * Keeps the figures of a contest at the end of `day`, unit by unit; taking it again changes nothing. Returns how many units
 * were written.
 */
export async function takeSnapshot(contestId: string, day: Day, now: Date): Promise<number> {
  const contest = await db().contest.findUnique({
    where: { id: contestId },
    select: { holder: { select: { path: true } } },
  });
  if (!contest) return 0;
  const counts = await countByUnit({ contestId, day, underPath: contest.holder.path });
  const { count } = await db().participationSnapshot.createMany({
    data: counts.map((own) => ({ ...own, contestId, day: dateOfDay(day), takenAt: now })),
    skipDuplicates: true,
  });
  return count;
}

/** A contest is followed until this long after the end of its last round. */
const FOLLOWED_MS = 31 * DAY_MS;
/** Attempts that ended before midnight are closed by then, grace included. */
const AFTER_MIDNIGHT_MS = 10 * 60_000;
/** Days that are made up for after an outage. */
const DAYS_BACK = 7;

/** Contests that had begun by the end of `day`, are still followed and have no figures of that day. */
async function contestsWithout(day: Day): Promise<string[]> {
  const end = startOfLocalDay(addDays(day, 1)) as Date;
  const rows = await db().contest.findMany({
    where: {
      rounds: {
        some: {
          opening: { isNot: null },
          opensAt: { lt: end },
          closesAt: { gte: new Date(end.getTime() - FOLLOWED_MS) },
        },
      },
      participationSnapshots: { none: { day: dateOfDay(day) } },
    },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Keeps the figures of the days that are over, the last seven at most, where they are not kept yet. */
export async function takeDueSnapshots(now: Date): Promise<void> {
  const today = localDay(new Date(now.getTime() - AFTER_MIDNIGHT_MS));
  for (let back = DAYS_BACK; back >= 1; back -= 1) {
    const day = addDays(today, -back);
    for (const contestId of await contestsWithout(day)) await takeSnapshot(contestId, day, now);
  }
}
