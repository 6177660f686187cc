import { accountDoor, openDoor } from "~/account/door.server";
import { startAttempt } from "~/attempt/start-attempt.server";
import { getRound } from "~/contest/contest.queries.server";
import { redirect } from "~/platform/http.server";

/** The address is for starting; whoever comes by reloading or going back is led to the contest. */
export const loader = openDoor(async ({ params }) =>
  redirect(`/c/${encodeURIComponent(params.contest ?? "")}`),
);

/** Leads to the sitting; when it cannot start, back to the contest with the reason. */
export const action = accountDoor(async ({ params, viewer, now }) => {
  const { contest, round } = await getRound(params.contest, params.round, now);
  const reply = await startAttempt({ roundId: round.id, by: viewer, now });
  return redirect(reply.ok ? `/sit/${reply.attemptId}` : `/c/${contest.slug}?start=${reply.reason}`, 303);
});
