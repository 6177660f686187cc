import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { listOfficerUnits } from "~/participation/officer.queries.server";
import { OfficerPage } from "~/participation/officer-page";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";

export const meta: MetaFunction = (args) => pageTitle(args, "myUnits");

export const loader = roleDoor(["unit_officer"], async ({ viewer, now }) =>
  json({
    units: await listOfficerUnits(reachOf(viewer.grants, ["unit_officer"]), now),
    nowMs: now.getTime(),
  }),
);

export default function Units() {
  return <OfficerPage {...useLoaderData<typeof loader>()} />;
}
