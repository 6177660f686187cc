import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getAccount } from "~/account/account.queries.server";
import { changePasswordFields } from "~/account/account-forms";
import { changePassword } from "~/account/change-password.server";
import { accountDoor } from "~/account/door.server";
import { PasswordForm } from "~/account/password-form";
import type { ChangePasswordRefusal, RefusedForm } from "~/account/refusals";
import { safePath } from "~/core/safe-path";
import { pageTitle } from "~/i18n/page-title";
import { json, parseFields, readForm, redirect } from "~/platform/http.server";

export const meta: MetaFunction = (args) => pageTitle(args, "password");

export const loader = accountDoor(async ({ viewer }) => {
  const { signInName } = await getAccount(viewer.accountId);
  return json({ isFirst: viewer.mustChangePassword, signInName });
});

export const action = accountDoor(async ({ request, url, viewer, now }) => {
  const parsed = parseFields(changePasswordFields, await readForm(request));
  if (!parsed.ok) {
    return json<RefusedForm<ChangePasswordRefusal>>({ ...parsed, values: {} }, { status: 422 });
  }
  const { accountId, sessionId } = viewer;
  const outcome = await changePassword({ ...parsed.value, accountId, sessionId, now });
  if (!outcome.ok) {
    return json<RefusedForm<ChangePasswordRefusal>>(
      { ok: false, reason: outcome.reason, fields: {}, values: {} },
      { status: outcome.reason === "busy" ? 503 : 422 },
    );
  }
  throw redirect(safePath(url.searchParams.get("to"), "/account?password=saved"));
});

export default function Password() {
  const { isFirst, signInName } = useLoaderData<typeof loader>();
  return <PasswordForm isFirst={isFirst} signInName={signInName} refused={useActionData<typeof action>()} />;
}
