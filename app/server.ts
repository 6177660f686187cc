// The process that serves: HTTP, static files, and in development the compiler. It imports nothing of the application,
// which it reaches through the build alone; otherwise every shared module would exist twice.
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import pino from "pino";
import type { ViteDevServer } from "vite";

/** `receivedAt`: when the request's head arrived, in milliseconds since 1970. */
type RequestMeta = { nonce: string; requestId: string; receivedAt: number; clientIp: string };

/** What the application's entry offers. `handleFast` answers hot paths, or says false; `stop` leaves the server open. */
interface Entry {
  start(): Promise<void>;
  attachRealtime(server: http.Server): void;
  handleFast(req: http.IncomingMessage, res: http.ServerResponse, meta: RequestMeta): Promise<boolean>;
  stop(): Promise<void>;
}

const EXIT_HOPELESS = 78;
const TIMEOUTS = { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 65_000 };
const DRAIN_MS = 6_000;
const YEAR_S = 31_536_000;
const HOST_HEADER = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;
const ASSET_PATH = /^(\/[\w-][\w.-]*)+$/;
const FAST_PATHS = /^\/(api\/|healthz$|readyz$)/;

const isDev = process.argv.includes("--dev");
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const clientDir = path.join(root, "build/client");
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 3000);
const publicUrl = new URL(process.env.PUBLIC_URL ?? `http://localhost:${port}`);
const isHttps = publicUrl.protocol === "https:";
const { isoTime } = pino.stdTimeFunctions;
const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined, timestamp: isoTime });

const CONTENT_POLICY = [
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  `form-action 'self'; connect-src 'self' ${isDev ? "ws:" : publicUrl.origin.replace(/^http/, "ws")}`,
  "script-src 'self' 'strict-dynamic' 'nonce-NONCE'; style-src-attr 'unsafe-inline'",
  `style-src 'self' ${isDev ? "'unsafe-inline'" : "'nonce-NONCE'"}`,
  ...(isHttps ? ["upgrade-insecure-requests"] : []),
].join("; ");
const plainHeaders = helmet({
  contentSecurityPolicy: false,
  referrerPolicy: { policy: "same-origin" },
  strictTransportSecurity: isHttps ? { maxAge: YEAR_S, includeSubDomains: true } : false,
  xFrameOptions: { action: "deny" },
});
let activeRequests = 0;

/** Gives each request its identity and logs its end: no query, no long path part, because those carry secrets. */
function identify(req: Request, res: Response, next: NextFunction) {
  const meta: RequestMeta = {
    nonce: randomBytes(16).toString("base64"),
    requestId: randomUUID(),
    receivedAt: Date.now(),
    clientIp: req.ip ?? "",
  };
  res.locals.meta = meta;
  res.setHeader("X-Request-Id", meta.requestId);
  activeRequests += 1;
  const begun = performance.now();
  const route = req.path.replace(/[^/]{20,}/g, "…");
  res.once("close", () => {
    activeRequests -= 1;
    const ms = Math.round(performance.now() - begun);
    const level = res.statusCode >= 500 ? "warn" : route.startsWith("/assets/") ? "debug" : "info";
    const { method } = req;
    log[level]({ method, route, status: res.statusCode, ms, requestId: meta.requestId }, "request");
  });
  next();
}

/** Headers that every answer carries. Scripts run only with this request's nonce. */
function secure(req: Request, res: Response, next: NextFunction) {
  const { nonce } = res.locals.meta as RequestMeta;
  res.setHeader("Content-Security-Policy", CONTENT_POLICY.replaceAll("NONCE", nonce));
  plainHeaders(req, res, next);
}

/** A change is accepted only when the browser proves that it comes from a page of this site. */
function refuseForeign(req: Request, res: Response, next: NextFunction) {
  const ownHost = req.headers.host ?? "";
  if (!HOST_HEADER.test(ownHost)) return void res.status(400).send("bad host");
  // Remix compares the origin with this header first, and a client can set it.
  delete req.headers["x-forwarded-host"];
  if (req.method === "GET" || req.method === "HEAD") return next();
  const { origin } = req.headers;
  if (origin === publicUrl.origin) req.headers.host = publicUrl.host;
  const ownOrigins = [publicUrl.origin, `${req.protocol}://${ownHost}`];
  if (origin ? ownOrigins.includes(origin) : req.headers["sec-fetch-site"] === "same-origin") return next();
  res.status(403).type("text/plain").send("foreign origin");
}

/** Serves the compressed twin of a built asset to browsers that take it; asset names change with their content. */
function serveAssets() {
  const assets = path.join(clientDir, "assets");
  const serve = express.static(assets, { immutable: true, maxAge: "1y", index: false, fallthrough: false });
  return (req: Request, res: Response, next: NextFunction) => {
    res.vary("Accept-Encoding");
    const isTaken = req.acceptsEncodings("br") === "br" && ASSET_PATH.test(req.path);
    if (isTaken && existsSync(path.join(assets, `${req.path}.br`))) {
      res.type(path.extname(req.path));
      res.setHeader("Content-Encoding", "br");
      req.url = `${req.path}.br`;
    }
    serve(req, res, next);
  };
}

function handleFast(application: Application) {
  return (req: Request, res: Response, next: NextFunction) => {
    const entry = FAST_PATHS.test(req.path) ? application.entry() : undefined;
    if (!entry) return next();
    const answered = entry.handleFast(req, res, res.locals.meta);
    answered.then((isHandled) => (isHandled ? undefined : next())).catch(next);
  };
}

/** The last resort: the visitor gets the request's number, the log gets the error. */
function answerError(error: Error, _req: Request, res: Response, next: NextFunction) {
  const { requestId } = (res.locals.meta ?? {}) as Partial<RequestMeta>;
  const status = "status" in error && typeof error.status === "number" ? error.status : 500;
  if (status >= 500) log.error({ err: error, requestId }, "request failed");
  if (res.headersSent) return next(error);
  res.status(status).type("text/plain");
  res.send(`${status}\n${requestId ?? ""}\n`);
}

type Source = { load(): Promise<ServerBuild>; vite?: ViteDevServer };

/** Where the build comes from: the folder that `remix vite:build` wrote, or the compiler in development. */
async function openSource(server: http.Server): Promise<Source> {
  if (!isDev) {
    const built = (await import(pathToFileURL(path.join(root, "build/server/index.js")).href)) as ServerBuild;
    return { load: async () => built };
  }
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: { server } }, root });
  return { load: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>, vite };
}

/** Runs the application of the newest build; in development a changed one replaces it on the same server. */
function runNewest(server: http.Server, source: Source) {
  const bare = { request: server.listeners("request"), upgrade: server.listeners("upgrade") };
  let entry: Entry | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const replace = async (next: Entry) => {
    await entry?.stop();
    entry = undefined;
    for (const [event, listeners] of Object.entries(bare)) {
      server.removeAllListeners(event);
      for (const listener of listeners) server.on(event, listener as () => void);
    }
    await next.start();
    next.attachRealtime(server);
    entry = next;
  };
  const renew = async () => {
    const build = await source.load();
    const newest = build.entry.module as unknown as Entry;
    if (newest !== entry) await replace(newest);
    return build;
  };
  return {
    /** One at a time: requests of a page arrive together. */
    renew: (): Promise<ServerBuild> => {
      const build = turn.then(renew, renew);
      turn = build;
      return build;
    },
    entry: () => entry,
  };
}

type Application = ReturnType<typeof runNewest>;

function buildApp(source: Source, application: Application, build: ServerBuild) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", Number(process.env.TRUST_PROXY ?? 0));
  app.use(identify, secure, refuseForeign);
  if (source.vite) app.use(source.vite.middlewares);
  else app.use("/assets", serveAssets());
  app.use(handleFast(application));
  app.use(compression());
  app.use(express.static(isDev ? path.join(root, "public") : clientDir, { maxAge: "1h", index: false }));
  const remix = createRequestHandler({
    build: isDev ? application.renew : build,
    mode: isDev ? "development" : "production",
    getLoadContext: (_req, res) => res.locals.meta,
  });
  app.use((req, res, next) => void remix(req, res, next));
  app.use(answerError);
  return app;
}

/** Takes no more requests, finishes those under way, then ends the application. */
async function shutDown(server: http.Server, application: Application) {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const isQuiet = () => activeRequests === 0;
  for (let waitedMs = 0; waitedMs < DRAIN_MS && !isQuiet(); waitedMs += 50) await pause(50);
  await application.entry()?.stop();
  server.closeAllConnections();
  await Promise.race([closed, pause(1_000)]);
  process.exit(0);
}

async function serve() {
  const server = http.createServer(TIMEOUTS);
  let app: express.Express | undefined;
  server.on("request", (req, res) => app?.(req, res));
  const source = await openSource(server);
  const application = runNewest(server, source);
  app = buildApp(source, application, await application.renew());
  server.listen(port, host);
  await once(server, "listening");
  const serving = `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  log.info({ serving }, "serving");
  process.send?.({ serving });
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    shutDown(server, application).catch(fail);
  };
  // Without its supervisor nobody would ever stop it, and the next start needs the port.
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, end);
}

function fail(error: NodeJS.ErrnoException) {
  log.fatal({ err: error }, "the server cannot go on");
  process.exit(error.code === "EADDRINUSE" || error.name === "EnvironmentError" ? EXIT_HOPELESS : 1);
}

process.on("uncaughtException", fail);
serve().catch(fail);
