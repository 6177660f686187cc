import pg from "pg";
import { getEnv } from "./env.server";
import { PrismaClient } from "./generated/prisma/client";
import { log } from "./log.server";
import { TurnTakingAdapter } from "./prisma-adapter.server";

export { Prisma } from "./generated/prisma/client";

/** What a use case writes through: the client itself or one open transaction. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

let connected: { pool: pg.Pool; client: PrismaClient } | undefined;

function connect() {
  const pool = new pg.Pool({
    connectionString: getEnv().DATABASE_URL,
    max: 12,
    application_name: "hoi-thi",
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 5_000,
  });
  // An idle client that loses its server must not end the process.
  pool.on("error", (error) => log.warn({ err: error.message }, "idle database connection lost"));
  const adapter = new TurnTakingAdapter(pool, { disposeExternalPool: false });
  return { pool, client: new PrismaClient({ adapter }) };
}

function connection() {
  connected ??= connect();
  return connected;
}

/** Prisma, for everything that is not the hot path. */
export function db(): PrismaClient {
  return connection().client;
}

/** The pool that Prisma uses too: hot-path SQL. */
export function pool(): pg.Pool {
  return connection().pool;
}

/** Runs `work` in one transaction (READ COMMITTED); a throw rolls everything back. */
export function transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeoutMs?: number }): Promise<T> {
  return db().$transaction(work, { timeout: options?.timeoutMs ?? 30_000, maxWait: 10_000 });
}

export async function disconnect(): Promise<void> {
  if (!connected) return;
  const { client, pool: open } = connected;
  connected = undefined;
  await client.$disconnect();
  await open.end();
}
