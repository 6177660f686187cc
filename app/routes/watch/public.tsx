import { Outlet } from "@remix-run/react";
import { ViewerNav } from "~/account/viewer-nav";
import { useMessages } from "~/i18n/messages";
import { shellMessages } from "~/i18n/shell";
import { PublicShell } from "~/ui/shell";
import { Wordmark } from "~/ui/wordmark";

/** The frame of every page that is neither a paper nor a desk. */
export default function Public() {
  const t = useMessages(shellMessages);
  return (
    <PublicShell
      brand={<Wordmark name={t("brand")} tagline={t("tagline")} />}
      nav={<ViewerNav />}
      footer={t("footer")}
      skipLabel={t("skip")}
    >
      <Outlet />
    </PublicShell>
  );
}
