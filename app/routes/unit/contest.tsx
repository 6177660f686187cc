import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { readUnitPicture } from "~/participation/participation-page.queries.server";
import { readView } from "~/participation/participation-view";
import { UnitContestPage } from "~/participation/unit-contest-page";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { unitScope } from "~/unit/scope.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.unit.name ?? ""} · ${data?.picture.contest.title ?? ""} · Hội Thi` },
];

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
