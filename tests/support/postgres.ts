import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startPostgres } from "../../app/platform/setup/postgres";
import { readState } from "../../app/platform/setup/postgres-state";
import { findPostmaster, stopPostmaster } from "../../app/platform/setup/postmaster";
import { birthOf, isAlive } from "../../app/platform/setup/process-identity";

const PREFIX = "hoi-thi-test-";

/** What a test needs to reach a server: also passed to workers, as text in the environment. */
export interface ServerAddress {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}

/** A PostgreSQL server of its own for tests, in a temporary directory. */
export interface TestPostgres extends ServerAddress {
  readonly dataDir: string;
  readonly pid: number;
  /** Stops the server and leaves its data; `resume` brings it back on the same port. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  /** Stops the server and removes every trace. */
  remove(): Promise<void>;
}

/** Trades the safety of a power cut for speed. Tests about durability use the production settings. */
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/**
 * Starts a server, after removing those that killed test runs left behind. `isDurable` means the settings
 * of production, which the application's own checks at boot demand.
 */
export async function startTestPostgres(options: { isDurable?: boolean } = {}): Promise<TestPostgres> {
  await removeAbandoned();
  const dataDir = await makeTestDir();
  const start = () => startPostgres({ dataDir, settings: options.isDurable ? {} : FAST });
  let server: EmbeddedPostgres = await start();
  return {
    dataDir,
    get pid() {
      return server.pid;
    },
    superuserUrl: server.superuserUrl,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    halt: () => server.stop(),
    resume: async () => {
      server = await start();
    },
    remove: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A new directory below the system's temporary one, marked with the process that will remove it. */
export async function makeTestDir(): Promise<string> {
  const dir = path.join(tmpdir(), `${PREFIX}${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  // Not closed to others: PostgreSQL's user has to pass.
  await mkdir(dir, { mode: 0o711 });
  await writeFile(path.join(dir, "owner.json"), JSON.stringify(await me()));
  return dir;
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const dir = path.join(tmpdir(), name);
    if (await hasLiveOwner(dir)) continue;
    await removeTestDir(dir);
  }
}

/** Stops whatever server still runs in a test directory, and removes the directory. */
export async function removeTestDir(dir: string): Promise<void> {
  const state = await readState(dir).catch(() => null);
  const postmaster = state ? await findPostmaster(state.clusterDir) : null;
  if (postmaster) await stopPostmaster(postmaster.pid);
  // A launcher that is just ending may still give back its lock.
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function hasLiveOwner(dir: string): Promise<boolean> {
  // A directory without its mark is being made at this moment.
  const text = await readFile(path.join(dir, "owner.json"), "utf8").catch(() => null);
  if (text === null) return true;
  const owner = JSON.parse(text) as Awaited<ReturnType<typeof me>>;
  return isAlive(owner.pid) && owner.birth === (await birthOf(owner.pid));
}

async function me() {
  return { pid: process.pid, birth: await birthOf(process.pid) };
}
