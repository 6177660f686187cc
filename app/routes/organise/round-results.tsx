import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { contestScope } from "~/contest/scope.server";
import { may } from "~/core/scope";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, readForm } from "~/platform/http.server";
import { ResultsPage } from "~/standing/results-page";
import { getRankingPage, getTrackResult } from "~/standing/results-page.queries.server";
import { isSettlingIntent, settleRound } from "~/standing/settle-round.server";
import type { Unsettled } from "~/standing/settling";
import { getSettling } from "~/standing/settling.queries.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "result", args.data?.round.name, args.data?.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, viewer, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const scope = { kind: "contest", contestId: contest.id, holderPath: contest.holder.path } as const;
    const [settling, result] = await Promise.all([
      getSettling(contest, round, now),
      getTrackResult(round, url.searchParams.get("track")),
    ]);
    const { standing } = result;
    return json({
      head: contestHead(contest),
      round,
      settling,
      result,
      ranking: standing && (await getRankingPage(standing.id, url.searchParams)),
      approvalPath: `/organise/contests/${contest.slug}/rounds/${round.number}/approval`,
      mayEdit: may(viewer.grants, ["organiser"], scope),
      mayApprove: may(viewer.grants, ["auditor"], scope),
    });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const { intent } = await readForm(request);
    if (!isSettlingIntent(intent)) return badRequest("unknown-intent");
    const { contest, round } = await getRound(params.contest, params.round, now);
    const page = `/organise/contests/${contest.slug}/rounds/${round.number}/results`;
    const refused = await settleRound({ intent, round, now, actorId: viewer.accountId, page });
    return json(refused, { status: 409 });
  },
);

export default function RoundResults() {
  const refused = useActionData<typeof action>() as Unsettled | undefined;
  return <ResultsPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
