import { useCallback, useEffect, useRef, useState } from "react";
import { bestClockOffset, type ClockSample, clockOffset } from "~/core/time/countdown";

const SAMPLES = 3;
const AGAIN_MS = 120_000;
const WATCH_MS = 5_000;
/** A step of the device's clock against its running time: somebody has set it, or the device has slept. */
const STEP_MS = 1_500;

type Timing = PerformanceEntry & { requestStart: number; responseStart: number };

/** When the answer that brought `path` was asked for and came, by this device's clock. */
function tripOf(path: string): { sentAt: number; cameAt: number } | null {
  const entries = ["navigation", "resource"].flatMap(
    (type) => performance.getEntriesByType(type) as Timing[],
  );
  const own = entries.filter(({ name, requestStart, responseStart }) => {
    const isPath = URL.canParse?.(name) && new URL(name).pathname === path;
    return isPath && requestStart > 0 && responseStart >= requestStart;
  });
  const last = own.at(-1);
  if (!last) return null;
  const origin = Date.now() - performance.now();
  return { sentAt: origin + last.requestStart, cameAt: origin + last.responseStart };
}

/** Server's clock minus this device's, from the trip that brought the page. */
function firstOffset(serverNow: number, path: string): number {
  const trip = tripOf(path);
  if (!trip) return serverNow - Date.now();
  return clockOffset(new Date(serverNow), new Date(trip.sentAt), new Date(trip.cameAt));
}

/**
 * Milliseconds to add to this device's clock to get the server's, kept right while the page is open, whatever the device's
 * clock says. `ask` gives the server's instant, or null when it cannot be reached. `again` asks once more, now.
 */
export function useServerClock(
  { serverNow, path }: { serverNow: number; path: string },
  ask: () => Promise<number | null>,
): { offsetMs: number; again: () => void } {
  const [offsetMs, setOffset] = useState(() =>
    typeof document === "undefined" ? 0 : firstOffset(serverNow, path),
  );
  const latest = useRef(ask);
  latest.current = ask;
  const isAsking = useRef(false);
  const again = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    const samples: ClockSample[] = [];
    for (let i = 0; i < SAMPLES; i += 1) {
      const sentAt = Date.now();
      const instant = await latest.current().catch(() => null);
      if (instant === null) break;
      const cameAt = Date.now();
      const offset = clockOffset(new Date(instant), new Date(sentAt), new Date(cameAt));
      samples.push({ offsetMs: offset, roundTripMs: cameAt - sentAt });
    }
    isAsking.current = false;
    const best = bestClockOffset(samples);
    if (best !== null) setOffset(best);
  }, []);
  useEffect(() => {
    let drift = Date.now() - performance.now();
    const watch = setInterval(() => {
      const present = Date.now() - performance.now();
      if (Math.abs(present - drift) > STEP_MS) void again();
      drift = present;
    }, WATCH_MS);
    const regular = setInterval(() => void again(), AGAIN_MS);
    const seen = () => document.visibilityState === "visible" && void again();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(watch);
      clearInterval(regular);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [again]);
  return { offsetMs, again };
}
