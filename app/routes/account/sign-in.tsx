import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInFields, typedValues } from "~/account/account-forms";
import { sourceOf } from "~/account/client-source.server";
import { openDoor } from "~/account/door.server";
import { viewerOfAccount } from "~/account/find-viewer.server";
import { afterSignIn } from "~/account/home";
import type { RefusedForm, SignInRefusal } from "~/account/refusals";
import { signedInHeaders } from "~/account/session-cookies.server";
import { signIn } from "~/account/sign-in.server";
import { SignInForm } from "~/account/sign-in-form";
import { safePath } from "~/core/safe-path";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "signIn");

const STATUS: Record<SignInRefusal, number> = {
  "wrong-credentials": 422,
  "too-many-attempts": 429,
  busy: 503,
  "account-disabled": 422,
  "one-time-password-expired": 422,
};

export const loader = openDoor(async ({ url, viewer }) => {
  if (viewer) throw redirect(afterSignIn(viewer, url.searchParams.get("to")));
  const to = safePath(url.searchParams.get("to"), "");
  return json({ registerTo: to ? `/register?to=${encodeURIComponent(to)}` : "/register" });
});

export const action = openDoor(async ({ request, url, meta, now }) => {
  const fields = await readForm(request);
  const values = typedValues(fields, ["signInName", "trusted"]);
  const parsed = parseFields(signInFields, fields);
  if (!parsed.ok) return json<RefusedForm<SignInRefusal>>({ ...parsed, values }, { status: 422 });
  const outcome = await signIn({ ...parsed.value, source: sourceOf({ request, meta }), now });
  if (!outcome.ok) {
    const { reason, retryAfterMs } = outcome;
    const headers: HeadersInit = reason === "busy" ? { "Retry-After": "5" } : {};
    return json<RefusedForm<SignInRefusal>>(
      { ok: false, reason, fields: {}, values, retryAfterMs },
      { status: STATUS[reason], headers },
    );
  }
  const viewer = await viewerOfAccount(outcome.accountId);
  const to = afterSignIn(viewer, url.searchParams.get("to"));
  throw redirect(to, { headers: signedInHeaders(outcome.session) });
});

export default function SignIn() {
  const { registerTo } = useLoaderData<typeof loader>();
  return <SignInForm refused={useActionData<typeof action>()} registerTo={registerTo} />;
}
