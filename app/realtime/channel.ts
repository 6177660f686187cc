import type * as z from "zod";

/** Who holds a socket: from the session of its cookie. null: a stranger, who may watch public boards. */
export type SocketPerson = { sessionId: string; accountId: string; deviceId: string };

/** One event as it came in; `receivedAt` (ms) was stamped when its packet arrived. */
export type Asked = { person: SocketPerson; receivedAt: number };

/** A socket event for signed-in people: its message is checked by `schema` before `work` sees it. */
export type SocketEvent = {
  schema: z.ZodType;
  work: (request: unknown, asked: Asked) => Promise<object>;
};

/** Ties the schema of a message to the work done with it. The reply of `work` goes back as the acknowledgement. */
export function socketEvent<S extends z.ZodType>(
  schema: S,
  work: (request: z.output<S>, asked: Asked) => Promise<object>,
): SocketEvent {
  return { schema, work: (request, asked) => work(request as z.output<S>, asked) };
}

/** A kind of room, named "kind:rest". Joined only when `mayJoin` says so, each time anew. */
export type RoomDoor = {
  kind: string;
  mayJoin: (rest: string, person: SocketPerson | null, now: Date) => Promise<boolean>;
};

/** What one kind of room brings: its events and its door. */
export type Channel = { room: RoomDoor; events: Record<string, SocketEvent> };
