import { getRound, listTracks } from "~/contest/contest.queries.server";
import { getVisibleContest } from "~/contest/public-page.queries.server";
import type { RoundView } from "~/contest/round";
import type { Grant } from "~/core/scope";
import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { type BoardRow, boardRoom } from "~/realtime/protocol";
import { publishedVersion } from "~/realtime/publish.server";
import { type BoardPage, isSameLine, type OwnPlace } from "./board-page";
import { type BoardRound, boardState, frozenAt } from "./board-store.server";
import { findOwnStanding } from "./own-standing.queries.server";
import { listNamedAttempts } from "./valid-attempts.queries.server";

type Asker = { accountId: string; grants: readonly Grant[] } | null;
type Address = { contest: string | undefined; round: string | undefined; track: string | null };

/** The public board of a round and track (the first track when none is named) as the asker sees it. Throws 404. */
export async function getBoardPage(address: Address, asker: Asker, now: Date): Promise<BoardPage> {
  await getVisibleContest(address.contest, asker, now);
  const { contest, round } = await getRound(address.contest, address.round, now);
  if (round.phase === "draft") throw notFound();
  const tracks = await listTracks(contest.id);
  const track = address.track === null ? tracks[0] : tracks.find(({ code }) => code === address.track);
  if (!track) throw notFound();
  const of: BoardRound = { round, contest };
  // The version is read before the state: news in between shows as a gap and makes the page load again.
  const version = publishedVersion(boardRoom(round.id, track.id));
  const state = await boardState(of, track.id, now);
  return {
    slug: contest.slug,
    title: contest.title,
    holderName: contest.holder.name,
    round: roundHead(round),
    tracks: tracks.map(({ code, name }) => ({ code, name })),
    trackCode: track.code,
    criteria: contest.rankingChain.filter((one) => state.status === "final" || one !== "prediction-error"),
    state,
    version,
    frozenAt: state.status === "frozen" ? frozenAt(round) : null,
    own: asker ? await findOwnPlace(of, track.id, asker.accountId, state.rows, now) : null,
  };
}

function roundHead({ number, name, phase, opensAt, boardRows }: RoundView): BoardPage["round"] {
  return { number, name, phase, opensAt, isPublic: boardRows > 0 };
}

/** The asker's own line among those shown, and the own rank where it may be told. Adds nothing to what is shown. */
async function findOwnPlace(
  of: BoardRound,
  trackId: string,
  accountId: string,
  rows: readonly BoardRow[],
  now: Date,
): Promise<OwnPlace | null> {
  const attempts = await listNamedAttempts(db(), { roundId: of.round.id, trackId, accountIds: [accountId] });
  if (attempts.length === 0) return null;
  const standing = await findOwnStanding(of, accountId, now);
  const shown = standing && attempts.some(({ attemptId }) => attemptId === standing.attemptId);
  return {
    row: rows.find((row) => attempts.some((own) => isSameLine(row, own))) ?? null,
    rank: shown ? standing.rank : null,
    people: shown ? standing.people : null,
  };
}
