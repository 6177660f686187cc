import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { listPoolBanks } from "~/bank/pool.queries.server";
import { getContest, listTracks } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import type { Refused } from "~/contest/refusal";
import { removeTrack } from "~/contest/remove-track.server";
import { saveTrack } from "~/contest/save-track.server";
import { contestScope } from "~/contest/scope.server";
import { removalFields, trackFields } from "~/contest/track";
import { TracksPage } from "~/contest/tracks-page";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "tracks", args.data?.head.title);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params }) => {
    const contest = await getContest(params.contest);
    const [tracks, banks] = await Promise.all([listTracks(contest.id), listPoolBanks()]);
    return json({ head: contestHead(contest), tracks, banks });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const values = await readForm(request);
    const contest = await getContest(params.contest);
    const context = { now, actorId: viewer.accountId };
    const isRemoval = values.intent === "remove";
    const parsed = isRemoval ? parseFields(removalFields, values) : parseFields(trackFields, values);
    if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
    const done =
      "code" in parsed.value
        ? await saveTrack(contest.id, parsed.value, context)
        : await removeTrack(contest.id, parsed.value.trackId, context);
    if (!done.ok) return json<Refused>({ ...done, values }, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/tracks?done=${isRemoval ? "removed" : "saved"}`);
  },
);

export default function Tracks() {
  return (
    <TracksPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>() as Refused | undefined}
    />
  );
}
