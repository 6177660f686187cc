import { getEnv } from "./env.server";

/** Over HTTPS the `__Host-` prefix binds the cookie to this host; plain loopback http cannot carry it. */
function secure(): boolean {
  return getEnv().PUBLIC_URL.startsWith("https:");
}

export type CookieName = "session" | "device" | "locale";

function fullName(name: CookieName): string {
  return secure() ? `__Host-hoi_thi_${name}` : `hoi_thi_${name}`;
}

/** Reads one of our cookies from a Cookie header; null when absent. Values are base64url or a short word. */
export function readCookie(header: string | null | undefined, name: CookieName): string | null {
  const wanted = `${fullName(name)}=`;
  for (const part of (header ?? "").split(";")) {
    const pair = part.trim();
    if (pair.startsWith(wanted)) {
      const value = pair.slice(wanted.length);
      return /^[A-Za-z0-9_-]{1,128}$/.test(value) ? value : null;
    }
  }
  return null;
}

/** A Set-Cookie header. `maxAgeS` null: until the browser closes; 0: delete. */
export function writeCookie(name: CookieName, value: string, maxAgeS: number | null): string {
  const parts = [`${fullName(name)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (secure()) parts.push("Secure");
  if (maxAgeS !== null) parts.push(`Max-Age=${maxAgeS}`);
  return parts.join("; ");
}
