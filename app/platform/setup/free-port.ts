import { randomInt } from "node:crypto";
import net from "node:net";

/** Below the range from which systems take the ports of outgoing connections, so that a port stays ours. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Whether nobody listens on a port of an address. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A free port of the loopback address: the preferred one when it is free. */
export async function pickPort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await isPortFree(preferred))) return preferred;
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isPortFree(port)) return port;
  }
}
