import type { IncomingMessage } from "node:http";

export type JsonBody = { ok: true; value: unknown } | { ok: false; status: 400 | 408 | 413 | 415 };

const MAX_BYTES = 16 * 1024;
/** A body that takes longer is not waited for: its receipt has been stamped, and the sweeper counts on this. */
const MAX_MS = 3_000;

async function readBytes(req: IncomingMessage): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done(408), MAX_MS);
    const onData = (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > MAX_BYTES) done(413);
      else chunks.push(chunk);
    };
    const onEnd = () => done(Buffer.concat(chunks));
    const onCut = () => done(400);
    const done = (outcome: Buffer | 400 | 408 | 413) => {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("error", onCut).off("close", onCut);
      // Whatever else comes is let through unread, so that the answer can be sent.
      if (typeof outcome === "number") req.on("error", () => {}).resume();
      resolve(outcome);
    };
    req.on("data", onData).on("end", onEnd).on("error", onCut).on("close", onCut);
  });
}

/** Reads a small JSON body: at most 16 KB within 3 s, declared as application/json in UTF-8. */
export async function readJson(req: IncomingMessage): Promise<JsonBody> {
  const type = (req.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" || req.headers["content-encoding"]) return { ok: false, status: 415 };
  if (Number(req.headers["content-length"] ?? 0) > MAX_BYTES) return { ok: false, status: 413 };
  const bytes = await readBytes(req);
  if (typeof bytes === "number") return { ok: false, status: bytes };
  try {
    return { ok: true, value: JSON.parse(bytes.toString("utf8")) };
  } catch {
    return { ok: false, status: 400 };
  }
}
