import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { listSets } from "~/practice/desk.queries.server";
import { DeskListPage } from "~/practice/desk-list-page";

export const meta: MetaFunction = (args) => pageTitle(args, "practice");

export const loader = roleDoor(["organiser"], async ({ now }) => json({ sets: await listSets(now) }));

export default function PracticeSets() {
  return <DeskListPage {...useLoaderData<typeof loader>()} />;
}
