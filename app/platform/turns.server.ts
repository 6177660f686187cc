/**
 * Turns for work that could take the machine: at most `running` pieces at once, at most `waiting` in the queue, first come first
 * served. Gives null, without having begun, when the queue is full or the signal was aborted before the turn came; who is gone
 * holds no place in the queue.
 */
export function createTurns({ running: most, waiting: longest }: { running: number; waiting: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];

  /** Whether the turn came; false when the signal came first. */
  function waitForTurn(signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const begin = () => {
        signal?.removeEventListener("abort", leave);
        resolve(true);
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        resolve(false);
      };
      waiting.push(begin);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  return async function inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | null> {
    if (signal?.aborted) return null;
    if (running < most) running += 1;
    else if (waiting.length >= longest || !(await waitForTurn(signal))) return null;
    try {
      // It may have been aborted between the coming of the turn and this line.
      return signal?.aborted ? null : await work();
    } finally {
      // The place goes to who waits; it is free only when nobody does.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
