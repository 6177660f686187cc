import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { may } from "~/core/scope";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { isDay } from "~/unit/day";
import { reachOf } from "~/unit/reach";
import { listMembers } from "~/unit/roster.queries.server";
import { unitScope } from "~/unit/scope.server";
import { getUnitWithTrail, treesInReach } from "~/unit/tree.queries.server";
import { UnitPage } from "~/unit/unit-page";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, null, args.data?.unit.name);

export const loader = scopeDoor(
  ["organiser", "unit_officer"],
  ({ params }) => unitScope(params.unit),
  async ({ viewer, params, url, now }) => {
    const { unit, above } = await getUnitWithTrail(params.unit, reachOf(viewer.grants, ["unit_officer"]));
    const today = localDay(now);
    const asked = url.searchParams;
    const day = asked.get("on") ?? "";
    const view = {
      on: isDay(day) ? day : today,
      search: (asked.get("q") ?? "").trim().slice(0, 100),
      exemptOnly: asked.get("exempt") === "1",
      today,
    };
    const [{ trees, totals }, roster] = await Promise.all([
      treesInReach([unit.path], { on: view.on, withEnded: unit.validTo !== null }),
      listMembers({ ...view, underPath: unit.path, page: Number(asked.get("page")) || 1 }),
    ]);
    return json({
      unit,
      trail: above,
      below: trees.flatMap((tree) => (tree.id === unit.id ? tree.children : tree)),
      totals,
      roster,
      view,
      mayChange: may(viewer.grants, ["organiser"], { kind: "unit", path: unit.path }),
      saved: asked.has("saved"),
    });
  },
);

export default function Unit() {
  return <UnitPage {...useLoaderData<typeof loader>()} />;
}
