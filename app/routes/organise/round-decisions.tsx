import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { contestScope } from "~/contest/scope.server";
import { listDecisions } from "~/integrity/decisions.queries.server";
import { json } from "~/platform/http.server";
import { DecisionsPage } from "~/standing/decisions-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Quyết định · ${data?.round.name ?? ""} · ${data?.head.title ?? ""} · Hội Thi` },
];

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
