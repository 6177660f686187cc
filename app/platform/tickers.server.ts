import { log } from "./log.server";

const running = new Set<NodeJS.Timeout>();

/** Runs `work` every `everyMs`, never twice at once; a failure is logged and the next turn comes. */
export function startTicker(name: string, everyMs: number, work: () => Promise<void>): void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => log.error({ err: error, ticker: name }, "ticker failed"))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  running.add(timer);
}

export function stopTickers(): void {
  for (const timer of running) clearInterval(timer);
  running.clear();
}
