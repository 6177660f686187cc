import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import { findSession, type LiveSession } from "~/account/live-session.server";
import { now } from "~/platform/clock.server";
import type { RequestMeta } from "~/platform/http.server";
import { createRateCeiling, type RateCeiling } from "~/platform/rate-ceiling.server";
import { readJson } from "~/platform/read-json.server";
import { checkReady } from "~/platform/ready.server";
import { createRecentMap } from "~/platform/recent-map.server";
import { readCookie } from "~/platform/session.server";
import { REFUSAL_STATUS } from "./reply-status";
import { passingRefusal, saveAnswer } from "./save-answer.server";
import { type SaveRefusal, saveRequestSchema, submitRequestSchema } from "./sitting";
import { loadSitting } from "./sitting.queries.server";
import { submitAttempt } from "./submit-attempt.server";
import { takeLease } from "./take-lease.server";

type Reply = { ok: true } | { ok: false; reason: SaveRefusal; retryAfterMs?: number };
type Call = { attemptId: string; body: Record<string, unknown>; by: LiveSession; receivedAt: number };
type Act = { method: "GET" | "POST"; work: (call: Call) => Promise<Reply> };

const PATH = /^\/api\/attempts\/([^/?#]{1,64})(?:\/(answers|submit|lease))?\/?(?:\?.*)?$/;
const MALFORMED = { ok: false, reason: "malformed" } as const;
/** Well above what a person does, also with an outbox to empty. */
const CEILING = { perSecond: 30, burst: 150 };

const attemptIdSchema = z.uuid();
const ceilings = createRecentMap<string, RateCeiling>(20_000);

const ACTS: Record<string, Act> = {
  "": {
    method: "GET",
    work: async ({ attemptId, by, receivedAt }) => {
      const view = await loadSitting(attemptId, by, new Date(receivedAt));
      return view ? { ok: true, view } : { ok: false, reason: "attempt-unknown" };
    },
  },
  answers: {
    method: "POST",
    work: async ({ attemptId, body, by, receivedAt }) => {
      const request = saveRequestSchema.safeParse({ attemptId, ...body });
      if (!request.success || request.data.attemptId !== attemptId) return MALFORMED;
      return saveAnswer(request.data, by, receivedAt);
    },
  },
  submit: {
    method: "POST",
    work: async ({ attemptId, body, by, receivedAt }) => {
      const request = submitRequestSchema.safeParse({ attemptId, ...body });
      if (!request.success || request.data.attemptId !== attemptId) return MALFORMED;
      return submitAttempt(request.data, by, receivedAt);
    },
  },
  lease: {
    method: "POST",
    work: async ({ attemptId, by, receivedAt }) => takeLease(attemptId, by, new Date(receivedAt)),
  },
};

function send(res: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  if (res.headersSent || res.destroyed) return;
  const text = JSON.stringify(body);
  const fixed = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
  res.writeHead(status, { ...fixed, "Content-Length": Buffer.byteLength(text), ...headers });
  res.end(text);
}

function sendReply(res: ServerResponse, reply: Reply): void {
  const status = reply.ok ? 200 : REFUSAL_STATUS[reply.reason];
  send(res, status, reply, status === 503 ? { "Retry-After": "2" } : {});
}

function mayPass(accountId: string, at: number): boolean {
  const ceiling = ceilings.get(accountId) ?? createRateCeiling(CEILING);
  ceilings.set(accountId, ceiling);
  return ceiling.take(at);
}

/** Reads the body of a POST: an object, or the status that refuses it. */
async function bodyOf(req: IncomingMessage, method: string): Promise<Record<string, unknown> | number> {
  if (method === "GET") return {};
  const body = await readJson(req);
  if (!body.ok) return body.status;
  const isObject = typeof body.value === "object" && body.value !== null && !Array.isArray(body.value);
  return isObject ? (body.value as Record<string, unknown>) : 400;
}

async function handleAttempt(
  req: IncomingMessage,
  res: ServerResponse,
  place: { attemptId: string; act: string },
  receivedAt: number,
): Promise<void> {
  const act = ACTS[place.act];
  if (!act || req.method !== act.method) {
    return send(res, 405, MALFORMED, { Allow: act?.method ?? "GET" });
  }
  const body = await bodyOf(req, act.method);
  if (typeof body === "number") return send(res, body, MALFORMED, { Connection: "close" });
  if (!attemptIdSchema.safeParse(place.attemptId).success)
    return sendReply(res, { ok: false, reason: "attempt-unknown" });
  const by = await findSession(readCookie(req.headers.cookie, "session"), new Date(receivedAt));
  if (!by) return sendReply(res, { ok: false, reason: "signed-out" });
  if (!mayPass(by.accountId, receivedAt))
    return sendReply(res, { ok: false, reason: "busy", retryAfterMs: 2000 });
  sendReply(res, await act.work({ attemptId: place.attemptId.toLowerCase(), body, by, receivedAt }));
}

async function handleReadiness(res: ServerResponse): Promise<void> {
  const readiness = await checkReady();
  send(res, readiness.ready ? 200 : 503, readiness, readiness.ready ? {} : { "Retry-After": "5" });
}

/**
 * Answers the hot paths of a sitting over HTTP, with the use cases of the sockets; says false when the address is none of them.
 * The origin of a POST has been checked before. Never throws; every 5xx is a 503 with Retry-After.
 */
export async function handleFast(
  req: IncomingMessage,
  res: ServerResponse,
  meta?: Pick<RequestMeta, "receivedAt">,
): Promise<boolean> {
  const receivedAt = meta?.receivedAt ?? now().getTime();
  const url = req.url ?? "";
  const path = url.split("?")[0];
  const [, attemptId, act = ""] = PATH.exec(url) ?? [];
  try {
    if (path === "/healthz") send(res, 200, { alive: true });
    else if (path === "/readyz") await handleReadiness(res);
    else if (attemptId !== undefined) await handleAttempt(req, res, { attemptId, act }, receivedAt);
    else return false;
  } catch (error) {
    sendReply(res, passingRefusal(error));
  }
  return true;
}
