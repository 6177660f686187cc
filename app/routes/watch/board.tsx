import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { json } from "~/platform/http.server";
import { getBoardPage } from "~/standing/board-page.queries.server";
import { BoardScreen } from "~/standing/board-screen";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "board", args.data?.page.round.name, args.data?.page.title);

export const loader = openDoor(async ({ params, url, viewer, now }) => {
  const address = { contest: params.contest, round: params.round, track: url.searchParams.get("track") };
  return json(
    { page: await getBoardPage(address, viewer, now) },
    { headers: { "Cache-Control": "private, no-store" } },
  );
});

export default function Board() {
  return <BoardScreen {...useLoaderData<typeof loader>()} />;
}
