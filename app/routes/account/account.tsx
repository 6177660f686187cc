import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { displayUnit, getAccount, listSessions } from "~/account/account.queries.server";
import { AccountPage } from "~/account/account-page";
import { accountDoor } from "~/account/door.server";
import { signedOutHeaders } from "~/account/session-cookies.server";
import { endOwnSession, signOutEverywhere } from "~/account/sign-out.server";
import { localDay } from "~/core/time/zone";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, notFound, readForm, redirect } from "~/platform/http.server";
import { isUuid } from "~/unit/unit";

export const meta: MetaFunction = (args) => pageTitle(args, "account");

export const loader = accountDoor(async ({ viewer, url, now }) => {
  const account = await getAccount(viewer.accountId);
  const [unit, sessions] = await Promise.all([
    displayUnit(account, localDay(now)),
    listSessions(viewer.accountId, now),
  ]);
  const { kind, signInName, displayName, passwordChangedAt } = account;
  const done = url.searchParams.get("password")
    ? "password"
    : url.searchParams.get("ended")
      ? "session"
      : null;
  return json({
    account: { kind, signInName, displayName, passwordChangedAt, unitName: unit?.name ?? null },
    sessions: sessions.map((session) => ({ ...session, isThisOne: session.id === viewer.sessionId })),
    done: done as "password" | "session" | null,
  });
});

export const action = accountDoor(async ({ request, viewer, now }) => {
  const { accountId } = viewer;
  const { intent, session } = await readForm(request);
  if (intent === "everywhere") {
    await signOutEverywhere({ accountId, now });
    throw redirect("/sign-in", { headers: signedOutHeaders() });
  }
  if (intent !== "end" || typeof session !== "string") throw badRequest("unknown-intent");
  if (!isUuid(session)) throw notFound();
  const ended = await endOwnSession({ accountId, sessionId: session, now });
  if (!ended.ok) throw redirect("/account");
  if (session === viewer.sessionId) throw redirect("/sign-in", { headers: signedOutHeaders() });
  throw redirect("/account?ended=1");
});

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
