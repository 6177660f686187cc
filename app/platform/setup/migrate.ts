import pg from "pg";
import { databaseAt } from "./migration-database";
import { listMigrations, type Migration, toMigrationList } from "./migration-folder";
import { type MigrationHistory, readHistory } from "./migration-history";
import { NO_FILTER, withSchemaEngine } from "./schema-engine";

/** Held while migrating, so that of several processes one migrates and the others wait. Any number but Prisma's. */
const MIGRATION_LOCK = 824_466_001;

export type MigrateResult =
  | { ok: true; applied: string[] }
  | { ok: false; reason: "edited" | "unknown"; migrations: string[] };

/**
 * Brings a database to the newest migration of a folder. Does nothing, quickly, when it is there already.
 *
 * @throws SchemaEngineError when a migration's SQL fails; nothing of that migration remains in the database
 */
export async function migrate(options: { url: string; migrationsDir: string }): Promise<MigrateResult> {
  const migrations = await listMigrations(options.migrationsDir);
  return withClient(options.url, async (client) => {
    const seen = await readHistory(client, migrations);
    if (isAtEnd(seen)) return { ok: true, applied: [] };
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const history = await readHistory(client, migrations);
    if (isAtEnd(history)) return { ok: true, applied: [] };
    if (history.edited.length > 0) return { ok: false, reason: "edited", migrations: history.edited };
    if (history.unknown.length > 0) return { ok: false, reason: "unknown", migrations: history.unknown };
    return { ok: true, applied: await apply(options, migrations, history.failed) };
  });
}

/** Reads how a database stands against a folder of migrations. */
export async function migrationHistory(options: {
  url: string;
  migrationsDir: string;
}): Promise<MigrationHistory> {
  const migrations = await listMigrations(options.migrationsDir);
  return withClient(options.url, (client) => readHistory(client, migrations));
}

function isAtEnd(history: MigrationHistory): boolean {
  const { pending, failed, edited, unknown } = history;
  return pending.length + failed.length + edited.length + unknown.length === 0;
}

/** A failed migration left nothing behind, so it is struck from the history and tried again. */
async function apply(
  options: { url: string; migrationsDir: string },
  migrations: Migration[],
  failed: string[],
): Promise<string[]> {
  return withSchemaEngine({ database: databaseAt(options.url) }, async (engine) => {
    for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
    const migrationsList = toMigrationList(options.migrationsDir, migrations);
    const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return result.appliedMigrationNames;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "hoi-thi setup" });
  // The query in hand reports the error; without a listener a broken connection would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
