import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { listContestsFor } from "~/contest/contest.queries.server";
import { contestCards } from "~/contest/contest-card";
import { ContestList } from "~/contest/contest-list";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { reachOf } from "~/unit/reach";

export const meta: MetaFunction = (args) => pageTitle(args, "contests");

export const loader = roleDoor(["organiser", "auditor"], async ({ viewer, now }) => {
  const list = await listContestsFor(viewer.grants, ["organiser", "auditor"], now);
  const reach = reachOf(viewer.grants, ["organiser"]);
  const mayCreate = reach === "all" || reach.length > 0;
  return json({ cards: contestCards(list, now), nowMs: now.getTime(), mayCreate });
});

export default function Contests() {
  return <ContestList {...useLoaderData<typeof loader>()} />;
}
