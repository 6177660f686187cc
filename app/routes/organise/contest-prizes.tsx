import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getContest, listPrizes, listTracks } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { prizesFields } from "~/contest/prize";
import { PrizesPage } from "~/contest/prizes-page";
import type { Refused } from "~/contest/refusal";
import { savePrizes } from "~/contest/save-prizes.server";
import { contestScope } from "~/contest/scope.server";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "prizes", args.data?.head.title);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params }) => {
    const contest = await getContest(params.contest);
    const [tracks, prizes] = await Promise.all([listTracks(contest.id), listPrizes(contest.id)]);
    return json({ head: contestHead(contest), tracks, prizes });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const values = await readForm(request);
    const parsed = parseFields(prizesFields, values);
    if (!parsed.ok) return json<Refused>({ ...parsed, values }, { status: 422 });
    const contest = await getContest(params.contest);
    const { trackId, prizes } = parsed.value;
    const saved = await savePrizes(contest.id, trackId, prizes, { now, actorId: viewer.accountId });
    if (!saved.ok) return json<Refused>({ ...saved, values }, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/prizes?done=saved`);
  },
);

export default function Prizes() {
  return (
    <PrizesPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>() as Refused | undefined}
    />
  );
}
