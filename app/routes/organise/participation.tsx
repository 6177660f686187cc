import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { contestScope } from "~/contest/scope.server";
import { may } from "~/core/scope";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { ContestParticipationPage } from "~/participation/contest-participation-page";
import { readContestPicture } from "~/participation/participation-page.queries.server";
import { readView } from "~/participation/participation-view";
import { json, notFound } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "participation", args.data?.picture.contest.title);

/** An auditor sees figures; names are for those who run the contest. */
export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, url, viewer, now }) => {
    const scope = await contestScope(params.contest);
    if (!scope) throw notFound();
    const withNames = may(viewer.grants, ["organiser"], scope);
    const view = readView(url.searchParams, localDay(now));
    const unitId = url.searchParams.get("unit");
    const read = await readContestPicture(params.contest, { unitId, view, now, withNames });
    return json({ ...read, mayExport: withNames });
  },
);

export default function ContestParticipation() {
  return <ContestParticipationPage {...useLoaderData<typeof loader>()} />;
}
