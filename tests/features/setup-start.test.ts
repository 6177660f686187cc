import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isPortFree, pickPort } from "../../app/platform/setup/free-port";
import { readState } from "../../app/platform/setup/postgres-state";
import { findPostmaster } from "../../app/platform/setup/postmaster";
import { createTestDatabase } from "../support/database";
import { end } from "../support/holder";
import { makeTestDir, removeTestDir } from "../support/postgres";
import { makeStubCheckout } from "../support/stub-checkout";

const STRONG_SECRET = "f3Jq9ZtW2xLr7Vb1Kc8Mn4Py6Ds0Ga5Hu";

let checkout: string;
const started: { child: ChildProcess; dataDir: string }[] = [];

beforeAll(async () => {
  checkout = await makeTestDir();
  await makeStubCheckout(checkout);
});

afterEach(async () => {
  for (const { child, dataDir } of started.splice(0)) {
    await end(child, "SIGKILL");
    await removeTestDir(dataDir);
  }
});

afterAll(() => removeTestDir(checkout));

/** Runs `npm start` as npm does, and gathers what it says. */
function npmStart(env: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(checkout, "app/commands/start.mjs")], {
    cwd: checkout,
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  started.push({ child, dataDir: env.DATA_DIR ?? "" });
  return { child, said: () => said };
}

async function healthOf(port: number): Promise<string | null> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  return answer ? answer.text() : null;
}

async function untilHealthy(port: number, timeout = 20_000): Promise<void> {
  await expect.poll(() => healthOf(port), { timeout, interval: 100 }).toBe("hoi_thi_app");
}

async function aPlace() {
  return {
    DATA_DIR: path.join(await makeTestDir(), ".data"),
    PORT: String(await pickPort(null)),
    DEMO: "off",
  };
}

async function serverOf(dataDir: string) {
  const state = await readState(dataDir);
  return state ? findPostmaster(state.clusterDir) : null;
}

describe("npm start", () => {
  it("serves as the application's role, refuses a second start, and ends without a trace on Ctrl-C", async () => {
    const place = await aPlace();
    const first = npmStart(place);
    await untilHealthy(Number(place.PORT));
    const second = npmStart({ ...place, PORT: String(await pickPort(null)) });
    expect(await once(second.child, "exit")).toEqual([1, null]);
    expect(second.said()).toContain(`http://127.0.0.1:${place.PORT}`);
    first.child.kill("SIGINT");
    expect(await once(first.child, "exit")).toEqual([0, null]);
    expect(await serverOf(place.DATA_DIR)).toBeNull();
    expect(await isPortFree(Number(place.PORT))).toBe(true);
  });

  it("serves again within ten seconds after it was killed, on the same database", async () => {
    const place = await aPlace();
    const port = Number(place.PORT);
    const first = npmStart(place);
    await untilHealthy(port);
    const before = await serverOf(place.DATA_DIR);
    await end(first.child, "SIGKILL");
    const second = npmStart(place);
    await expect.poll(() => second.said(), { timeout: 10_000 }).toContain(`http://127.0.0.1:${port} (`);
    expect(await healthOf(port)).toBe("hoi_thi_app");
    expect(await serverOf(place.DATA_DIR)).toEqual(before);
    await end(second.child, "SIGTERM");
    expect(await serverOf(place.DATA_DIR)).toBeNull();
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("ends when the npm that runs it gets %s", async (signal) => {
    const place = await aPlace();
    const port = Number(place.PORT);
    const npm = spawn("npm", ["start"], {
      cwd: checkout,
      env: { ...process.env, ...place },
      stdio: "ignore",
    });
    started.push({ child: npm, dataDir: place.DATA_DIR });
    await untilHealthy(port);
    await end(npm, signal);
    await expect.poll(() => isPortFree(port), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => serverOf(place.DATA_DIR), { timeout: 10_000 }).toBeNull();
  });

  it("starts the application again when it crashes", async () => {
    const place = await aPlace();
    const run = npmStart(place);
    await untilHealthy(Number(place.PORT));
    await fetch(`http://127.0.0.1:${place.PORT}/api/crash`).catch(() => null);
    await expect.poll(() => run.said(), { timeout: 5_000 }).toContain("khởi động lại");
    await untilHealthy(Number(place.PORT));
    await end(run.child, "SIGTERM");
  });

  it("with DATABASE_URL asks for a session secret, and starts no server of its own", async () => {
    const place = await aPlace();
    const database = await createTestDatabase();
    const given = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
    const careless = npmStart({ ...place, ...given });
    expect(await once(careless.child, "exit")).toEqual([1, null]);
    expect(careless.said()).toContain("SESSION_SECRET");
    const run = npmStart({ ...place, ...given, SESSION_SECRET: STRONG_SECRET });
    await untilHealthy(Number(place.PORT));
    expect(await serverOf(place.DATA_DIR)).toBeNull();
    await end(run.child, "SIGTERM");
    await database.drop();
  });

  it("migrates a given empty database and grants the application's user what it needs", async () => {
    const place = await aPlace();
    const database = await createTestDatabase();
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    await owner.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const given = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
    const run = npmStart({ ...place, ...given, SESSION_SECRET: STRONG_SECRET });
    await untilHealthy(Number(place.PORT));
    const rights = await owner.query(
      `SELECT has_table_privilege('hoi_thi_app', 'account', 'UPDATE') AS account,
              has_table_privilege('hoi_thi_app', 'answer_event', 'INSERT') AS journal,
              has_table_privilege('hoi_thi_app', 'answer_event', 'UPDATE') AS change`,
    );
    expect(rights.rows).toEqual([{ account: true, journal: true, change: false }]);
    await owner.end();
    await end(run.child, "SIGTERM");
    await database.drop();
  });
});
