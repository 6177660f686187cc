import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound, listTracks } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { PreviewPage, type PreviewPageProps } from "~/contest/preview-page";
import { previewPaper } from "~/contest/preview-paper.server";
import { contestScope } from "~/contest/scope.server";
import { chosenTrack } from "~/contest/track";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "preview", args.data?.round.name);

const SEED = /^[A-Za-z0-9_-]{1,40}$/;

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const tracks = await listTracks(contest.id);
    const track = chosenTrack(tracks, url.searchParams.get("track"));
    const seed = url.searchParams.get("seed") ?? "";
    const withAnswers = url.searchParams.get("view") === "answers";
    const preview = await previewPaper({
      contestId: contest.id,
      roundId: round.id,
      trackId: track?.id ?? null,
      seed: SEED.test(seed) ? seed : null,
      withAnswers,
    });
    return json<PreviewPageProps>({
      head: contestHead(contest),
      round: { number: round.number, name: round.name },
      tracks: tracks.map(({ id, code, name }) => ({ id, code, name })),
      track: track && { id: track.id, code: track.code, name: track.name },
      withAnswers,
      ...(preview.ok
        ? { seed: preview.seed, questions: preview.questions, answers: preview.answers, refused: null }
        : { seed: "", questions: [], answers: [], refused: preview }),
    });
  },
);

export default function Preview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />;
}
