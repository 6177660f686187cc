import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { readUnitPicture } from "~/participation/participation-page.queries.server";
import { readView } from "~/participation/participation-view";
import { UnitContestPage } from "~/participation/unit-contest-page";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { unitScope } from "~/unit/scope.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, null, args.data?.unit.name, args.data?.picture.contest.title);

export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ params, url, viewer, now }) => {
    const view = readView(url.searchParams, localDay(now));
    const reach = reachOf(viewer.grants, ["unit_officer"]);
    return json(await readUnitPicture(params, { view, reach, now }));
  },
);

export default function UnitContest() {
  return <UnitContestPage {...useLoaderData<typeof loader>()} />;
}
