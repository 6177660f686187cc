import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now } from "~/platform/clock.server";
import { disconnect } from "~/platform/db.server";
import { stopPasswords } from "~/platform/password.server";
import { makeOfficial, OFFICIAL_PASSWORD } from "../support/account-builders";
import { startApp, type TestApp } from "../support/app-server";
import { type Answer, crawlPages, dataUrl, eachOf, fill, listRoutes, send, sendForm } from "../support/crawl";
import { changedTables, fingerprint } from "../support/crawl-database";
import { type Crowd, makeCrowd, paramsOf, type Who } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DOORS } from "../support/door-inventory";
import { removeTestDir } from "../support/postgres";

const LONG_MS = 240_000;
const PUBLIC_URL = "https://thi.example.vn";

let database: TestDatabase;
let app: TestApp;
let behindProxy: TestApp;
let crowd: Crowd;
let params: Record<string, string>;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  await makeOfficial(now());
  await stopPasswords();
  const env = { PUBLIC_URL, TRUST_PROXY: "1" };
  [app, behindProxy] = await Promise.all([startApp({ database }), startApp({ database, env })]);
  params = paramsOf(crowd.here, crowd.own);
});

afterAll(async () => {
  await disconnect();
  await behindProxy.kill();
  await removeTestDir(behindProxy.dataDir);
  await app.stop();
});

const isHtml = ({ headers }: Answer) => String(headers["content-type"]).includes("html");

/** What is wrong with the headers of an answer; `kept`: it may be kept by browsers. */
function problemsOf(answer: Answer, { kept = false } = {}): string[] {
  const { headers, body } = answer;
  const policy = String(headers["content-security-policy"] ?? "");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  const scripts = isHtml(answer) ? (body.match(/<script\b[^>]*>/g) ?? []) : [];
  const wanted: [string, boolean][] = [
    ["script-src", /script-src 'self' 'strict-dynamic' 'nonce-[\w+/=]+'/.test(policy)],
    ["unsafe script", !/script-src[^;]*unsafe/.test(policy) && !/default-src[^;]*unsafe/.test(policy)],
    ["object-src", policy.includes("object-src 'none'")],
    ["base-uri", policy.includes("base-uri 'none'")],
    ["frame-ancestors", policy.includes("frame-ancestors 'none'")],
    ["form-action", policy.includes("form-action 'self'")],
    ["nosniff", headers["x-content-type-options"] === "nosniff"],
    // Of several policies the last one counts; the page of a personal link is stricter than the others.
    ["referrer", /^same-origin(?:, no-referrer)?$/.test(String(headers["referrer-policy"]))],
    ["powered by", headers["x-powered-by"] === undefined],
    ["script without this answer's nonce", scripts.every((tag) => tag.includes(`nonce="${nonce}"`))],
    ["handler in the markup", !/<[a-z][^<>]*\son[a-z]+="/i.test(isHtml(answer) ? body : "")],
    ["may be kept", kept || answer.status >= 300 || /no-store/.test(headers["cache-control"] ?? "")],
  ];
  return wanted.flatMap(([name, isSo]) => (isSo ? [] : [name]));
}

describe("headers", () => {
  it(
    "are safe on every page, its data and what is no page",
    async () => {
      const wrong: string[] = [];
      let pages = 0;
      const cases = [...listRoutes(), { id: "root", file: "root.tsx", address: "/" }].flatMap((route) => [
        { who: "admin" as const, route, isData: false },
        { who: "admin" as const, route, isData: true },
        { who: "stranger" as const, route, isData: false },
      ]);
      await eachOf(cases, async ({ who, route, isData }) => {
        const path = fill(route.address, params);
        const url = isData ? dataUrl(app.url, path, route.id) : app.url + path;
        const got = await send(url, { as: crowd.people[who] });
        if (isHtml(got)) pages += 1;
        const problems = problemsOf(got, { kept: /\/(?:unit-search|picture)\.ts$/.test(route.file) });
        if (problems.length > 0) wrong.push(`${who} ${route.file} ${isData ? "data" : "page"}: ${problems}`);
      });
      expect(wrong).toEqual([]);
      expect(pages).toBeGreaterThan(60);
      for (const path of [
        "/healthz",
        "/readyz",
        "/no-such-page",
        "/api/attempts/x",
        "/c/none",
        "/assets/none.js",
      ]) {
        const got = await send(app.url + path);
        expect([path, problemsOf(got, { kept: path === "/assets/none.js" })]).toEqual([path, []]);
      }
    },
    LONG_MS,
  );

  it("over https keep browsers at https, and only there", async () => {
    const secure = await send(`${behindProxy.url}/`, { headers: { "X-Forwarded-Proto": "https" } });
    expect(secure.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(problemsOf(secure)).toEqual([]);
    expect((await send(`${app.url}/`)).headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("cookies", () => {
  const form = { signInName: "can-bo-1", password: OFFICIAL_PASSWORD, trusted: "on" };

  it("are for this host, for https and for no script", async () => {
    const origin = { Origin: PUBLIC_URL, "X-Forwarded-Proto": "https" };
    const got = await sendForm(`${behindProxy.url}/sign-in`, form, { headers: origin });
    const cookies = [got.headers["set-cookie"] ?? []].flat();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^__Host-hoi_thi_(session|device)=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure/,
      );
      expect(cookie).not.toMatch(/domain/i);
    }
    const pair = cookies.find((one) => one.includes("session"))?.split(";")[0] ?? "";
    const asks = (Cookie: string) => send(`${behindProxy.url}/account`, { headers: { Cookie } });
    expect((await asks(pair)).status).toBe(200);
    expect((await asks(pair.replace("__Host-", ""))).status).toBe(302);
    const out = await sendForm(`${behindProxy.url}/sign-out`, {}, { headers: { ...origin, Cookie: pair } });
    expect([out.headers["set-cookie"] ?? []].flat()[0]).toMatch(
      /^__Host-hoi_thi_session=; .*Secure; Max-Age=0/,
    );
    expect((await asks(pair)).status).toBe(302);
  });

  it("over plain loopback have no prefix, and are as closed otherwise", async () => {
    const got = await sendForm(`${app.url}/sign-in`, form);
    const cookies = [got.headers["set-cookie"] ?? []].flat();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^hoi_thi_\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
    const locale = await sendForm(`${app.url}/resources/locale`, { locale: "en", to: "//evil.example" });
    expect([locale.to, String(locale.headers["set-cookie"])]).toEqual([
      "/",
      expect.stringContaining("HttpOnly"),
    ]);
  });
});

describe("a change asked for by another site", () => {
  const type = { "Content-Type": "application/x-www-form-urlencoded" };
  const FOREIGN: Record<string, string>[] = [
    { ...type, Origin: "https://evil.example" },
    { ...type, Origin: "null" },
    { "Content-Type": "text/plain" },
    { "Content-Type": "text/plain", Origin: "null", "Sec-Fetch-Site": "cross-site" },
    { ...type, "Sec-Fetch-Site": "same-site" },
  ];

  it(
    "is refused at every door, by page and by data, and changes nothing",
    async () => {
      const before = await fingerprint(database.ownerUrl);
      const api = ["", "/answers", "/submit", "/lease"].map(
        (act) => `/api/attempts/${crowd.own.attemptId}${act}`,
      );
      const actions = listRoutes().flatMap((route) => {
        const path = fill(route.address, params);
        return DOORS[route.file]?.action ? [app.url + path, dataUrl(app.url, path, route.id)] : [];
      });
      const urls = [...actions, ...["/", "/none", ...api].map((path) => app.url + path)];
      const wrong: string[] = [];
      const cases = urls.flatMap((url) => FOREIGN.map((headers) => ({ url, headers, method: "POST" })));
      const rare = ["PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => {
        return { url: `${app.url}/account`, headers: FOREIGN[0] ?? {}, method };
      });
      await eachOf([...cases, ...rare], async ({ url, headers, method }) => {
        const got = await send(url, { as: crowd.people.admin, method, headers, body: "intent=everywhere" });
        if (got.status !== 403) wrong.push(`${method} ${url} ${JSON.stringify(headers)}: ${got.status}`);
      });
      expect(wrong).toEqual([]);
      expect(cases.length).toBeGreaterThan(250);
      expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual([]);
    },
    LONG_MS,
  );

  it("would have had its effect from the own site", async () => {
    const { citizen } = crowd.people;
    const before = await fingerprint(database.ownerUrl);
    const got = await sendForm(`${app.url}/account`, { intent: "everywhere" }, { as: citizen });
    expect(got.to).toBe("/sign-in");
    expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual(["session"]);
  });
});

describe("looking", () => {
  it(
    "at every page, as everybody, leaves the database as it was",
    async () => {
      const before = await fingerprint(database.ownerUrl);
      const lookers: Who[] = ["admin", "organiser", "auditor", "officer", "contestant", "stranger"];
      for (const who of lookers) {
        const starts = ["/", "/organise", "/unit", "/account", "/c/thi-xa", "/sign-out"];
        const seen = await crawlPages(app.url, crowd.people[who], { starts, limit: 15 });
        expect([who, seen.filter(({ answer }) => answer.status >= 500).map(({ what }) => what)]).toEqual([
          who,
          [],
        ]);
      }
      await eachOf(listRoutes(), async (route) => {
        await send(app.url + fill(route.address, params), { as: crowd.people.admin });
        await send(`${app.url}${fill(route.address, params)}?intent=everywhere&_method=POST`, {
          as: crowd.people.admin,
          headers: { "X-HTTP-Method-Override": "POST" },
        });
      });
      expect(changedTables(before, await fingerprint(database.ownerUrl))).toEqual([]);
    },
    LONG_MS,
  );
});
