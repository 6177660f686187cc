import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { listFacilities } from "~/attempt/item-answers.queries.server";
import { getRound, listTracks } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { cellTexts, readCells, typedCells } from "~/contest/matrix";
import { getMatrixDesk } from "~/contest/matrix.queries.server";
import { MatrixPage } from "~/contest/matrix-page";
import type { Refused } from "~/contest/refusal";
import { saveMatrix } from "~/contest/save-matrix.server";
import { contestScope } from "~/contest/scope.server";
import { simulateMatrix } from "~/contest/simulate-matrix.server";
import { chosenTrack } from "~/contest/track";
import { pageTitle } from "~/i18n/page-title";
import { json, notFound, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "matrix", args.data?.round.name);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const tracks = await listTracks(contest.id);
    const track = chosenTrack(tracks, url.searchParams.get("track"));
    const matrix = track ? await getMatrixDesk(round.id, track) : { cells: [], topics: [] };
    const isSimulated = track !== null && url.searchParams.has("simulate");
    return json({
      head: contestHead(contest),
      round: { number: round.number, name: round.name },
      tracks: tracks.map(({ id, code, name }) => ({ id, code, name })),
      track: track && { id: track.id, code: track.code, name: track.name },
      topics: matrix.topics,
      values: cellTexts(matrix.cells),
      isFixed: round.facts.openedAt !== null,
      isSimulated,
      simulation: isSimulated ? await simulateMatrix(round.id, track, listFacilities) : null,
    });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const form = await readForm(request);
    const values = typedCells(form);
    const { contest, round } = await getRound(params.contest, params.round, now);
    const track = (await listTracks(contest.id)).find((one) => one.id === form.trackId);
    if (!track) throw notFound();
    const { topics } = await getMatrixDesk(round.id, track);
    const read = readCells(
      form,
      topics.map((topic) => topic.topicId),
    );
    if (!read.ok) return json<Refused>({ ...read, reason: "invalid-form", values }, { status: 422 });
    const place = { contestId: contest.id, roundId: round.id, trackId: track.id };
    const saved = await saveMatrix(place, read.cells, { now, actorId: viewer.accountId });
    if (!saved.ok) return json<Refused>({ ...saved, values }, { status: 409 });
    const here = `/organise/contests/${contest.slug}/rounds/${round.number}/matrix`;
    throw redirect(`${here}?track=${track.code}&done=saved`);
  },
);

export default function Matrix() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const typed = refused?.values as Record<string, string> | undefined;
  return <MatrixPage {...data} values={typed ?? data.values} refused={refused} />;
}
