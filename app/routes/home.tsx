import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { listPublicContests } from "~/contest/contest.queries.server";
import { contestCards } from "~/contest/contest-card";
import { HomePage } from "~/contest/home-page";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";

export const meta: MetaFunction = (args) => [
  ...pageTitle(args, "home"),
  {
    name: "description",
    content: "Các cuộc thi trực tuyến tìm hiểu cải cách hành chính của cơ quan nhà nước.",
  },
];

export const loader = openDoor(async ({ now }) => {
  const list = await listPublicContests(now);
  return json({ cards: contestCards(list, now), nowMs: now.getTime() });
});

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
