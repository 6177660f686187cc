import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { block } from "~/contest/form-fields";
import { contestScope } from "~/contest/scope.server";
import { may } from "~/core/scope";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, notFound, parseFields, readForm, redirect } from "~/platform/http.server";
import { decideAttempt } from "~/standing/decide-attempt.server";
import { findPersonAttempts } from "~/standing/person-attempts.queries.server";
import { PersonPage } from "~/standing/person-page";
import type { Unsettled } from "~/standing/settling";
import { getSettling } from "~/standing/settling.queries.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, null, args.data?.person.displayName, args.data?.round.name);

export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, viewer, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const person = await findPersonAttempts(round, params.account ?? "");
    if (!person) throw notFound();
    const { computed } = await getSettling(contest, round, now);
    const isProvisional = round.phase === "provisional";
    const stakes = { isProvisional, isOfficial: round.phase === "official", people: computed?.people ?? 0 };
    const scope = { kind: "contest", contestId: contest.id, holderPath: contest.holder.path } as const;
    const mayExtend = may(viewer.grants, ["organiser"], scope);
    return json({ head: contestHead(contest), round, person, stakes, mayExtend });
  },
);

const decisionFields = z.object({
  attemptId: z.uuid(),
  verdict: z.enum(["disqualify", "reinstate"]),
  reason: block(1000),
});

export const action = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const parsed = parseFields(decisionFields, await readForm(request));
    if (!parsed.ok) return badRequest("invalid-form");
    const { contest, round } = await getRound(params.contest, params.round, now);
    const person = await findPersonAttempts(round, params.account ?? "");
    if (!person?.attempts.some(({ attemptId }) => attemptId === parsed.value.attemptId)) throw notFound();
    const decision = { roundId: round.id, ...parsed.value };
    const decided = await decideAttempt(decision, { now, actorId: viewer.accountId });
    if (!decided.ok) return json(decided, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/rounds/${round.number}/decisions?done=decide`);
  },
);

export default function RoundResultsPerson() {
  const refused = useActionData<typeof action>() as Unsettled | undefined;
  return <PersonPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
