import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { contestScope } from "~/contest/scope.server";
import { pageTitle } from "~/i18n/page-title";
import { listDecisions } from "~/integrity/decisions.queries.server";
import { json } from "~/platform/http.server";
import { DecisionsPage } from "~/standing/decisions-page";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "decisions", args.data?.round.name, args.data?.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    return json({ head: contestHead(contest), round, decisions: await listDecisions(round.id) });
  },
);

export default function RoundDecisions() {
  return <DecisionsPage {...useLoaderData<typeof loader>()} />;
}
