import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerFields, typedValues } from "~/account/account-forms";
import { sourceOf } from "~/account/client-source.server";
import { openDoor } from "~/account/door.server";
import { afterSignIn } from "~/account/home";
import type { RefusedForm, RegisterRefusal } from "~/account/refusals";
import { registerCitizen } from "~/account/register-citizen.server";
import { RegisterForm } from "~/account/register-form";
import { signedInHeaders } from "~/account/session-cookies.server";
import { safePath } from "~/core/safe-path";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "register");

const KEPT = ["displayName", "contact", "unit", "unitText", "consent", "trusted"];
const STATUS: Partial<Record<RegisterRefusal, number>> = { "too-many-attempts": 429, busy: 503 };

export const loader = openDoor(async ({ url, viewer }) => {
  if (viewer) throw redirect(afterSignIn(viewer, url.searchParams.get("to")));
  const to = safePath(url.searchParams.get("to"), "");
  return json({ signInTo: to ? `/sign-in?to=${encodeURIComponent(to)}` : "/sign-in" });
});

export const action = openDoor(async ({ request, url, meta, now }) => {
  const fields = await readForm(request);
  const values = typedValues(fields, KEPT);
  const parsed = parseFields(registerFields, fields);
  if (!parsed.ok) return json<RefusedForm<RegisterRefusal>>({ ...parsed, values }, { status: 422 });
  const outcome = await registerCitizen({ ...parsed.value, source: sourceOf({ request, meta }), now });
  if (!outcome.ok) {
    const { reason } = outcome;
    return json<RefusedForm<RegisterRefusal>>(
      { ok: false, reason, fields: {}, values, retryAfterMs: 3_600_000 },
      { status: STATUS[reason] ?? 422 },
    );
  }
  throw redirect(safePath(url.searchParams.get("to"), "/"), { headers: signedInHeaders(outcome.session) });
});

export default function Register() {
  const { signInTo } = useLoaderData<typeof loader>();
  return <RegisterForm refused={useActionData<typeof action>()} signInTo={signInTo} />;
}
