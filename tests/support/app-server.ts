import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { pickPort } from "../../app/platform/setup/free-port";
import { inCheckout } from "../../app/platform/setup/paths";
import { createTestDatabase, type TestDatabase, testEnvironment } from "./database";
import { makeTestDir, removeTestDir } from "./postgres";

/** The built application, serving on a free port over a database of its own. */
export interface TestApp {
  readonly url: string;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** The environment in which it runs, for commands that are to see the same database. */
  readonly env: NodeJS.ProcessEnv;
  /** Everything that it logged. */
  log(): string;
  /** Ends the process without warning; `start` brings it back at the same address. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it properly and removes its database. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 12_000;

/**
 * Starts the built application. It makes a database on the run's shared server unless one is given;
 * `env` replaces single variables.
 */
export async function startApp(
  options: { database?: TestDatabase; env?: Record<string, string> } = {},
): Promise<TestApp> {
  if (!existsSync(inCheckout("build/server/index.js"))) throw new Error("there is no build: npm run build");
  const database = options.database ?? (await createTestDatabase());
  const dataDir = await makeTestDir();
  const port = await pickPort(null);
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...testEnvironment(database.url),
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    ...options.env,
  };
  const said: string[] = [];
  let child: ChildProcess | null = null;
  const start = async () => {
    child = await launch(env, said);
  };
  await start();
  return {
    url,
    database,
    dataDir,
    env,
    log: () => said.join(""),
    kill: () => endProcess(child, "SIGKILL"),
    start,
    stop: async () => {
      await endProcess(child, "SIGTERM");
      await database.drop();
      await removeTestDir(dataDir);
    },
  };
}

async function launch(env: NodeJS.ProcessEnv, said: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", inCheckout("app/server.ts")], {
    cwd: inCheckout(),
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.on("data", (chunk) => said.push(String(chunk)));
  child.stderr?.on("data", (chunk) => said.push(String(chunk)));
  const serving = once(child, "message", { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  const ended = once(child, "exit").then(() => "ended" as const);
  const first = await Promise.race([serving, ended]).catch(() => "late" as const);
  if (first === "ended" || first === "late") {
    child.kill("SIGKILL");
    throw new Error(`the application did not start (${first}):\n${said.join("")}`);
  }
  return child;
}

async function endProcess(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  const forcing = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(forcing);
}
