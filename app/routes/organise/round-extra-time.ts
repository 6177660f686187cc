import { scopeDoor } from "~/account/door.server";
import { extendTime, extendTimeFields } from "~/attempt/extend-time.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestScope } from "~/contest/scope.server";
import { notFound, parseFields, readForm, redirect } from "~/platform/http.server";
import { findPersonAttempts } from "~/standing/person-attempts.queries.server";

/** Grants one person's attempt more time. */
export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const parsed = parseFields(extendTimeFields, await readForm(request));
    const { contest, round } = await getRound(params.contest, params.round, now);
    const person = await findPersonAttempts(round, params.account ?? "");
    if (!person) throw notFound();
    const page = `/organise/contests/${contest.slug}/rounds/${round.number}/results/people/${person.accountId}`;
    if (!parsed.ok) throw redirect(`${page}?refused=invalid-form`);
    const { attemptId } = parsed.value;
    if (!person.attempts.some((own) => own.attemptId === attemptId)) throw notFound();
    const extended = await extendTime({ ...parsed.value, now, actorId: viewer.accountId });
    throw redirect(extended.ok ? `${page}?done=extra-time` : `${page}?refused=${extended.reason}`);
  },
);
