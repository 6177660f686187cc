import type pg from "pg";
import type { Migration } from "./migration-folder";

/** What a database says about its migrations, compared with the folder. */
export interface MigrationHistory {
  applied: string[];
  /** In the folder and not in the database, in the order in which they will apply. */
  pending: string[];
  /** Begun, ended by an error, and undone by the server as a whole. */
  failed: string[];
  /** Changed in the folder after they were applied. */
  edited: string[];
  /** In the database and not in the folder: the database was used with a newer program. */
  unknown: string[];
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** Reads the history by plain SQL, which is much faster than loading the schema engine. */
export async function readHistory(client: pg.Client, migrations: Migration[]): Promise<MigrationHistory> {
  const rows = await readRows(client);
  const finished = new Map(
    rows.filter((row) => row.finished_at).map((row) => [row.migration_name, row.checksum]),
  );
  const known = new Set(migrations.map((migration) => migration.name));
  return {
    applied: [...finished.keys()],
    pending: migrations.map(({ name }) => name).filter((name) => !finished.has(name)),
    failed: rows.filter((row) => !row.finished_at).map((row) => row.migration_name),
    edited: migrations
      .filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
  };
}

async function readRows(client: pg.Client): Promise<HistoryRow[]> {
  const table = await client.query<{ found: string | null }>(
    "SELECT to_regclass('_prisma_migrations') AS found",
  );
  if (!table.rows[0]?.found) return [];
  const result = await client.query<HistoryRow>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return result.rows;
}
