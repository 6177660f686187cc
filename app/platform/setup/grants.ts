import pg from "pg";

/** What was written is never changed: the application may only add to these tables. */
export const APPEND_ONLY_TABLES = ["answer_event", "audit_entry", "lease_event"] as const;

/**
 * Gives the application's role what it needs on every table of the schema, and nothing that would let it change
 * the schema, the migrations' history, the answer journal or the audit log. Run as the owner after each migration.
 */
export async function grantToApp(ownerUrl: string, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  const client = new pg.Client(ownerUrl);
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await client.query(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    for (const table of await existing(client, APPEND_ONLY_TABLES)) {
      await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${pg.escapeIdentifier(table)} FROM ${role}`);
    }
    for (const table of await existing(client, ["_prisma_migrations"])) {
      await client.query(
        `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${pg.escapeIdentifier(table)} FROM ${role}`,
      );
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function existing(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const found = await client.query<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY($1)",
    [tables],
  );
  return found.rows.map((row) => row.relname);
}

/** The user of a connection string; null when it names none. */
export function userOf(url: string): string | null {
  return decodeURIComponent(new URL(url).username) || null;
}
