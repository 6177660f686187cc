import { publicDisclosure } from "~/core/ranking/disclosure";
import { type Grant, may } from "~/core/scope";
import { db } from "~/platform/db.server";
import { getEnv } from "~/platform/env.server";
import { notFound } from "~/platform/http.server";
import { type ContestView, isPublished, metricOf } from "./contest";
import { getContest, listPrizes, listTracks } from "./contest.queries.server";
import { contestState } from "./contest-state";
import { findContestAction } from "./person-phase.queries.server";
import type { PublicContestPage, PublicRound } from "./public-page";
import { renderTexts } from "./rendered.server";
import type { RoundView } from "./round";
import { readRounds } from "./round-row.server";

type Asker = { accountId: string; grants: readonly Grant[] } | null;

/** The contest where everybody may see it, or where the asker organises it; otherwise 404. */
export async function getVisibleContest(
  slug: string | undefined,
  asker: Asker,
  now: Date,
): Promise<ContestView> {
  const contest = await getContest(slug);
  const scope = { kind: "contest", contestId: contest.id, holderPath: contest.holder.path } as const;
  const isVisible = isPublished(contest, now) || may(asker?.grants ?? [], ["organiser", "auditor"], scope);
  if (!isVisible) throw notFound();
  return contest;
}

/** The public page of a contest as the asker sees it (null: a stranger). Throws 404. */
export async function getContestPage(
  slug: string | undefined,
  asker: Asker,
  now: Date,
): Promise<PublicContestPage> {
  const contest = await getVisibleContest(slug, asker, now);
  const [rounds, tracks, prizes] = await Promise.all([
    readRounds(db(), contest.id, now),
    listTracks(contest.id),
    listPrizes(contest.id),
  ]);
  const parts = { rounds, tracks };
  const { action, trackId } = await findContestAction(contest, parts, asker?.accountId ?? null, now);
  return {
    slug: contest.slug,
    title: contest.title,
    holderName: contest.holder.name,
    published: isPublished(contest, now),
    ...renderTexts(contest),
    rankingChain: contest.rankingChain,
    predictionQuestion: contest.predictionMetric === null ? null : contest.predictionQuestion,
    state: contestState(rounds, now),
    rounds: rounds.map((round) => publicRound(round, contest, now)),
    tracks: tracks.map(({ id, name, audience, entryMode }) => ({ id, name, audience, entryMode })),
    prizes: prizes.map(({ trackId: of, name, quantity, reward }) => ({
      trackId: of,
      name,
      quantity,
      reward,
    })),
    action,
    trackName: tracks.find((track) => track.id === trackId)?.name ?? null,
    link: `${getEnv().PUBLIC_URL}/c/${contest.slug}`,
  };
}

/** Exactly what everybody may know of a round. */
function publicRound(round: RoundView, contest: ContestView, now: Date): PublicRound {
  const { number, name, opensAt, closesAt, durationMs, attemptsAllowed, countedAttempt, resultTiming } =
    round;
  const { phase, freezeBeforeMs, boardRows } = round;
  const disclosure = publicDisclosure({
    phase,
    predictionMetric: metricOf(contest.predictionMetric),
    frozenAt: freezeBeforeMs === null ? null : new Date(closesAt.getTime() - freezeBeforeMs),
    now,
    boardRows,
    // How many there are is not asked here: the link says only that a board may exist.
    entries: Number.MAX_SAFE_INTEGER,
  });
  return {
    number,
    name,
    opensAt,
    closesAt,
    durationMs,
    attemptsAllowed,
    countedAttempt,
    resultTiming,
    phase,
    hasBoard: disclosure.board !== "hidden",
  };
}
