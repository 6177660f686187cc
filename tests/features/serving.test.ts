import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pickPort } from "../../app/platform/setup/free-port";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { end } from "../support/holder";
import { makeTestDir, removeTestDir } from "../support/postgres";
import { makeStubCheckout } from "../support/stub-checkout";

const SCRIPT = `console.log(${JSON.stringify("x".repeat(2_000))})`;
const PUBLIC_URL = "https://thi.example.vn";

let checkout: string;
let database: TestDatabase;
let plain: Served;
let proxied: Served;

interface Served {
  child: ChildProcess;
  port: number;
  said(): string;
}

beforeAll(async () => {
  checkout = await makeTestDir();
  await makeStubCheckout(checkout);
  const assets = path.join(checkout, "build/client/assets");
  await mkdir(assets, { recursive: true });
  await writeFile(path.join(assets, "a-1.js"), SCRIPT);
  await writeFile(path.join(assets, "a-1.js.br"), brotliCompressSync(SCRIPT));
  database = await createTestDatabase();
  [plain, proxied] = await Promise.all([serve({}), serve({ PUBLIC_URL, TRUST_PROXY: "1" })]);
});

afterAll(async () => {
  await Promise.all([end(plain.child, "SIGTERM"), end(proxied.child, "SIGTERM")]);
  await database.drop();
  await removeTestDir(checkout);
});

async function serve(env: Record<string, string>): Promise<Served> {
  const port = await pickPort(null);
  const child = spawn(process.execPath, ["--import", "tsx", path.join(checkout, "app/server.ts")], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: database.url, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  await once(child, "message");
  return { child, port, said: () => said };
}

/** By hand, because `fetch` sets the headers that are tried here itself. */
function ask(served: Served, target: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      const request = http.request({ port: served.port, path: target, method, headers }, async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part as Buffer);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
      request.on("error", reject);
      request.end();
    },
  );
}

const post = (served: Served, headers: Record<string, string>, target = "/healthz") =>
  ask(served, target, headers, "POST");

describe("a change", () => {
  it.each([
    ["without any sign of its page", {}],
    ["from another site", { Origin: "https://evil.example" }],
    ["from another port of this host", { Origin: "http://127.0.0.1:1" }],
    ["from a page without an origin", { Origin: "null" }],
    ["that a browser marks as foreign", { "Sec-Fetch-Site": "cross-site" }],
    ["from a neighbour of the same site", { "Sec-Fetch-Site": "same-site" }],
    ["typed into the address bar", { "Sec-Fetch-Site": "none" }],
    ["with a forged forwarded host", { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" }],
  ])("%s is refused at every door", async (_, headers: Record<string, string>) => {
    for (const target of ["/healthz", "/?_data=routes%2Fhome", "/x.data", "/assets/a-1.js"]) {
      expect((await post(plain, headers, target)).status).toBe(403);
    }
  });

  it("from a page of this site is let through", async () => {
    const own = `http://127.0.0.1:${plain.port}`;
    expect((await post(plain, { Origin: own, Host: `127.0.0.1:${plain.port}` })).status).toBe(200);
    expect((await post(plain, { "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  it("from the public address is let through also when a proxy rewrote the host", async () => {
    expect((await post(proxied, { Origin: PUBLIC_URL, Host: "backend:8080" })).status).toBe(200);
    expect((await post(proxied, { Origin: "http://thi.example.vn", Host: "backend:8080" })).status).toBe(403);
  });
});

describe("every answer", () => {
  it.each(["/healthz", "/assets/a-1.js", "/no-such-page", "/assets/no-such-file.js"])(
    "%s carries the safe headers",
    async (target) => {
      const { headers } = await ask(plain, target);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["strict-transport-security"]).toBeUndefined();
      const policy = headers["content-security-policy"] ?? "";
      for (const rule of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(rule);
      }
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).not.toContain("upgrade-insecure-requests");
    },
  );

  it("has a nonce and a request number of its own", async () => {
    const [one, two] = await Promise.all([ask(plain, "/healthz"), ask(plain, "/healthz")]);
    const nonce = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1];
    expect(nonce(one.headers["content-security-policy"])).toMatch(/^[\w+/]{22}==$/);
    expect(nonce(one.headers["content-security-policy"])).not.toBe(
      nonce(two.headers["content-security-policy"]),
    );
    expect(one.headers["x-request-id"]).not.toBe(two.headers["x-request-id"]);
  });

  it("over https tells browsers to stay there", async () => {
    const { headers } = await ask(proxied, "/healthz");
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  it.each(["a b", "evil.example/x", "x:y"])("to the host %j is a refusal", async (Host) => {
    expect((await ask(plain, "/healthz", { Host })).status).toBe(400);
  });
});

describe("built assets", () => {
  it("are kept for ever, and come compressed to those who take it", async () => {
    const small = await ask(plain, "/assets/a-1.js", { "Accept-Encoding": "gzip, br" });
    expect(small.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
      "content-type": "application/javascript; charset=utf-8",
      vary: "Accept-Encoding",
    });
    expect(brotliDecompressSync(small.body).toString()).toBe(SCRIPT);
    const whole = await ask(plain, "/assets/a-1.js");
    expect(whole.headers["content-encoding"]).toBeUndefined();
    expect(whole.body.toString()).toBe(SCRIPT);
  });

  it.each([
    "/assets/../server/index.js",
    "/assets/%2e%2e/server/index.js",
    "/assets/.stamp",
    "/../package.json",
  ])("%s is not one of them", async (target) => {
    expect((await ask(plain, target)).body.toString()).not.toMatch(/current_user|dependencies/);
  });
});

describe("the log", () => {
  it("knows neither the query nor a secret in the path", async () => {
    await ask(plain, "/link/Zm9vYmFyYmF6cXV4cXV1eA0123456789?name=Nguyen");
    await expect.poll(plain.said).toContain('"route":"/link/…"');
    expect(plain.said()).not.toMatch(/Zm9v|Nguyen/);
  });
});

describe("the end", () => {
  it("waits for requests under way, and comes by itself when the supervisor is gone", async () => {
    const served = await serve({});
    const slow = ask(served, "/api/slow");
    await new Promise((resolve) => setTimeout(resolve, 200));
    served.child.disconnect();
    expect((await slow).body.toString()).toBe("late");
    await expect.poll(() => served.child.exitCode, { timeout: 10_000 }).toBe(0);
  });
});
