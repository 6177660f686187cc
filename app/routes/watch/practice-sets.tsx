import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { takeTurn } from "~/practice/ceiling.server";
import { askPassages } from "~/practice/passages.server";
import { listSetCards } from "~/practice/public.queries.server";
import { SetListPage } from "~/practice/set-list-page";

export const meta: MetaFunction = (args) => pageTitle(args, "practice");

export const loader = openDoor(async (visit) => {
  takeTurn(visit);
  const { url, now } = visit;
  const { cards, sets } = await listSetCards(now);
  return json({ cards, answer: await askPassages(sets, url.searchParams.get("q"), now) });
});

export default function PracticeSets() {
  return <SetListPage {...useLoaderData<typeof loader>()} />;
}
