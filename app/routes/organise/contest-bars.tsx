import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeDoor } from "~/account/door.server";
import { barFields, liftFields } from "~/contest/bar";
import { findAccountIdByName, listBars } from "~/contest/bar.queries.server";
import { barAccount } from "~/contest/bar-account.server";
import { BarsPage } from "~/contest/bars-page";
import { getContest } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import { liftBar } from "~/contest/lift-bar.server";
import type { Refused } from "~/contest/refusal";
import { contestScope } from "~/contest/scope.server";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, "bars", args.data?.head.title);

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ params }) => {
    const contest = await getContest(params.contest);
    return json({ head: contestHead(contest), bars: await listBars(contest.id) });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => contestScope(params.contest),
  async ({ request, params, viewer, now }) => {
    const values = await readForm(request);
    const contest = await getContest(params.contest);
    const context = { now, actorId: viewer.accountId };
    const intent = values.intent === "lift" ? "lift" : "bar";
    const parsed = intent === "lift" ? parseFields(liftFields, values) : parseFields(barFields, values);
    if (!parsed.ok) return json<Refused>({ ...parsed, values, intent }, { status: 422 });
    const { value } = parsed;
    if ("barId" in value) {
      const lifted = await liftBar(contest.id, value, context);
      if (!lifted.ok) return json<Refused>({ ...lifted, values, intent }, { status: 409 });
      throw redirect(`/organise/contests/${contest.slug}/bars?done=lifted`);
    }
    const accountId = await findAccountIdByName(value.signInName);
    if (!accountId)
      return json<Refused>({ ok: false, reason: "account-unknown", values, intent }, { status: 422 });
    const barred = await barAccount(contest.id, { accountId, reason: value.reason }, context);
    if (!barred.ok) return json<Refused>({ ...barred, values, intent }, { status: 409 });
    throw redirect(`/organise/contests/${contest.slug}/bars?done=added`);
  },
);

export default function Bars() {
  return (
    <BarsPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>() as Refused | undefined}
    />
  );
}
