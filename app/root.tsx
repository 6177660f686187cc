import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { openDoor } from "~/account/door.server";
import { type Locale, useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { useNonce } from "~/i18n/nonce";
import { pageTitle } from "~/i18n/page-title";
import { shellMessages } from "~/i18n/shell";
import { json } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { fontPreloads } from "~/ui/fonts";
import { Page, PageHeader } from "~/ui/page";
import stylesheet from "./tailwind.css?url";

export const links: LinksFunction = () => [
  ...fontPreloads,
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = (args) =>
  pageTitle(args, isRouteErrorResponse(args.error) && args.error.status === 404 ? "notFound" : null);

export type RootData = {
  locale: Locale;
  requestId: string;
  viewer: { displayName: string; hasDesk: boolean; hasUnit: boolean } | null;
};

export const loader = openDoor(async ({ locale, viewer, meta }) => {
  const roles = new Set(viewer?.grants.map((grant) => grant.role));
  const hasDesk = ["admin", "organiser", "author", "auditor"].some((role) => roles.has(role as never));
  return json<RootData>({
    locale,
    requestId: meta.requestId,
    viewer: viewer && { displayName: viewer.displayName, hasDesk, hasUnit: roles.has("unit_officer") },
  });
});

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang={useLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#9F1D20" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

function useErrorWords() {
  const t = useMessages(shellMessages);
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return { title: t("error.notFoundTitle"), text: t("error.notFoundText") };
  if (status === 403) return { title: t("error.forbiddenTitle"), text: t("error.forbiddenText") };
  if (status === 401) return { title: t("error.signedOutTitle"), text: t("error.signedOutText") };
  if (status === 429) return { title: t("error.busyTitle"), text: t("error.busyText") };
  if (status === 413) return { title: t("error.tooLargeTitle"), text: t("error.tooLargeText") };
  return { title: t("error.brokenTitle"), text: t("error.brokenText"), broken: true };
}

export function ErrorBoundary() {
  const t = useMessages(shellMessages);
  const root = useRouteLoaderData<RootData>("root");
  const words = useErrorWords();
  return (
    <main>
      <Page>
        <PageHeader title={words.title} lead={words.text} />
        {words.broken && root ? <p>{root.requestId}</p> : null}
        <LinkButton to="/" reloadDocument className="self-start">
          {t("error.backHome")}
        </LinkButton>
      </Page>
    </main>
  );
}
