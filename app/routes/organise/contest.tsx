import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { isPublished } from "~/contest/contest";
import { getContest } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { getContestDesk } from "~/contest/desk.queries.server";
import { DeskPage } from "~/contest/desk-page";
import { publishContest } from "~/contest/publish-contest.server";
import { contestScope } from "~/contest/scope.server";
import { may } from "~/core/scope";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, notFound, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, null, args.data?.desk.head.title);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, viewer, now }) => {
    const { contest, ...desk } = await getContestDesk(await getContest(params.contest), now);
    const scope = { kind: "contest", contestId: contest.id, holderPath: contest.holder.path } as const;
    return json({
      desk: { ...desk, head: contestHead(contest), isPublic: isPublished(contest, now) },
      nowMs: now.getTime(),
      mayEdit: may(viewer.grants, ["organiser"], scope),
    });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const { intent } = await readForm(request);
    if (intent !== "publish") return badRequest("unknown-intent");
    const contest = await getContest(params.contest);
    const published = await publishContest(contest.id, { now, actorId: viewer.accountId });
    if (!published.ok) throw notFound();
    throw redirect(`/organise/contests/${contest.slug}?done=published`);
  },
);

export default function Contest() {
  return <DeskPage {...useLoaderData<typeof loader>()} />;
}
