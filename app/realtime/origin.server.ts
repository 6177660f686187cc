import type { IncomingMessage } from "node:http";

/**
 * Whether a handshake comes from a page of this site. Browsers always name the origin of a socket; programs without one carry no
 * foreign person's cookie.
 */
export function isOwnOrigin(req: IncomingMessage, publicOrigin: string): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
