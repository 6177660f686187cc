import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { takeTurn } from "~/practice/ceiling.server";
import { askPassages } from "~/practice/passages.server";
import { readSetChoice } from "~/practice/public.queries.server";
import { getPublicSet } from "~/practice/set.queries.server";
import { SetPage } from "~/practice/set-page";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, args.data ? "practice" : null, args.data?.choice.title);

export const loader = openDoor(async (visit) => {
  takeTurn(visit);
  const { params, url, now } = visit;
  const set = await getPublicSet(params.set);
  const choice = await readSetChoice(set, now);
  return json({ choice, answer: await askPassages([set], url.searchParams.get("q"), now) });
});

export default function PracticeSet() {
  return <SetPage {...useLoaderData<typeof loader>()} />;
}
