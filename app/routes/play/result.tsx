import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountDoor } from "~/account/door.server";
import { findOwnResult } from "~/attempt/own-result.queries.server";
import { ResultPage, type ResultPageProps } from "~/attempt/result-page";
import { findReview } from "~/attempt/review.queries.server";
import { pageTitle } from "~/i18n/page-title";
import { json, notFound, redirect } from "~/platform/http.server";
import { readBoardRound } from "~/standing/board-store.server";
import { findOwnStanding } from "~/standing/own-standing.queries.server";
import { isUuid } from "~/unit/unit";

export const meta: MetaFunction = (args) => [
  ...pageTitle(args, "result"),
  { name: "robots", content: "noindex" },
];

async function placeOf(roundId: string, accountId: string, now: Date): Promise<ResultPageProps["place"]> {
  const round = await readBoardRound(roundId, now);
  const own = round && (await findOwnStanding(round, accountId, now));
  if (!own) return null;
  const { attemptId, rank, people, prizeName, status } = own;
  return { attemptId, rank, people, prizeName, status };
}

export const loader = accountDoor(async ({ params, viewer, now }) => {
  const { attempt } = params;
  const { accountId } = viewer;
  const found = isUuid(attempt) ? await findOwnResult(attempt, accountId, now) : null;
  if (!found || !attempt) throw notFound();
  if (found.kind === "sitting") throw redirect(`/sit/${attempt}`);
  const { result } = found;
  const [place, review] = await Promise.all([
    placeOf(result.roundId, accountId, now),
    result.isReleased ? findReview(attempt, accountId) : null,
  ]);
  const shown: ResultPageProps = { result, place, review };
  return json(shown, { headers: { "Cache-Control": "no-store" } });
});

export default function Result() {
  const { result, place, review } = useLoaderData<typeof loader>();
  return <ResultPage result={result} place={place} review={review} />;
}
