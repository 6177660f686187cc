/** Fires when a person or the system asks the program to end. Asking again changes nothing. */
export interface StopRequest {
  signal: AbortSignal;
  /** Resolves when asked. */
  asked: Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens for the signals that ask a program to end, instead of ending at once. */
export function listenForStop(): StopRequest {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    for (const name of SIGNALS) {
      process.on(name, () => {
        controller.abort();
        resolve();
      });
    }
  });
  return { signal: controller.signal, asked };
}
