import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { ContestPage } from "~/contest/contest-page";
import { getContestPage } from "~/contest/public-page.queries.server";
import { json } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Hội Thi" }];
  const { title, holderName, link } = data.page;
  return [
    { title: `${title} · Hội Thi` },
    { name: "description", content: `${title} – ${holderName} tổ chức.` },
    { property: "og:title", content: title },
    { property: "og:url", content: link },
    { property: "og:type", content: "website" },
  ];
};

export const loader = openDoor(async ({ params, viewer, now }) => {
  return json({ page: await getContestPage(params.contest, viewer, now), nowMs: now.getTime() });
});

export default function Contest() {
  return <ContestPage {...useLoaderData<typeof loader>()} />;
}
