import { listPublicContests } from "~/contest/contest.queries.server";
import { type ContestState, contestState } from "~/contest/contest-state";
import type { ParticipationCounts } from "~/core/participation/roll-up";
import { localDay } from "~/core/time/zone";
import { db } from "~/platform/db.server";
import type { Reach } from "~/unit/reach";
import { readParticipation } from "./kept.queries.server";
import { sharedPath } from "./participation";

export type OfficerContest = {
  slug: string;
  title: string;
  state: ContestState;
  /** Of what the unit and the contest have in common, as of now; null before the first round has begun. */
  total: ParticipationCounts | null;
};

export type OfficerUnit = { id: string; name: string; contests: OfficerContest[] };

/** More units or contests than this are found through the desk. */
const MAX_UNITS = 20;
const MAX_CONTESTS = 5;

async function unitsOf(reach: Reach): Promise<{ id: string; name: string; path: string }[]> {
  return db().unit.findMany({
    where: reach === "all" ? { parentId: null } : { path: { in: [...reach] } },
    orderBy: [{ position: "asc" }, { searchKey: "asc" }],
    take: MAX_UNITS,
    select: { id: true, name: true, path: true },
  });
}

/** The units that an officer holds, each with its published contests, the latest first, and how many took part. */
export async function listOfficerUnits(reach: Reach, now: Date): Promise<OfficerUnit[]> {
  const contests = await listPublicContests(now);
  const units: OfficerUnit[] = [];
  for (const { id, name, path } of await unitsOf(reach)) {
    const own: OfficerContest[] = [];
    for (const { contest, rounds } of contests) {
      const underPath = sharedPath(contest.holder.path, path);
      if (underPath === null || own.length >= MAX_CONTESTS) continue;
      const begun = rounds.some(({ facts, opensAt }) => facts.openedAt !== null && opensAt <= now);
      const scope = { contestId: contest.id, underPath, day: localDay(now) };
      const total = begun ? (await readParticipation(scope)).total : null;
      own.push({ slug: contest.slug, title: contest.title, state: contestState(rounds, now), total });
    }
    units.push({ id, name, contests: own });
  }
  return units;
}
