import * as z from "zod";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { getEnv } from "./env.server";
import { log } from "./log.server";

/** What one asks of a language model: its instructions, and the text it works on. */
export type ChatRequest = { instructions: string; text: string };

/**
 * `not-configured`: no address in the environment. `refused`: the service answered with an error, such as a wrong key.
 * `bad-reply`: what came back is not a chat completion of the protocol, or longer than {@link MAX_REPLY_BYTES}.
 */
export type ChatRefusal = "not-configured" | "unreachable" | "took-too-long" | "refused" | "bad-reply";

const MAX_REPLY_BYTES = 1_000_000;

const replySchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Whether the environment names a service that drafts. */
export function isChatConfigured(): boolean {
  return getEnv().DRAFTING_URL !== undefined;
}

/** Where texts are sent to, such as "127.0.0.1:11434"; null: nowhere. People are told before they send one. */
export function chatHost(): string | null {
  const { DRAFTING_URL } = getEnv();
  return DRAFTING_URL === undefined ? null : new URL(DRAFTING_URL).host;
}

/**
 * One completion of an OpenAI-compatible service (`POST …/chat/completions`), asked for JSON. Follows no redirect: the key goes to
 * the configured address only. Never throws for what the service does.
 */
export async function completeChat({
  instructions,
  text,
}: ChatRequest): Promise<Verdict<{ reply: string }, ChatRefusal>> {
  const { DRAFTING_URL, DRAFTING_KEY, DRAFTING_MODEL, DRAFTING_TIMEOUT_MS } = getEnv();
  if (DRAFTING_URL === undefined) return refuse("not-configured");
  const messages = [
    { role: "system", content: instructions },
    { role: "user", content: text },
  ];
  try {
    const response = await fetch(`${DRAFTING_URL}/chat/completions`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(DRAFTING_KEY && { Authorization: `Bearer ${DRAFTING_KEY}` }),
      },
      body: JSON.stringify({
        ...(DRAFTING_MODEL && { model: DRAFTING_MODEL }),
        messages,
        temperature: 0.2,
        response_format: { type: "json_object" },
      }),
      redirect: "error",
      signal: AbortSignal.timeout(DRAFTING_TIMEOUT_MS),
    });
    if (!response.ok) {
      log.warn({ status: response.status }, "drafting service refused");
      await response.body?.cancel();
      return refuse("refused");
    }
    return parseReply(await readBounded(response));
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    log.warn({ error: error instanceof Error ? error.message : error }, "drafting service failed");
    return refuse(isTimeout ? "took-too-long" : "unreachable");
  }
}

/** The body as text; null when it is longer than a reply may be. */
async function readBounded(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    parts.push(part.value);
    if (length <= MAX_REPLY_BYTES) continue;
    await reader?.cancel();
    return null;
  }
  return Buffer.concat(parts).toString("utf8");
}

function parseReply(body: string | null): Verdict<{ reply: string }, "bad-reply"> {
  if (body === null) return refuse("bad-reply");
  try {
    const [choice] = replySchema.parse(JSON.parse(body)).choices;
    return choice ? accept({ reply: choice.message.content }) : refuse("bad-reply");
  } catch {
    return refuse("bad-reply");
  }
}
