import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;
export type Asked = { url: string; authorization: string | undefined; body: Record<string, unknown> };

/** A reply of the protocol that says `content`. */
export const completion = (content: string) =>
  JSON.stringify({ choices: [{ message: { role: "assistant", content } }] });

/** A drafting service of the protocol on loopback that answers as it is told; `asked` remembers every request. */
export async function startDraftingService(answer: Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { authorization } = request.headers;
    asked.push({ url: request.url ?? "", authorization, body: JSON.parse(body) });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/v1/`, host: `127.0.0.1:${port}`, asked, stop };
}
