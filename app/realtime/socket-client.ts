import type { Socket } from "socket.io-client";
import type { ClientToServer, JoinReply, ServerToClient } from "./protocol";

export type RealtimeSocket = Socket<ServerToClient, ClientToServer>;

/**
 * `idle`: never asked for; `connecting`: the first connection is under way; `down`: it is not there, saves go over HTTP;
 * `ended`: the session is over.
 */
export type SocketState = "idle" | "connecting" | "up" | "down" | "ended";

const JOIN_TIMEOUT_MS = 8_000;
const FIRST_CONNECT_MS = 5_000;

let socket: RealtimeSocket | null = null;
let opening: Promise<RealtimeSocket> | null = null;
let state: SocketState = "idle";
let movingUntil = 0;
const watchers = new Set<(state: SocketState) => void>();

function turn(next: SocketState): void {
  if (state === next) return;
  state = next;
  for (const watch of [...watchers]) watch(next);
}

export function socketState(): SocketState {
  return state;
}

/** The socket when it can carry messages now, else null. */
export function liveSocket(): RealtimeSocket | null {
  return socket?.connected ? socket : null;
}

/** Told of every change of the connection's state. Returns the way to stop. */
export function watchSocket(watch: (state: SocketState) => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

/** A connection that the server closed is not opened again by itself. */
function reopen(closed: RealtimeSocket): void {
  if (state === "ended") return;
  const waitMs = Math.max(0, movingUntil - Date.now()) + 500 + Math.random() * 1_500;
  setTimeout(() => {
    if (state !== "ended" && !closed.connected) closed.connect();
  }, waitMs);
}

function follow(opened: RealtimeSocket): void {
  opened.on("connect", () => turn("up"));
  opened.on("connect_error", () => {
    if (state === "ended") return;
    turn("down");
    // Refused by the server (not merely out of reach): it does not try again by itself.
    if (!opened.active) reopen(opened);
  });
  opened.on("disconnect", (reason) => {
    if (state === "ended") return;
    turn("down");
    if (reason === "io server disconnect") reopen(opened);
  });
  opened.on("server:moving", ({ retryAfterMs }) => {
    movingUntil = Date.now() + retryAfterMs;
  });
  opened.on("session:ended", () => {
    turn("ended");
    opened.disconnect();
  });
  setTimeout(() => {
    if (state === "connecting") turn("down");
  }, FIRST_CONNECT_MS);
}

/** The one connection of this page; its code is loaded at the first call. Rejects when that cannot be loaded. */
export function openSocket(): Promise<RealtimeSocket> {
  opening ??= import("socket.io-client")
    .then(({ io }) => {
      turn("connecting");
      const opened: RealtimeSocket = io({
        transports: ["websocket"],
        reconnectionDelay: 1_000,
        reconnectionDelayMax: 15_000,
        randomizationFactor: 0.5,
        timeout: 10_000,
      });
      socket = opened;
      follow(opened);
      return opened;
    })
    .catch((error: unknown) => {
      opening = null;
      turn("down");
      throw error;
    });
  return opening;
}

/** Drops a connection that does not answer and opens a new one. */
export function renewSocket(): void {
  if (!socket || state === "ended") return;
  socket.disconnect();
  turn("down");
  socket.connect();
}

type Handlers = { [E in keyof ServerToClient]?: ServerToClient[E] };

/**
 * Listens to a room, through reconnections. `onJoined` is called after every join, with the version of the room's last
 * published state; whoever has loaded an older one reloads. Returns the way to leave.
 */
export function watchRoom(
  room: string,
  handlers: Handlers,
  onJoined?: (reply: JoinReply) => void,
): () => void {
  let left = false;
  let leave = () => {};
  openSocket().then(
    (opened) => {
      if (left) return;
      const join = () => {
        opened
          .timeout(JOIN_TIMEOUT_MS)
          .emitWithAck("room:join", { room })
          .then((reply) => left || onJoined?.(reply))
          .catch(() => {});
      };
      const entries = Object.entries(handlers) as [never, never][];
      for (const [event, handler] of entries) opened.on(event, handler);
      opened.on("connect", join);
      if (opened.connected) join();
      leave = () => {
        for (const [event, handler] of entries) opened.off(event, handler);
        opened.off("connect", join);
        if (opened.connected) opened.emit("room:leave", { room });
      };
    },
    () => {},
  );
  return () => {
    left = true;
    leave();
  };
}
