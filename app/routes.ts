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
    });

    // Contestants

    // Accounts
    route("/sign-out", "routes/account/sign-out.ts");

    // Organisers, authors, auditors
    route("/organise", "routes/organise/desk.tsx", () => {
      route("", "routes/organise/overview.tsx", { index: true });
    });

    // Unit officers

    // Resources
    route("/resources/locale", "routes/resources/locale.ts");
  });
}
