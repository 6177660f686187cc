import { useEffect, useState } from "react";

/**
 * Clock of the server minus clock of this device, in milliseconds, taken when the page's figures arrived. Good to the
 * second: enough for days and minutes on a public page; the sitting asks the server's clock by itself.
 */
export function useServerClock(nowMs: number): number {
  const [offsetMs, setOffsetMs] = useState(0);
  useEffect(() => setOffsetMs(nowMs - Date.now()), [nowMs]);
  return offsetMs;
}
