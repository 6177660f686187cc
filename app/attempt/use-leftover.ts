import { useEffect, useState } from "react";
import { createSittingLine } from "./outbox-line";
import { openOutboxStore } from "./outbox-store";

const NO_SOCKET = { state: () => "down" as const, live: () => null, renew: () => {} };

/** Offers each kept answer once more: one that was recorded after all gets its first reply again. Returns the others. */
async function settleLeftover(attemptId: string): Promise<Set<number>> {
  const store = await openOutboxStore();
  const line = createSittingLine(NO_SOCKET, Date.now);
  const lost = new Set<number>();
  for (const save of await store.list(attemptId)) {
    const reply = await line.send(save);
    if (reply.ok) lost.delete(save.position);
    else if (
      reply.reason === "attempt-submitted" ||
      reply.reason === "too-late" ||
      reply.reason === "lease-lost"
    ) {
      lost.add(save.position);
    } else throw new Error(reply.reason);
  }
  await store.clear(attemptId);
  return lost;
}

/** Empties what this device kept of a closed attempt; how many answers never reached the server in time. */
export function useLeftover(attemptId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    settleLeftover(attemptId)
      .then((lost) => isGone || setCount(lost.size))
      // Without the network it stays where it is, until this page is opened again.
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [attemptId]);
  return count;
}
