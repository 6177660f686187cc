import { useEffect, useRef, useState } from "react";
import type { ServerToClient } from "./protocol";
import { watchRoom } from "./socket-client";

/** Events that carry the whole state of a room, with a version. */
type StateEvent = {
  [E in keyof ServerToClient]: Parameters<ServerToClient[E]>[0] extends { version: number } ? E : never;
}[keyof ServerToClient];
export type RoomState<E extends StateEvent> = Parameters<ServerToClient[E]>[0];

export type RoomOptions<E extends StateEvent> = {
  /** Whether a message is of this room; a page may be in several rooms with the same event. */
  isOwn?: (message: RoomState<E>) => boolean;
  /** Version of the state that the page was loaded with; null: it had none. */
  version?: number | null;
  /** Called when states were missed: the page loads again what it shows. */
  onGap?: () => void;
};

/**
 * The last state published to a room, live; null until one comes. Survives reconnections: a state missed meanwhile calls
 * `onGap`. `room` null: listens to nothing. `isLive`: the room is joined at this moment.
 */
export function useRoom<E extends StateEvent>(
  room: string | null,
  event: E,
  { isOwn, version = null, onGap }: RoomOptions<E> = {},
): { message: RoomState<E> | null; isLive: boolean } {
  const [message, setMessage] = useState<RoomState<E> | null>(null);
  const [isLive, setLive] = useState(false);
  const latest = useRef({ isOwn, onGap });
  latest.current = { isOwn, onGap };
  const known = useRef(version);
  useEffect(() => {
    if (version !== null) known.current = version;
  }, [version]);
  useEffect(() => {
    if (room === null) return;
    const receive = (state: RoomState<E>) => {
      if (latest.current.isOwn && !latest.current.isOwn(state)) return;
      known.current = state.version;
      setMessage(state);
    };
    const leave = watchRoom(room, { [event]: receive }, (reply) => {
      setLive(reply.ok);
      if (!reply.ok || reply.version === null || reply.version === known.current) return;
      known.current = reply.version;
      latest.current.onGap?.();
    });
    return () => {
      leave();
      setLive(false);
      setMessage(null);
    };
  }, [room, event]);
  return { message, isLive };
}
