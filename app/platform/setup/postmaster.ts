import { spawn } from "node:child_process";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { PostgresBinaries } from "./postgres-binaries";
import { cleanEnvironment, notRunnable, SUPERUSER } from "./postgres-cluster";
import { isAlive, pause, waitUntilGone, workingDirOf } from "./process-identity";
import { SetupRefusal } from "./refusal";
import type { RunAs } from "./run-as";

/** A running PostgreSQL server process. */
export interface Postmaster {
  pid: number;
  port: number;
}

const LOG_KEPT_BYTES = 5_000_000;
const READY_TIMEOUT_MS = 120_000;
const FAST_STOP_MS = 30_000;

/** Reads which server holds a database directory. Null when none does or a dead one left its file behind. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(clusterDir, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map((line) => Number.parseInt(line, 10));
  if (!pid || !port || !isAlive(pid)) return null;
  // The number may have been given to another program since; a server works inside its own directory.
  const dir = await workingDirOf(pid);
  return dir === null || path.resolve(dir) === path.resolve(clusterDir) ? { pid, port } : null;
}

/** Starts the server in a session of its own, so that Ctrl-C reaches only the program that looks after it. */
export async function spawnPostmaster(options: {
  clusterDir: string;
  binaries: PostgresBinaries;
  who: RunAs;
  port: number;
  logFile: string;
  settings: Record<string, string>;
}): Promise<{ pid: number; exited: Promise<void> }> {
  await rm(path.join(options.clusterDir, "postmaster.pid"), { force: true });
  await keepLogSmall(options.logFile);
  const log = await open(options.logFile, "a", 0o600);
  const settings = { ...serverSettings(options.port), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    const child = spawn(options.binaries.postgres, ["-D", options.clusterDir, ...flags], {
      ...options.who,
      cwd: os.tmpdir(),
      env: cleanEnvironment(),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    const failed = new Promise<never>((_, reject) =>
      child.once("error", (error) => reject(notRunnable(options.binaries.postgres, error))),
    );
    const spawned = new Promise<void>((resolve) => child.once("spawn", resolve));
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await Promise.race([spawned, failed]);
    child.unref();
    return { pid: child.pid ?? 0, exited };
  } finally {
    await log.close();
  }
}

/** Errors are logged without the statement and the row, which hold personal data. */
function serverSettings(port: number): Record<string, string> {
  const sharedMegabytes = Math.min(512, Math.max(64, Math.floor(os.totalmem() / 2 ** 20 / 8)));
  return {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: `${sharedMegabytes}MB`,
    max_wal_size: "2GB",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
}

/**
 * Waits until the server accepts this program's password and proves to serve the given directory.
 * False when it ended instead, or answers for something else.
 */
export async function isReady(
  postmaster: Postmaster,
  clusterDir: string,
  password: string,
): Promise<boolean> {
  const until = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < until && isAlive(postmaster.pid)) {
    const served = await servedDirectory(postmaster.port, password);
    if (served) return path.resolve(served) === path.resolve(clusterDir);
    await pause(30);
  }
  return false;
}

async function servedDirectory(port: number, password: string): Promise<string | null> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>("SHOW data_directory");
    return answer.rows[0]?.data_directory ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Stops a server: it rolls open transactions back, writes everything down and ends. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  signal(pid, "SIGINT");
  if (await waitUntilGone(pid, FAST_STOP_MS)) return;
  signal(pid, "SIGQUIT");
  if (await waitUntilGone(pid, FAST_STOP_MS)) return;
  throw new SetupRefusal(
    `PostgreSQL (tiến trình ${pid}) không dừng. Hãy dừng tiến trình này rồi khởi động lại.`,
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The last lines that the server wrote, for a message about why it did not start. */
export async function lastLogLines(logFile: string, count: number): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

async function keepLogSmall(logFile: string): Promise<void> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }));
  if (size > LOG_KEPT_BYTES) await rename(logFile, `${logFile}.1`);
}
