import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { listOfficerUnits } from "~/participation/officer.queries.server";
import { OfficerPage } from "~/participation/officer-page";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";

export const meta: MetaFunction = () => [{ title: "Đơn vị của tôi · Hội Thi" }];

export const loader = roleDoor(["unit_officer"], async ({ viewer, now }) =>
  json({
    units: await listOfficerUnits(reachOf(viewer.grants, ["unit_officer"]), now),
    nowMs: now.getTime(),
  }),
);

export default function Units() {
  return <OfficerPage {...useLoaderData<typeof loader>()} />;
}
