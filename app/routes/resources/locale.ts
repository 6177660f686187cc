import { openDoor } from "~/account/door.server";
import { safePath } from "~/core/safe-path";
import { isLocale } from "~/i18n/locale";
import { badRequest, readForm, redirect } from "~/platform/http.server";
import { writeCookie } from "~/platform/session.server";

const YEAR_S = 365 * 24 * 3600;

/** Sets the language of the pages and goes back to where the person was. */
export const action = openDoor(async ({ request }) => {
  const { locale, to } = await readForm(request);
  if (!isLocale(locale)) throw badRequest("unknown-locale");
  return redirect(safePath(to, "/"), { headers: { "Set-Cookie": writeCookie("locale", locale, YEAR_S) } });
});
