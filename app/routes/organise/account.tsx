import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountState } from "~/account/account";
import { displayUnit, getAccount, listSessions } from "~/account/account.queries.server";
import { actOnAccount } from "~/account/account-desk-act.server";
import { AccountDeskPage } from "~/account/account-desk-page";
import { accountScope } from "~/account/account-scope.server";
import { scopeDoor } from "~/account/door.server";
import { listGrantChoices, listGrants } from "~/account/grants.queries.server";
import { isAccountAct } from "~/account/rights-refusal";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { json, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "account");

export const loader = scopeDoor(
  ["organiser"],
  ({ params }) => accountScope(params.account),
  async ({ params, url, viewer, now }) => {
    const account = await getAccount(params.account);
    const [unit, sessions, grants, choices] = await Promise.all([
      displayUnit(account, localDay(now)),
      listSessions(account.id, now),
      listGrants(account.id, viewer),
      listGrantChoices(viewer),
    ]);
    const { id, kind, signInName, displayName, memberId, createdAt } = account;
    const done = url.searchParams.get("done");
    return json({
      account: {
        ...{ id, kind, signInName, displayName, memberId, createdAt },
        state: accountState(account),
        unitName: unit?.name ?? null,
        sessions: sessions.length,
      },
      grants,
      choices,
      isOwn: viewer.accountId === id,
      done: isAccountAct(done) ? done : null,
    });
  },
);

export const action = scopeDoor(
  ["organiser"],
  ({ params }) => accountScope(params.account),
  async ({ params, request, viewer, now }) => {
    const { id } = await getAccount(params.account);
    const outcome = await actOnAccount(id, await readForm(request), { now, actorId: viewer.accountId });
    if (!outcome.ok) return json({ reason: outcome.reason }, { status: 422 });
    throw redirect(`/organise/accounts/${id}?done=${outcome.act}`);
  },
);

export default function Account() {
  const refused = useActionData<typeof action>();
  return <AccountDeskPage {...useLoaderData<typeof loader>()} refused={refused?.reason ?? null} />;
}
