import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { linkFields } from "~/account/account-forms";
import { sourceOf } from "~/account/client-source.server";
import { openDoor } from "~/account/door.server";
import { viewerOfAccount } from "~/account/find-viewer.server";
import { afterSignIn } from "~/account/home";
import { DeadLinkPage, LinkPage } from "~/account/link-page";
import { signedInHeaders } from "~/account/session-cookies.server";
import { findLinkOwner, signInByLink } from "~/account/sign-in-by-link.server";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

/** The address holds a secret: it is told to nobody and kept by nobody. */
export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
});

export const meta: MetaFunction = (args) => pageTitle(args, "signIn");

/** Changes nothing: scanners of mails and messages open links by themselves. */
export const loader = openDoor(async ({ params, now }) => {
  const owner = await findLinkOwner(params.token, now);
  return json({ owner }, { status: owner ? 200 : 404 });
});

export const action = openDoor(async ({ request, params, url, meta, now }) => {
  const parsed = parseFields(linkFields, await readForm(request));
  const trusted = parsed.ok && parsed.value.trusted;
  const outcome = await signInByLink({
    token: params.token,
    trusted,
    source: sourceOf({ request, meta }),
    now,
  });
  if (!outcome.ok) return json({ ok: false }, { status: 404 });
  const viewer = await viewerOfAccount(outcome.accountId);
  throw redirect(afterSignIn(viewer, url.searchParams.get("to")), {
    headers: signedInHeaders(outcome.session),
  });
});

export default function PersonalLink() {
  const { owner } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return owner && !refused ? <LinkPage owner={owner} /> : <DeadLinkPage />;
}
