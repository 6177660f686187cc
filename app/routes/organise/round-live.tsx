import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { contestScope } from "~/contest/scope.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { getRoundLive } from "~/standing/live.queries.server";
import { LivePage } from "~/standing/live-page";
import { listOpenAttempts } from "~/standing/open-attempts.queries.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "live", args.data?.round.name, args.data?.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const [live, open] = await Promise.all([
      getRoundLive(round, now),
      listOpenAttempts(round.id, url.searchParams, now),
    ]);
    return json({ head: contestHead(contest), round, phase: round.phase, live, open });
  },
);

export default function RoundLive() {
  return <LivePage {...useLoaderData<typeof loader>()} />;
}
