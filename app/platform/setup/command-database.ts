import { loadEnvFile, readLaunchEnv } from "../env.server";
import { startPostgres } from "./postgres";
import { prepareDataDir } from "./postgres-place";
import { APP_ROLE, urlOf } from "./postgres-roles";
import { readState } from "./postgres-state";
import { findPostmaster } from "./postmaster";
import { prepareSchema } from "./prepare-schema";
import { SetupRefusal } from "./refusal";
import { ensureSessionSecret } from "./session-secret";
import { takeLock } from "./start-lock";

/**
 * Gives a command line program the database of the installation, and runs it: the one of DATABASE_URL, the embedded
 * one of a running `npm start`, or else the embedded one started for as long as the work lasts. The work must import
 * what connects only once it runs, or at least not connect before.
 */
export async function withCommandDatabase<T>(work: () => Promise<T>): Promise<T> {
  loadEnvFile();
  const env = readLaunchEnv(process.env);
  process.env.PUBLIC_URL = env.PUBLIC_URL;
  process.env.DATA_DIR = env.DATA_DIR;
  if (env.DATABASE_URL) return work();
  await prepareDataDir(env.DATA_DIR);
  process.env.SESSION_SECRET = env.SESSION_SECRET ?? (await ensureSessionSecret(env.DATA_DIR));
  const running = await urlOfRunning(env.DATA_DIR);
  if (running) {
    process.env.DATABASE_URL = running;
    return work();
  }
  const taken = await takeLock(`${env.DATA_DIR}/lock`, "một lệnh đang làm việc với cơ sở dữ liệu");
  if (!taken.ok) throw new SetupRefusal("Hội Thi đang khởi động; hãy chờ chạy xong rồi gõ lại lệnh.");
  try {
    const postgres = await startPostgres({ dataDir: env.DATA_DIR });
    try {
      await prepareSchema(postgres);
      process.env.DATABASE_URL = postgres.appUrl;
      return await work();
    } finally {
      await disconnect();
      await postgres.stop();
    }
  } finally {
    await taken.lock.release();
  }
}

/** The server that is about to stop has no clients left to lose. */
async function disconnect(): Promise<void> {
  const database = await import("../db.server");
  await database.disconnect();
}

async function urlOfRunning(dataDir: string): Promise<string | null> {
  const state = await readState(dataDir);
  const postmaster = state && (await findPostmaster(state.clusterDir));
  return postmaster ? urlOf(postmaster.port, APP_ROLE, state.appPassword) : null;
}
