import { isAlive, lineageOf } from "./process-identity";

/** Fires when a person or the system asks the program to end. Asking again changes nothing. */
export interface StopRequest {
  signal: AbortSignal;
  /** Resolves when asked. */
  asked: Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const WATCH_MS = 500;

/** Listens for the signals that ask a program to end, and for the end of the npm that runs it. */
export function listenForStop(): StopRequest {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const ask = () => {
      controller.abort();
      resolve();
    };
    for (const name of SIGNALS) process.on(name, ask);
    if (process.env.npm_lifecycle_event) void whenGone(ask);
  });
  return { signal: controller.signal, asked };
}

/** npm and its shell do not pass signals on: without them the program would stay behind, holding port and data. */
async function whenGone(ask: () => void): Promise<void> {
  const watched = [process.ppid];
  const parent = await lineageOf(process.ppid);
  const isShell = parent?.command.includes("start.mjs") ?? false;
  if (parent && isShell && parent.parent > 1) watched.push(parent.parent);
  const timer = setInterval(() => {
    if (process.ppid === watched[0] && watched.every(isAlive)) return;
    clearInterval(timer);
    ask();
  }, WATCH_MS);
  timer.unref();
}
