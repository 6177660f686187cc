import type { RequestMeta } from "~/platform/http.server";
import { readCookie } from "~/platform/session.server";

/** Where a request comes from, as far as signing in must know. */
export type ClientSource = {
  ip: string;
  userAgent: string | null;
  /** Token of the device cookie. */
  deviceToken: string | null;
  /** The session that the browser brings along. */
  sessionToken: string | null;
  requestId: string;
};

/** Where a request comes from, as far as its headers and its connection tell. */
export function sourceOf({ request, meta }: { request: Request; meta: RequestMeta }): ClientSource {
  const cookies = request.headers.get("Cookie");
  return {
    ip: meta.clientIp ?? "",
    userAgent: request.headers.get("User-Agent"),
    deviceToken: readCookie(cookies, "device"),
    sessionToken: readCookie(cookies, "session"),
    requestId: meta.requestId ?? "",
  };
}
