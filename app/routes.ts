import type { DefineRoutesFunction } from "@remix-run/dev/dist/config/routes.js";

/** The table of contents: every address and the door behind it, by audience. */
export function defineAppRoutes(defineRoutes: DefineRoutesFunction) {
  return defineRoutes((route) => {
    // Everybody
    route("/", "routes/watch/public.tsx", { id: "public" }, () => {
      route("", "routes/home.tsx", { index: true });

      // Accounts
      route("sign-in", "routes/account/sign-in.tsx");
      route("account", "routes/account/account.tsx");
      route("account/password", "routes/account/password.tsx");
      route("link/:token", "routes/account/link.tsx");
      route("register", "routes/account/register.tsx");
    });

    // Contestants

    // Accounts
    route("/sign-out", "routes/account/sign-out.ts");
    route("/organise/accounts/slips", "routes/organise/accounts-slips.tsx");
    route("/organise/accounts/slips.xlsx", "routes/organise/accounts-slips-workbook.ts");

    // Organisers, authors, auditors
    route("/organise", "routes/organise/desk.tsx", () => {
      route("", "routes/organise/overview.tsx", { index: true });
      route("accounts", "routes/organise/accounts.tsx");
      route("accounts/new", "routes/organise/account-new.tsx");
      route("accounts/:account", "routes/organise/account.tsx");
    });

    // Unit officers

    // Resources
    route("/resources/locale", "routes/resources/locale.ts");
  });
}
