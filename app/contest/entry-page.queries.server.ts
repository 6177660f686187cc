import { notFound } from "~/platform/http.server";
import { isPublished } from "./contest";
import { getContest, listRounds, listTracks } from "./contest.queries.server";
import { type EntryRefusal, judgeTrack } from "./entry";
import { findEntryPerson } from "./entry-facts.server";

/** What a person confirms before entering a contest. */
export type EntryPage = {
  slug: string;
  title: string;
  displayName: string;
  unitName: string | null;
  consentVersion: string;
  /** Tracks open to this person. */
  tracks: { id: string; name: string; audience: "staff" | "citizens" | "everyone" }[];
  /** Why none is open; null: at least one is. */
  refusal: EntryRefusal | null;
  /** In the contest already. */
  entered: boolean;
};

/** Throws 404 for a contest without a public page. */
export async function getEntryPage(
  slug: string | undefined,
  accountId: string,
  now: Date,
): Promise<EntryPage> {
  const contest = await getContest(slug);
  if (!isPublished(contest, now)) throw notFound();
  const person = await findEntryPerson(contest, accountId, now);
  if (!person) throw notFound();
  const tracks = await listTracks(contest.id);
  const rounds = await listRounds(contest.id, now);
  const verdicts = tracks.map((track) => ({ track, verdict: judgeTrack(person, track) }));
  const open = verdicts.filter(({ verdict }) => verdict.ok).map(({ track }) => track);
  const refused = verdicts.find(({ verdict }) => !verdict.ok)?.verdict;
  const isOver = rounds.length > 0 && rounds.every((round) => round.closesAt <= now);
  const trackRefusal = refused && !refused.ok ? refused.reason : "track-unknown";
  return {
    slug: contest.slug,
    title: contest.title,
    displayName: person.displayName,
    unitName: person.unitName,
    consentVersion: contest.consentVersion,
    tracks: open.map(({ id, name, audience }) => ({ id, name, audience })),
    refusal: isOver ? "contest-over" : open.length > 0 ? null : trackRefusal,
    entered: person.enteredTrackId !== null,
  };
}
