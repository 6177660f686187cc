import type { Socket } from "socket.io";
import { now } from "~/platform/clock.server";
import { createRateCeiling } from "~/platform/rate-ceiling.server";
import type { Asked, Channel, RoomDoor, SocketEvent, SocketPerson } from "./channel";
import { deviceRoom, publishedVersion } from "./publish.server";

/** Well above what a person does, also with an outbox to empty. */
const CEILING = { perSecond: 100, burst: 300 };
const CHEAP: ReadonlySet<string> = new Set(["echo", "clock:ask"]);
const MAX_ROOMS = 12;
const MAX_ROOM_NAME = 120;

type Reply = (answer: unknown) => void;

/** Who comes with a cookie; throws when the database is away. */
export type Identify = (cookies: string | undefined, at: Date) => Promise<SocketPerson | null>;

export type SeatOptions = {
  identify: Identify;
  channels: readonly Channel[];
  onFailure: (error: unknown, event: string) => void;
};

/** What the hub knows of one socket. */
export type Seat = {
  /** undefined: not known yet, because the database was away. */
  person: SocketPerson | null | undefined;
  /** The session was used since the last check. */
  isUsed: boolean;
};

const SEATS = new WeakMap<Socket, Seat>();
export const seatOf = (socket: Socket): Seat | undefined => SEATS.get(socket);
export const sessionRoom = (sessionId: string) => `session:${sessionId}`;
export const accountRoom = (accountId: string) => `account:${accountId}`;

/** Gives a socket its seat: from now on its packets are stamped, counted, checked and answered. Never throws. */
export async function takeSeat(socket: Socket, options: SeatOptions): Promise<void> {
  const seat: Seat = { person: undefined, isUsed: true };
  SEATS.set(socket, seat);
  let packetAt = now().getTime();
  // The engine's packet comes before any decoding or queue: this is the receipt that deadlines are judged by.
  socket.conn.on("packet", () => {
    packetAt = now().getTime();
  });
  const ceiling = createRateCeiling(CEILING);
  const known = () => know(socket, seat, options.identify);
  socket.use((packet) => {
    const receivedAt = packetAt;
    const [event, ...args] = packet as [string, ...unknown[]];
    const last = args.at(-1);
    const reply: Reply = typeof last === "function" ? (last as Reply) : () => {};
    const message = typeof last === "function" && args.length === 1 ? undefined : args[0];
    if (!ceiling.take(receivedAt, CHEAP.has(event) ? 0.1 : 1))
      return reply({ ok: false, reason: "busy", retryAfterMs: 1000 });
    answer({ socket, known, options, event, message, receivedAt }).then(reply, (error: unknown) => {
      options.onFailure(error, event);
      reply({ ok: false, reason: "unavailable", retryAfterMs: 2000 });
    });
  });
  await known().catch(() => null);
}

/** Looks up who holds the socket, once; again at the next event when the database was away. */
async function know(socket: Socket, seat: Seat, identify: Identify): Promise<SocketPerson | null> {
  seat.isUsed = true;
  if (seat.person !== undefined) return seat.person;
  const person = await identify(socket.handshake.headers.cookie, now());
  if (seat.person !== undefined) return seat.person;
  seat.person = person;
  if (person)
    await socket.join([
      sessionRoom(person.sessionId),
      accountRoom(person.accountId),
      deviceRoom(person.deviceId),
    ]);
  return person;
}

type Call = {
  socket: Socket;
  known: () => Promise<SocketPerson | null>;
  options: SeatOptions;
  event: string;
  message: unknown;
  receivedAt: number;
};

async function answer(call: Call): Promise<unknown> {
  switch (call.event) {
    case "clock:ask":
      return now().getTime();
    case "echo":
      return { ok: true };
    case "room:join":
      return join(call);
    case "room:leave":
      return leave(call);
    default:
      return work(call);
  }
}

function eventOf(channels: readonly Channel[], name: string): SocketEvent | undefined {
  for (const { events } of channels) if (Object.hasOwn(events, name)) return events[name];
  return undefined;
}

async function work({ known, options, event, message, receivedAt }: Call): Promise<unknown> {
  const handler = eventOf(options.channels, event);
  const request = handler?.schema.safeParse(message);
  if (!handler || !request?.success) return { ok: false, reason: "malformed" };
  const person = await known();
  if (!person) return { ok: false, reason: "signed-out" };
  const asked: Asked = { person, receivedAt };
  return handler.work(request.data, asked);
}

function doorOf(
  channels: readonly Channel[],
  message: unknown,
): { name: string; rest: string; door: RoomDoor } | null {
  const name = (message as { room?: unknown } | null | undefined)?.room;
  if (typeof name !== "string" || name.length > MAX_ROOM_NAME) return null;
  const at = name.indexOf(":");
  const channel = channels.find(({ room }) => room.kind === name.slice(0, at));
  return channel ? { name, rest: name.slice(at + 1), door: channel.room } : null;
}

async function join({ socket, known, options, message, receivedAt }: Call): Promise<unknown> {
  const found = doorOf(options.channels, message);
  if (!found) return { ok: false, reason: "malformed" };
  const person = await known();
  // Beside its own room a socket is in those of its session, account and device.
  if (socket.rooms.size >= MAX_ROOMS) return { ok: false, reason: "busy" };
  if (!(await found.door.mayJoin(found.rest, person, new Date(receivedAt))))
    return { ok: false, reason: "not-allowed" };
  if (!socket.connected) return { ok: false, reason: "unavailable" };
  await socket.join(found.name);
  return { ok: true, version: publishedVersion(found.name) };
}

async function leave({ socket, options, message }: Call): Promise<unknown> {
  const found = doorOf(options.channels, message);
  if (found) await socket.leave(found.name);
  return { ok: true };
}
