import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { handleFast } from "~/attempt/fast-path.server";
import type { ClientToServer, ServerToClient } from "~/realtime/protocol";
import { attachRealtime } from "~/wiring.server";
import type { Person } from "./sitting-fixture";

export type Client = Socket<ServerToClient, ClientToServer>;

export type SittingServer = Awaited<ReturnType<typeof openSittingServer>>;

export const cookieOf = (person: Pick<Person, "sessionToken"> | null) =>
  person ? `hoi_thi_session=${person.sessionToken}` : "";

/** The fast paths and the sockets on a free port of loopback, as the application's server offers them. */
export async function openSittingServer() {
  const server = http.createServer((req, res) => {
    void handleFast(req, res).then((isHandled) => {
      if (!isHandled) res.writeHead(404).end();
    });
  });
  attachRealtime(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: Client[] = [];

  /** A socket that is not connected yet. */
  const dial = (person: Pick<Person, "sessionToken"> | null, origin: string | undefined = url): Client => {
    const headers = {
      ...(person ? { Cookie: cookieOf(person) } : {}),
      ...(origin ? { Origin: origin } : {}),
    };
    const options = { transports: ["websocket"], extraHeaders: headers, forceNew: true, reconnection: false };
    const client: Client = io(url, { ...options, autoConnect: false });
    clients.push(client);
    return client;
  };

  const connect = async (person: Pick<Person, "sessionToken"> | null): Promise<Client> => {
    const client = dial(person);
    await new Promise<void>((resolve, reject) => {
      client.once("connect", resolve);
      client.once("connect_error", reject);
      client.connect();
    });
    return client;
  };

  return {
    url,
    server,
    dial,
    connect,
    post: (path: string, person: Person | null, body: unknown, more: Record<string, string> = {}) =>
      fetch(url + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", Cookie: cookieOf(person), ...more },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (path: string, person: Person | null) =>
      fetch(url + path, { headers: { Cookie: cookieOf(person) } }),
    close: async () => {
      for (const client of clients) client.disconnect();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends an event and waits for its acknowledgement. */
export function ask<T = { ok: boolean; reason?: string }>(
  client: Client,
  event: string,
  ...args: unknown[]
): Promise<T> {
  return (client as unknown as Socket).timeout(5_000).emitWithAck(event, ...args) as Promise<T>;
}

/** Everything that comes in from now on, as [event, message]. */
export function listen(client: Client): [string, unknown][] {
  const seen: [string, unknown][] = [];
  (client as unknown as Socket).onAny((event: string, message: unknown) => seen.push([event, message]));
  return seen;
}

export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 2_000): Promise<void> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > withinMs) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
