import { Form, Link, useRouteLoaderData } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { shellMessages } from "~/i18n/shell";
import { Button } from "~/ui/button";
import { forgetDevice } from "./device-storage";
import { LanguageSwitch } from "./language-switch";

export type ShellViewer = { displayName: string; hasDesk: boolean; hasUnit: boolean };

/** Who is signed in, as the root loader tells; null for strangers. */
export function useShellViewer(): ShellViewer | null {
  return (useRouteLoaderData("root") as { viewer?: ShellViewer | null } | undefined)?.viewer ?? null;
}

/** Signs out; what the device keeps for the person goes with it. */
export function SignOutButton() {
  const t = useMessages(shellMessages);
  return (
    <Form method="post" action="/sign-out" reloadDocument onSubmit={forgetDevice}>
      <Button variant="quiet" type="submit">
        {t("signOut")}
      </Button>
    </Form>
  );
}

/** Links at the right of the wordmark on public pages. */
export function ViewerNav() {
  const t = useMessages(shellMessages);
  const viewer = useShellViewer();
  return (
    <>
      <Link to="/practice">{t("nav.practice")}</Link>
      {viewer?.hasDesk ? <Link to="/organise">{t("nav.desk")}</Link> : null}
      {viewer?.hasUnit ? <Link to="/unit">{t("nav.unit")}</Link> : null}
      {viewer ? <Link to="/account">{viewer.displayName}</Link> : <Link to="/sign-in">{t("signIn")}</Link>}
      {viewer ? <SignOutButton /> : null}
      <LanguageSwitch />
    </>
  );
}
