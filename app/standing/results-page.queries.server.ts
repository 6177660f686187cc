import { listTracks } from "~/contest/contest.queries.server";
import type { RoundView } from "~/contest/round";
import type { TrackView } from "~/contest/track";
import { scoreHistogram } from "~/core/statistics/histogram";
import { hasControlCharacters } from "~/core/text";
import { notFound } from "~/platform/http.server";
import {
  countMovements,
  findPreviousStanding,
  listLatestStandings,
  listMovements,
  listPoints,
  type Movement,
  type MovementCounts,
  type StandingRowView,
  type StandingView,
  searchStandingRows,
} from "./standing.queries.server";

const RESULTS_PAGE_SIZE = 50;

/** One track's part of the result as the desk shows it; `standing` null: nothing has been computed. */
export type TrackResult = {
  tracks: { code: string; name: string; people: number | null }[];
  track: { code: string; name: string };
  standing: StandingView | null;
};

export type RankingPage = {
  rows: StandingRowView[];
  count: number;
  page: number;
  pageSize: number;
  search: string;
  unit: string | null;
  /** People by range of points. */
  bins: { from: number; to: number; count: number }[];
};

/** The latest standing of the track with this code, the first one when none is named. Throws 404. */
export async function getTrackResult(round: RoundView, code: string | null): Promise<TrackResult> {
  const [tracks, standings] = await Promise.all([listTracks(round.contestId), listLatestStandings(round.id)]);
  const of = (track: TrackView) => standings.find(({ trackId }) => trackId === track.id) ?? null;
  const track = code === null ? tracks[0] : tracks.find((one) => one.code === code);
  if (!track) throw notFound();
  return {
    tracks: tracks.map((one) => ({ code: one.code, name: one.name, people: of(one)?.people ?? null })),
    track: { code: track.code, name: track.name },
    standing: of(track),
  };
}

/** A page of the ranking as the address asks for it (`q`, `unit`, `page`), with the distribution of all points. */
export async function getRankingPage(standingId: string, query: URLSearchParams): Promise<RankingPage> {
  const search = (query.get("q") ?? "").slice(0, 100);
  const named = query.get("unit") ?? "";
  const unit = named === "" || hasControlCharacters(named) ? null : named;
  const page = pageOf(query);
  const range = { offset: (page - 1) * RESULTS_PAGE_SIZE, limit: RESULTS_PAGE_SIZE };
  const [found, points] = await Promise.all([
    searchStandingRows(standingId, { search, unit, ...range }),
    listPoints(standingId),
  ]);
  const most = Math.max(0, ...new Set(points.map((one) => one.maxPoints)));
  const bins =
    most > 0
      ? scoreHistogram(
          points.map((one) => one.points),
          most,
        )
      : [];
  return { ...found, page, pageSize: RESULTS_PAGE_SIZE, search, unit, bins };
}

/** What changed between the two latest versions of a track; null when there are not two. */
export type Changes = {
  from: StandingView;
  to: StandingView;
  counts: MovementCounts;
  movements: Movement[];
  page: number;
  pageSize: number;
};

export async function findChanges(
  round: RoundView,
  standing: StandingView,
  query: URLSearchParams,
): Promise<Changes | null> {
  const from = await findPreviousStanding(round.id, standing.trackId, standing.version);
  if (!from) return null;
  const page = pageOf(query);
  const range = { offset: (page - 1) * RESULTS_PAGE_SIZE, limit: RESULTS_PAGE_SIZE };
  const [counts, movements] = await Promise.all([
    countMovements(from.id, standing.id),
    listMovements(from.id, standing.id, range),
  ]);
  return { from, to: standing, counts, movements, page, pageSize: RESULTS_PAGE_SIZE };
}

/** 1-based; anything that is not a page counts as the first. */
function pageOf(query: URLSearchParams): number {
  return Math.min(100_000, Math.max(1, Math.trunc(Number(query.get("page")) || 1)));
}
