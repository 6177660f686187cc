import { useEffect, useRef } from "react";

/** After a reload the lock of the page before may take a moment to go. */
const PATIENCE_MS = 1_500;

type Told = { onHeld: () => void; onLost: () => void };

/** Holds a name among the tabs of this browser until it is left or another tab takes it. */
function holdName(name: string, told: Told): { take(): void; leave(): void } {
  let isLeft = false;
  let release = () => {};
  let waiting = new AbortController();

  async function wait(steal: boolean): Promise<void> {
    let isGranted = false;
    waiting.abort();
    const own = new AbortController();
    waiting = own;
    const notice = setTimeout(() => {
      if (!isGranted && !isLeft && waiting === own) told.onLost();
    }, PATIENCE_MS);
    const hold = () => {
      clearTimeout(notice);
      if (isLeft) return;
      isGranted = true;
      told.onHeld();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    try {
      await navigator.locks.request(name, steal ? { steal } : { signal: own.signal }, hold);
    } catch {
      clearTimeout(notice);
      if (!isGranted || isLeft) return;
      // Another tab took it; when that one is closed, it comes back by itself.
      told.onLost();
      void wait(false);
    }
  }

  void wait(false);
  return {
    take: () => void wait(true),
    leave() {
      isLeft = true;
      waiting.abort();
      release();
    },
  };
}

/**
 * Lets one tab of this browser at a time work on `name`. Where the browser has no locks (plain http in a network), every
 * tab may. Returns the way to take it from the other tab.
 */
export function useTabHold(name: string, told: Told): () => void {
  const latest = useRef(told);
  latest.current = told;
  const held = useRef<{ take(): void } | null>(null);
  useEffect(() => {
    if (!navigator.locks) {
      latest.current.onHeld();
      return;
    }
    const hold = holdName(name, {
      onHeld: () => latest.current.onHeld(),
      onLost: () => latest.current.onLost(),
    });
    held.current = hold;
    return () => hold.leave();
  }, [name]);
  return () => held.current?.take();
}
