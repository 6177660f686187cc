import pg from "pg";

/** What changes by looking: when a session was last seen, and counters of the throttle. */
const RESTLESS = new Set(["rate_limit", "_prisma_migrations"]);
const RESTLESS_COLUMNS: Record<string, string> = { session: "last_seen_at" };

export type Fingerprint = Record<string, string>;

/** Rows and a digest of the contents of every table. Two equal fingerprints: nothing was written between them. */
export async function fingerprint(ownerUrl: string, except: readonly string[] = []): Promise<Fingerprint> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const tables = rows
      .map((row) => row.name)
      .filter((name) => !RESTLESS.has(name) && !except.includes(name));
    const seen: Fingerprint = {};
    for (const table of tables) {
      const without = RESTLESS_COLUMNS[table] ?? "";
      const digest = await client.query<{ text: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t, '|' ORDER BY t)), '') AS text
         FROM (SELECT (to_jsonb(x) - $1::text)::text AS t FROM ${client.escapeIdentifier(table)} x) rows`,
        [without],
      );
      seen[table] = digest.rows[0]?.text ?? "";
    }
    return seen;
  } finally {
    await client.end();
  }
}

/** Names of the tables in which two fingerprints differ. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return Object.keys({ ...before, ...after }).filter((table) => before[table] !== after[table]);
}
