import { now } from "~/platform/clock.server";
import type { ServerToClient } from "./protocol";

export type PublishedEvent = keyof ServerToClient;
type Message<E extends PublishedEvent> = Parameters<ServerToClient[E]>[0];

/** States carry a version, which the publisher gives them. */
type Unversioned<M> = M extends { version: number } ? Omit<M, "version"> & { version?: number } : M;

export type Carrier = {
  /** Carries a message to the sockets of a room, of all but one device where asked. */
  send: (room: string, event: string, message: unknown, exceptRoom?: string) => void;
  isWatched: (room: string) => boolean;
};

/** States of boards go out at most this often per room; of several in that time the last one wins. */
const STATE_EVERY_MS = 1_000;
const STATES: ReadonlySet<string> = new Set<PublishedEvent>(["board:state", "round:live"]);

type Flow = { version: number; waiting: object | null; timer: NodeJS.Timeout | null };

const flows = new Map<string, Flow>();
let carrier: Carrier | null = null;

/** The room of one device's sockets, whatever they show. */
export const deviceRoom = (deviceId: string) => `device:${deviceId}`;

/** Called by the hub: from now on messages go to sockets. null: they go nowhere, and only the versions move on. */
export function connectCarrier(next: Carrier | null): void {
  carrier = next;
  if (next) return;
  for (const flow of flows.values()) if (flow.timer) clearTimeout(flow.timer);
  flows.clear();
}

function send(room: string, event: string, flow: Flow): void {
  flow.timer = null;
  if (!flow.waiting) return;
  flow.version += 1;
  carrier?.send(room, event, { ...flow.waiting, version: flow.version });
  flow.waiting = null;
  // The next state waits for its turn even when it comes at once.
  flow.timer = setTimeout(() => send(room, event, flow), STATE_EVERY_MS);
  flow.timer.unref();
}

function publishState(room: string, event: string, message: object): void {
  // Versions start at the clock, so that they rise across restarts too, and a client sees that it missed something.
  const flow = flows.get(room) ?? { version: now().getTime(), waiting: null, timer: null };
  flows.set(room, flow);
  flow.waiting = message;
  if (!flow.timer) send(room, event, flow);
}

/**
 * Tells a room. States (`board:state`, `round:live`) get a version and go out at most once a second, the last one wins; other
 * messages go at once. Without sockets (a command line, a test) it does nothing.
 */
export function publishTo<E extends PublishedEvent>(
  room: string,
  event: E,
  message: Unversioned<Message<E>>,
  options: { exceptDevice?: string } = {},
): void {
  if (STATES.has(event)) publishState(room, event, message);
  else carrier?.send(room, event, message, options.exceptDevice && deviceRoom(options.exceptDevice));
}

/** The version of the last state published to the room by this process; null: none yet. */
export function publishedVersion(room: string): number | null {
  return flows.get(room)?.version ?? null;
}

/** Whether anybody is in the room, on this process: nothing needs to be computed for nobody. */
export function isRoomWatched(room: string): boolean {
  return carrier?.isWatched(room) ?? false;
}
