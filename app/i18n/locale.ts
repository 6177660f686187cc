import { useRouteLoaderData } from "@remix-run/react";

export const LOCALES = ["vi", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "vi" || value === "en";
}

/** The language of the page, decided by the server and carried in the root loader's data. */
export function useLocale(): Locale {
  const root = useRouteLoaderData("root") as { locale?: unknown } | undefined;
  return isLocale(root?.locale) ? root.locale : "vi";
}
