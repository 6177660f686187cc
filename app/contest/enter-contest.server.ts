import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { isPublished } from "./contest";
import { CONTEST_COLUMNS } from "./contest-row.server";
import { type EntryRefusal, judgeTrack } from "./entry";
import { findEntryPerson } from "./entry-facts.server";
import { readRounds } from "./round-row.server";

export type Enrolment = {
  contestId: string;
  accountId: string;
  trackId: string;
  /** Version of the consent text the person agreed to; null: did not agree. */
  consentVersion: string | null;
};

/**
 * A person joins a contest on a track, by roster or alone, and agrees to the consent text. Entering the same track again
 * changes nothing and is accepted (`already`). Whoever is entered stays so; a later bar keeps from starting.
 */
export async function enterContest(
  enrolment: Enrolment,
  { now }: { now: Date },
): Promise<Verdict<{ trackId: string; already: boolean }, EntryRefusal>> {
  const { contestId, accountId, trackId, consentVersion } = enrolment;
  const judged = await judgeEnrolment(enrolment, now);
  if (!judged.ok || judged.already) return judged;
  // One statement; the unique index is the referee between two tabs, and the first entry stands.
  await db().entry.createMany({
    data: { contestId, accountId, trackId, enteredAt: now, consentVersion: consentVersion ?? "" },
    skipDuplicates: true,
  });
  const entry = await db().entry.findUniqueOrThrow({
    where: { contestId_accountId: { contestId, accountId } },
  });
  return entry.trackId === trackId ? judged : refuse("already-on-another-track");
}

async function judgeEnrolment(
  { contestId, accountId, trackId, consentVersion }: Enrolment,
  now: Date,
): Promise<Verdict<{ trackId: string; already: boolean }, EntryRefusal>> {
  const contest = await db().contest.findUnique({ where: { id: contestId }, select: CONTEST_COLUMNS });
  if (!contest || !isPublished(contest, now)) return refuse("contest-not-public");
  const person = await findEntryPerson(contest, accountId, now);
  if (!person) return refuse("account-unknown");
  const track = await db().track.findFirst({ where: { id: trackId, contestId } });
  if (!track) return refuse("track-unknown");
  const verdict = judgeTrack(person, track);
  if (!verdict.ok) return verdict;
  if (person.enteredTrackId === trackId) return accept({ trackId, already: true });

  const rounds = await readRounds(db(), contestId, now);
  const isOver = rounds.length > 0 && rounds.every((round) => round.closesAt <= now);
  if (isOver) return refuse("contest-over");
  if (consentVersion === null) return refuse("consent-missing");
  if (consentVersion !== contest.consentVersion) return refuse("consent-outdated");
  return accept({ trackId, already: false });
}
