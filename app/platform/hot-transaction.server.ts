import type pg from "pg";
import { isWorthRetrying } from "./database-fault.server";
import { pool } from "./db.server";
import { log } from "./log.server";

/** A connection inside a transaction, for prepared SQL. */
export type HotClient = pg.PoolClient;

async function once<T>(work: (client: HotClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let lost: Error | undefined;
  // A connection that breaks between two statements reports it here; without a listener it would end the process.
  const onError = (error: Error) => {
    lost = error;
  };
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failed: Error) => {
      lost = failed;
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(lost);
  }
}

/**
 * Runs `work` in one READ COMMITTED transaction on a plain connection; resolves after COMMIT. A deadlock is tried once more,
 * so `work` must not act outside the database.
 */
export async function hotTransaction<T>(work: (client: HotClient) => Promise<T>): Promise<T> {
  try {
    return await once(work);
  } catch (error) {
    if (!isWorthRetrying(error)) throw error;
    log.warn({ err: error }, "transaction tried once more");
    return once(work);
  }
}
