import { createRateCeiling, type RateCeiling } from "~/platform/rate-ceiling.server";
import { createRecentMap } from "~/platform/recent-map.server";

/** A whole office comes from one address, so one address may ask much; all together leave room for those who sit a paper. */
const FROM_ONE = { perSecond: 15, burst: 150 };
const TOGETHER = { perSecond: 80, burst: 400 };
const RETRY_AFTER_S = 5;

const ofAddress = createRecentMap<string, RateCeiling>(20_000);
const together = createRateCeiling(TOGETHER);

/** Whether the address may be served at `now`; every door of practice that everybody may enter asks. */
function mayPass(address: string, now: Date): boolean {
  const own = ofAddress.get(address) ?? createRateCeiling(FROM_ONE);
  ofAddress.set(address, own);
  return own.take(now.getTime()) && together.take(now.getTime());
}

/** Throws 429 when the address, or all together, ask for more than is served. */
export function takeTurn(visit: { now: Date; meta: { clientIp?: string } }): void {
  if (mayPass(visit.meta.clientIp ?? "", visit.now)) return;
  throw new Response("too many requests", { status: 429, headers: { "Retry-After": String(RETRY_AFTER_S) } });
}
