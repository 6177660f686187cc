import { Link, Outlet, useLoaderData } from "@remix-run/react";
import BookOpenCheck from "lucide-react/icons/book-open-check";
import Building2 from "lucide-react/icons/building-2";
import KeyRound from "lucide-react/icons/key-round";
import Library from "lucide-react/icons/library";
import Trophy from "lucide-react/icons/trophy";
import UsersRound from "lucide-react/icons/users-round";
import { roleDoor } from "~/account/door.server";
import { LanguageSwitch } from "~/account/language-switch";
import { SignOutButton, useShellViewer } from "~/account/viewer-nav";
import { roleIncludes } from "~/core/scope";
import { useMessages } from "~/i18n/messages";
import { shellMessages } from "~/i18n/shell";
import { json } from "~/platform/http.server";
import { DeskShell } from "~/ui/shell";
import { Wordmark } from "~/ui/wordmark";

/** What the viewer's roles open: the navigation shows no way to a closed door. */
export const loader = roleDoor(["organiser", "author", "auditor", "unit_officer"], async ({ viewer }) => {
  const holds = (role: "organiser" | "author" | "auditor" | "unit_officer") =>
    viewer.grants.some((grant) => roleIncludes(grant.role, role));
  return json({
    contests: holds("organiser") || holds("auditor"),
    banks: holds("author"),
    practice: holds("organiser"),
    units: holds("unit_officer"),
    accounts: holds("organiser"),
  });
});

export default function Desk() {
  const t = useMessages(shellMessages);
  const may = useLoaderData<typeof loader>();
  const viewer = useShellViewer();
  const nav = [
    may.contests && { to: "/organise/contests", label: t("nav.contests"), icon: <Trophy size={20} /> },
    may.banks && { to: "/organise/banks", label: t("nav.banks"), icon: <Library size={20} /> },
    may.practice && { to: "/organise/practice", label: t("nav.practice"), icon: <BookOpenCheck size={20} /> },
    may.units && { to: "/organise/units", label: t("nav.units"), icon: <Building2 size={20} /> },
    viewer?.hasUnit === true && { to: "/unit", label: t("nav.unit"), icon: <UsersRound size={20} /> },
    may.accounts && { to: "/organise/accounts", label: t("nav.accounts"), icon: <KeyRound size={20} /> },
  ].filter((item) => item !== false);
  return (
    <DeskShell
      brand={<Wordmark name={t("brand")} />}
      nav={nav}
      navLabel={t("nav.label")}
      menuLabel={t("menu")}
      skipLabel={t("skip")}
      user={
        <div className="flex flex-col items-start gap-1">
          <Link to="/account">{viewer?.displayName}</Link>
          <SignOutButton />
          <LanguageSwitch />
        </div>
      }
    >
      <Outlet />
    </DeskShell>
  );
}
