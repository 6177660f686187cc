import pg from "pg";
import { SUPERUSER } from "./postgres-cluster";
import type { PostgresState } from "./postgres-state";

export const DATABASE = "hoi_thi";
/** Owns every table and runs the migrations. */
export const OWNER_ROLE = "hoi_thi_owner";
/** What the application signs in with: may not change the schema, the journal or the audit log. */
export const APP_ROLE = "hoi_thi_app";

/** Makes the two roles and the database, each unless it exists. */
export async function ensureRolesAndDatabase(port: number, state: PostgresState): Promise<void> {
  await asSuperuser(port, state, async (client) => {
    await ensureRole(client, OWNER_ROLE, state.ownerPassword);
    await ensureRole(client, APP_ROLE, state.appPassword);
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${APP_ROLE}`);
  });
}

/** Throws the database away and makes an empty one. Only for one that holds nothing but half a demo. */
export async function recreateDatabase(port: number, state: PostgresState): Promise<void> {
  await asSuperuser(port, state, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`),
  );
  await ensureRolesAndDatabase(port, state);
}

/** A connection string for one of the server's users. */
export function urlOf(port: number, user: string, password: string, database = DATABASE): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  const verb = found.rowCount === 0 ? "CREATE" : "ALTER";
  await client.query(`${verb} ROLE ${name} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD '${password}'`);
}

async function asSuperuser<T>(
  port: number,
  state: PostgresState,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(urlOf(port, SUPERUSER, state.superuserPassword, "postgres"));
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
