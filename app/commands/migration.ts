import path from "node:path";
import { now } from "~/platform/clock.server";
import { migrationHistory } from "~/platform/setup/migrate";
import { draftMigration, isSchemaMigrated } from "~/platform/setup/migration-draft";
import { listMigrations } from "~/platform/setup/migration-folder";
import { CHECKOUT_DIR, MIGRATIONS_DIR, SCHEMA_DIR } from "~/platform/setup/paths";
import { SchemaEngineError } from "~/platform/setup/schema-engine";

const USAGE = `npm run migration -- create NAME [--empty]   write the migration from the last one to prisma/schema
npm run migration -- status                    compare prisma/schema, the migrations and DATABASE_URL`;

async function create(name: string, allowEmpty: boolean): Promise<number> {
  const draft = await draftMigration({
    schemaDir: SCHEMA_DIR,
    migrationsDir: MIGRATIONS_DIR,
    name,
    now: now(),
    allowEmpty,
  });
  if (draft.ok) {
    console.log(draft.sql);
    console.log(`\nWritten: ${path.relative(CHECKOUT_DIR, draft.folder)}/migration.sql`);
    return 0;
  }
  if (draft.reason === "bad-name") console.error(`A migration needs a name of letters and digits.\n${USAGE}`);
  else
    console.log("prisma/schema says the same as the newest migration; --empty writes a folder for own SQL.");
  return draft.reason === "bad-name" ? 2 : 0;
}

async function status(): Promise<number> {
  const current = await isSchemaMigrated(SCHEMA_DIR, MIGRATIONS_DIR);
  console.log(
    current
      ? "prisma/schema: covered by the migrations"
      : "prisma/schema: CHANGED since the newest migration",
  );
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) {
    for (const migration of await listMigrations(MIGRATIONS_DIR)) console.log(`  ${migration.name}`);
    console.log("Set DATABASE_URL to compare with a database.");
    return current ? 0 : 1;
  }
  const history = await migrationHistory({ url, migrationsDir: MIGRATIONS_DIR });
  for (const [state, names] of Object.entries(history)) {
    for (const name of names as string[]) console.log(`  ${state.padEnd(8)} ${name}`);
  }
  const isEven =
    history.pending.length + history.failed.length + history.edited.length + history.unknown.length === 0;
  return current && isEven ? 0 : 1;
}

async function main([command, ...rest]: string[]): Promise<number> {
  if (command === "create")
    return create(rest.filter((word) => word !== "--empty").join(" "), rest.includes("--empty"));
  if (command === "status") return status();
  console.error(USAGE);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SchemaEngineError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
