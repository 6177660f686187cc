import type { RealtimeSocket, SocketState } from "~/realtime/socket-client";
import type { SaveLine } from "./outbox";
import type { LeaseReply, SaveReply, SaveRequest, SittingView, SubmitReply } from "./sitting";

/** The connection as the line sees it; its module is handed in, because it is loaded late. */
export interface SocketSide {
  state(): SocketState;
  live(): RealtimeSocket | null;
  renew(): void;
}

export type ViewReply = { ok: true; view: SittingView } | { ok: false; reason: string };

/** Everything a sitting says to the server. Each call rejects when no reply came; each may be repeated. */
export interface SittingLine extends SaveLine {
  submit(request: { attemptId: string; leaseEpoch: number }): Promise<SubmitReply>;
  take(attemptId: string): Promise<LeaseReply>;
  look(attemptId: string): Promise<ViewReply>;
}

const ACK_TIMEOUT_MS = 5_000;
const HTTP_TIMEOUT_MS = 12_000;
/** Over a socket messages keep their order; plain requests do not, so they go one by one. */
const SOCKET_WIDTH = 4;
/** After an acknowledgement that did not come the next tries go over HTTP for so long. */
const DISTRUST_MS = 15_000;

async function post(path: string, body: object): Promise<unknown> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(HTTP_TIMEOUT_MS),
  });
  return replyOf(response);
}

/** Replies are JSON with every status; anything else (a proxy's page) is no reply. */
async function replyOf(response: Response): Promise<unknown> {
  const reply: unknown = await response.json();
  if (typeof reply !== "object" || reply === null || !("ok" in reply)) throw new Error("no reply");
  return reply;
}

const addressOf = (attemptId: string) => `/api/attempts/${encodeURIComponent(attemptId)}`;

/** The socket while it answers, plain HTTP otherwise. */
export function createSittingLine(side: SocketSide, clock: () => number): SittingLine {
  let distrustedUntil = 0;

  function socket(): RealtimeSocket | null {
    return clock() < distrustedUntil ? null : side.live();
  }

  async function ask<T>(
    bySocket: (live: RealtimeSocket) => Promise<T>,
    byHttp: () => Promise<unknown>,
  ): Promise<T> {
    const live = socket();
    if (!live) return (await byHttp()) as T;
    try {
      return await bySocket(live);
    } catch (error) {
      distrustedUntil = clock() + DISTRUST_MS;
      side.renew();
      throw error;
    }
  }

  return {
    width() {
      if (socket()) return SOCKET_WIDTH;
      // The first connection takes a moment; until then nothing is lost by waiting for it.
      return side.state() === "connecting" ? 0 : 1;
    },
    send(save: SaveRequest): Promise<SaveReply> {
      return ask(
        (live) => live.timeout(ACK_TIMEOUT_MS).emitWithAck("answer:save", save),
        () => post(`${addressOf(save.attemptId)}/answers`, save),
      );
    },
    submit(request): Promise<SubmitReply> {
      return ask(
        (live) => live.timeout(ACK_TIMEOUT_MS).emitWithAck("attempt:submit", request),
        () => post(`${addressOf(request.attemptId)}/submit`, request),
      );
    },
    take(attemptId): Promise<LeaseReply> {
      return ask(
        (live) => live.timeout(ACK_TIMEOUT_MS).emitWithAck("attempt:take", { attemptId }),
        () => post(`${addressOf(attemptId)}/lease`, {}),
      );
    },
    async look(attemptId): Promise<ViewReply> {
      const signal = AbortSignal.timeout(HTTP_TIMEOUT_MS);
      const response = await fetch(addressOf(attemptId), {
        credentials: "same-origin",
        cache: "no-store",
        signal,
      });
      return (await replyOf(response)) as ViewReply;
    },
  };
}
