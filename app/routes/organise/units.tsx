import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";
import { treesInReach } from "~/unit/tree.queries.server";
import { searchUnits } from "~/unit/unit.queries.server";
import { UnitsPage } from "~/unit/units-page";

export const meta: MetaFunction = (args) => pageTitle(args, "units");

const MAX_FOUND = 50;

export const loader = roleDoor(["organiser", "unit_officer"], async ({ viewer, url, now }) => {
  const reach = reachOf(viewer.grants, ["unit_officer"]);
  const on = localDay(now);
  const text = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const showsEnded = url.searchParams.get("ended") === "1";
  const { trees, totals } = await treesInReach(reach, { on, withEnded: showsEnded });
  const found = text === "" ? null : await searchUnits(text, { on, reach, limit: MAX_FOUND });
  return json({
    trees: found ? [] : trees,
    totals,
    search: found && {
      text,
      limit: MAX_FOUND,
      found: found.map(({ id, code, name, above }) => ({ id, code, name, above })),
    },
    showsEnded,
    mayCreateRoot: reachOf(viewer.grants, ["admin"]) === "all",
  });
});

export default function Units() {
  return <UnitsPage {...useLoaderData<typeof loader>()} />;
}
