import type { DomainEventName, DomainEvents } from "~/core/events";
import { log } from "./log.server";

type Handler<N extends DomainEventName> = (event: DomainEvents[N]) => void | Promise<void>;

const handlers = new Map<DomainEventName, Set<Handler<never>>>();

/** Subscribes; returns the way to unsubscribe. Only `wiring.server.ts` subscribes. */
export function onEvent<N extends DomainEventName>(name: N, handler: Handler<N>): () => void {
  const set = handlers.get(name) ?? new Set();
  handlers.set(name, set);
  set.add(handler as Handler<never>);
  return () => set.delete(handler as Handler<never>);
}

/** Announces a fact after its commit. A failing listener never reaches the announcer. */
export function announce<N extends DomainEventName>(name: N, event: DomainEvents[N]): void {
  for (const handler of handlers.get(name) ?? []) {
    Promise.resolve()
      .then(() => (handler as Handler<N>)(event))
      .catch((error: unknown) => log.error({ err: error, event: name }, "event listener failed"));
  }
}

export function forgetListeners(): void {
  handlers.clear();
}
