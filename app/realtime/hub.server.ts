import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Server, type Socket } from "socket.io";
import type { Channel } from "./channel";
import { isOwnOrigin } from "./origin.server";
import { connectCarrier } from "./publish.server";
import { accountRoom, type Identify, seatOf, sessionRoom, takeSeat } from "./socket-seat.server";

const PATH = "/socket.io/";
/** Browsers open one socket per tab. */
const MAX_SOCKETS_PER_SESSION = 12;
const MAX_MESSAGE_BYTES = 64 * 1024;
/** Time for the last words to leave before the sockets are closed. */
const LAST_WORDS_MS = 150;
const MOVE_WITHIN_MS = 5_000;

export type HubOptions = {
  /** The site's own origin; a handshake from another one is refused. */
  publicOrigin: string;
  identify: Identify;
  channels: readonly Channel[];
  onFailure: (error: unknown, event: string) => void;
  /** A number in [0, 1): spreads the return of the clients when the server moves. */
  random: () => number;
};

export type Hub = {
  /** Closes the sockets of these sessions, at once. */
  endSessions(sessionIds: readonly string[]): void;
  endAccount(accountId: string): void;
  /** Sessions that hold sockets, and those of them that were used since the last call. */
  sessions(): { all: string[]; used: string[] };
  /**
   * Tells the sockets to come back elsewhere, waits for `settle` so that what is under way is still answered, closes them
   * and leaves the HTTP server as it was.
   */
  close(settle: () => Promise<void>): Promise<void>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Refuses handshakes from pages of other sites before the engine sees them. */
function guarded(upgrade: Upgrade, publicOrigin: string): Upgrade {
  return (req, socket, head) => {
    const isForeign = req.url?.startsWith(PATH) && !isOwnOrigin(req, publicOrigin);
    if (!isForeign) return upgrade(req, socket, head);
    socket.on("error", () => {});
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  };
}

/** What attaching adds to the server is known, so that it can be guarded, and taken away again. */
function attach(io: Server, httpServer: HttpServer, publicOrigin: string): () => void {
  const before = { request: httpServer.listeners("request"), upgrade: httpServer.listeners("upgrade") };
  const addedTo = (event: "request" | "upgrade") =>
    httpServer.listeners(event).filter((listener) => !before[event].includes(listener));
  io.attach(httpServer);
  for (const upgrade of addedTo("upgrade") as Upgrade[]) {
    httpServer.off("upgrade", upgrade).on("upgrade", guarded(upgrade, publicOrigin));
  }
  const added = { request: addedTo("request"), upgrade: addedTo("upgrade") };
  return () => {
    for (const event of ["request", "upgrade"] as const) {
      for (const listener of added[event]) httpServer.off(event, listener as () => void);
    }
    // Attaching had taken the earlier ones behind its own.
    const present = httpServer.listeners("request");
    for (const listener of before.request) {
      if (!present.includes(listener)) httpServer.on("request", listener as () => void);
    }
  };
}

/** Opens the socket server on an HTTP server. Correctness never depends on it: sockets announce, loaders tell the truth. */
export function createHub(httpServer: HttpServer, options: HubOptions): Hub {
  const io = new Server({
    serveClient: false,
    transports: ["websocket"],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 10_000,
  });
  const detach = attach(io, httpServer, options.publicOrigin);
  // An error event without a listener would end the process.
  io.engine.on("connection_error", () => {});
  io.use((socket, next) => {
    socket.on("error", (error) => options.onFailure(error, "error"));
    takeSeat(socket, options)
      .then(() => next(isCrowded(io, socket) ? new Error("too-many-sockets") : undefined))
      .catch(next);
  });
  connectCarrier({
    send: (room, event, message, exceptRoom) => {
      const to = io.to(room);
      (exceptRoom ? to.except(exceptRoom) : to).emit(event, message);
    },
    isWatched: (room) => (io.sockets.adapter.rooms.get(room)?.size ?? 0) > 0,
  });
  return {
    endSessions: (sessionIds) => end(io, sessionIds.map(sessionRoom)),
    endAccount: (accountId) => end(io, [accountRoom(accountId)]),
    sessions: () => sessionsOf(io),
    close: (settle) => moveAway(io, detach, options.random, settle),
  };
}

function isCrowded(io: Server, socket: Socket): boolean {
  const person = seatOf(socket)?.person;
  if (!person) return false;
  return (io.sockets.adapter.rooms.get(sessionRoom(person.sessionId))?.size ?? 0) > MAX_SOCKETS_PER_SESSION;
}

function end(io: Server, rooms: string[]): void {
  if (rooms.length === 0) return;
  io.to(rooms).emit("session:ended", { reason: "ended" });
  io.in(rooms).disconnectSockets(true);
}

function sessionsOf(io: Server): { all: string[]; used: string[] } {
  const all = new Set<string>();
  const used = new Set<string>();
  for (const socket of io.sockets.sockets.values()) {
    const seat = seatOf(socket);
    if (!seat?.person) continue;
    all.add(seat.person.sessionId);
    if (seat.isUsed) used.add(seat.person.sessionId);
    seat.isUsed = false;
  }
  return { all: [...all], used: [...used] };
}

async function moveAway(
  io: Server,
  detach: () => void,
  random: () => number,
  settle: () => Promise<void>,
): Promise<void> {
  connectCarrier(null);
  detach();
  for (const socket of io.sockets.sockets.values()) {
    socket.emit("server:moving", { retryAfterMs: Math.round(500 + random() * MOVE_WITHIN_MS) });
  }
  await settle();
  if (io.sockets.sockets.size > 0) await pause(LAST_WORDS_MS);
  // Closing the transport, not the socket: clients then come back by themselves.
  io.engine.close();
  await io.sockets.adapter.close();
}
