import { writeCookie } from "~/platform/session.server";
import type { NewSession } from "./create-session.server";

/** Browsers keep cookies for 400 days at most. */
const DEVICE_S = 400 * 24 * 3600;

/** Headers that sign a browser in. A session on a device that is not the person's own ends with the browser. */
export function signedInHeaders(session: NewSession): Headers {
  const headers = new Headers();
  headers.append(
    "Set-Cookie",
    writeCookie("session", session.token, session.trusted ? session.lifetimeS : null),
  );
  headers.append("Set-Cookie", writeCookie("device", session.deviceToken, DEVICE_S));
  return headers;
}

/** Headers that take away the session's cookie and what pages have stored in the browser; the device stays known. */
export function signedOutHeaders(): Headers {
  return new Headers({ "Set-Cookie": writeCookie("session", "", 0), "Clear-Site-Data": '"storage"' });
}
