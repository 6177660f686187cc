import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { contestScope } from "~/contest/scope.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { ChangesPage } from "~/standing/changes-page";
import { findChanges, getTrackResult } from "~/standing/results-page.queries.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "changes", args.data?.round.name, args.data?.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const result = await getTrackResult(round, url.searchParams.get("track"));
    const { standing } = result;
    const changes = standing && (await findChanges(round, standing, url.searchParams));
    return json({ head: contestHead(contest), round, result, changes });
  },
);

export default function RoundResultsChanges() {
  return <ChangesPage {...useLoaderData<typeof loader>()} />;
}
