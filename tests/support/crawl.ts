import http from "node:http";
import { defineRoutes } from "@remix-run/dev/dist/config/routes.js";
import { defineAppRoutes } from "../../app/routes";
import type { Person } from "./sitting-fixture";

/** One line of the table of routes with its whole address, such as "/c/:contest/enter". */
export type RouteLine = { id: string; file: string; address: string };

/** Every route of the application. */
export function listRoutes(): RouteLine[] {
  const routes = defineAppRoutes(defineRoutes);
  const addressOf = (id: string | undefined): string => {
    const route = id ? routes[id] : undefined;
    if (!route) return "";
    const own = (route.path ?? "").replace(/^\/|\/$/g, "");
    return `${addressOf(route.parentId)}${own ? `/${own}` : ""}`;
  };
  return Object.values(routes).map(({ id, file }) => ({ id, file, address: addressOf(id) || "/" }));
}

const PARAM = /:(\w+)/g;

export function paramNames(address: string): string[] {
  return [...address.matchAll(PARAM)].map(([, name]) => name as string);
}

/** The address with its parameters filled in. */
export function fill(address: string, params: Record<string, string>): string {
  return address.replace(PARAM, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for :${name}`);
    return encodeURIComponent(value);
  });
}

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** Where it leads, of a page or of its data. */
  to: string | null;
};

type Send = {
  as?: Pick<Person, "sessionToken"> | null;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/** One request as it stands: no header is added beside the cookie, no redirect is followed. */
export function send(url: string, { as = null, method, headers = {}, body }: Send = {}): Promise<Answer> {
  const cookie: Record<string, string> = as ? { Cookie: `hoi_thi_session=${as.sessionToken}` } : {};
  const length: Record<string, string> =
    body === undefined || "Transfer-Encoding" in headers
      ? {}
      : { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = { method: method ?? (body === undefined ? "GET" : "POST"), agent };
    const request = http.request(
      url,
      { ...options, headers: { ...cookie, ...length, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode = 0, headers: got } = response;
          const to = (got["x-remix-redirect"] as string | undefined) ?? got.location ?? null;
          resolve({ status: statusCode, headers: got, body: Buffer.concat(parts).toString("utf8"), to });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

export type Fields = Record<string, string | readonly string[]> | readonly (readonly [string, string])[];

/** A form as a page of the site sends it. */
export function sendForm(url: string, fields: Fields, { headers, ...more }: Send = {}): Promise<Answer> {
  const pairs = Array.isArray(fields)
    ? (fields as readonly (readonly [string, string])[])
    : Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  const fixed = { Origin: new URL(url).origin, "Content-Type": "application/x-www-form-urlencoded" };
  return send(url, { ...more, body, headers: { ...fixed, ...headers } });
}

/** The address under which one route alone answers with its data. */
export function dataUrl(base: string, path: string, routeId: string): string {
  const [pathname, search = ""] = path.split("?");
  const query = new URLSearchParams(search);
  query.set("_data", routeId);
  return `${base}${pathname}?${query}`;
}

/** Addresses of this site that a page links to. */
export function linksOf(html: string): string[] {
  const found = [...html.matchAll(/\b(?:href|action|src)="([^"]*)"/g)].map(([, link]) =>
    (link as string).replaceAll("&amp;", "&"),
  );
  return [...new Set(found.filter((link) => link.startsWith("/") && !link.startsWith("//")))].map(
    (link) => link.split("#")[0] as string,
  );
}

/** Runs `work` over all of `list`, a few at a time. */
export async function eachOf<T>(
  list: readonly T[],
  work: (one: T) => Promise<void>,
  lanes = 6,
): Promise<void> {
  const rest = [...list];
  const run = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, run));
}

/** A page's data as it travels inside the page; null when it carries none. */
export function dataInPage(html: string): unknown {
  const [, text] = /window\.__remixContext = (\{.*?\});<\/script>/s.exec(html) ?? [];
  return text === undefined ? null : JSON.parse(text);
}

/** All names that occur in a piece of JSON, at any depth. */
export function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, found);
  else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      found.add(name);
      namesIn(one, found);
    }
  }
  return found;
}

export type Seen = { what: string; text: string };

/** Every page reached from `starts` by links, at most `limit`, as its HTML. */
export async function crawlPages(
  base: string,
  as: Send["as"],
  { starts, limit = 120 }: { starts: readonly string[]; limit?: number },
): Promise<(Seen & { answer: Answer })[]> {
  const queue = [...starts];
  const known = new Set(queue);
  const seen: (Seen & { answer: Answer })[] = [];
  for (let path = queue.shift(); path !== undefined && seen.length < limit; path = queue.shift()) {
    const answer = await send(base + path, { as });
    seen.push({ what: `GET ${path}`, text: answer.body, answer });
    const isHtml = String(answer.headers["content-type"]).includes("html");
    const next = [
      ...(isHtml ? linksOf(answer.body) : []),
      ...(answer.to?.startsWith("/") ? [answer.to] : []),
    ];
    for (const link of next) {
      if (known.has(link) || /^\/(assets|sign-out)/.test(link)) continue;
      known.add(link);
      queue.push(link);
    }
  }
  return seen;
}
