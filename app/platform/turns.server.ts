/**
 * Turns for work that could take the machine: at most `running` pieces at once, at most `waiting` in the queue, first come first
 * served. Gives null, without having begun, when the queue is full.
 */
export function createTurns({ running: most, waiting: longest }: { running: number; waiting: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
    if (running < most) running += 1;
    else {
      if (waiting.length >= longest) return null;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // The place goes to who waits; it is free only when nobody does.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
