import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { LOCK_FILE_NAME, LOCK_FILE_TEXT, listMigrations } from "./migration-folder";
import { offlineDatabase } from "./offline-database";
import { NO_FILTER, withSchemaEngine } from "./schema-engine";
import { joinSchemaFiles, readSchemaFiles, type SchemaFile } from "./schema-files";

/** The schema as of the newest migration: what the next migration is compared with. */
export const SNAPSHOT_NAME = "schema-snapshot.prisma";

export interface DraftOptions {
  schemaDir: string;
  migrationsDir: string;
  /** Free text; becomes the part of the folder name after the time. */
  name: string;
  now: Date;
  /** Write a folder even when the schema did not change, for SQL written by hand. */
  allowEmpty?: boolean;
}

export type DraftResult =
  | { ok: true; folder: string; sql: string }
  | { ok: false; reason: "no-change" | "bad-name" };

/**
 * Writes the migration that leads from the schema snapshot to the present schema, and renews the snapshot.
 * SQL that Prisma does not know (triggers, checks, partial indexes) is added to the file by hand.
 */
export async function draftMigration(options: DraftOptions): Promise<DraftResult> {
  const slug = slugOf(options.name);
  if (slug === "") return { ok: false, reason: "bad-name" };
  const present = await readSchemaFiles(options.schemaDir);
  const sql = await diffSchemas(await readSnapshot(options.migrationsDir), present);
  if (sql === "" && !options.allowEmpty) return { ok: false, reason: "no-change" };
  const folder = path.join(options.migrationsDir, `${await nextStamp(options)}_${slug}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), `${sql || "-- Hand-written SQL."}\n`);
  await writeFile(path.join(options.migrationsDir, LOCK_FILE_NAME), LOCK_FILE_TEXT);
  await writeFile(path.join(options.migrationsDir, SNAPSHOT_NAME), joinSchemaFiles(present));
  return { ok: true, folder, sql };
}

/** True when the present schema says the same as the snapshot of the newest migration. */
export async function isSchemaMigrated(schemaDir: string, migrationsDir: string): Promise<boolean> {
  return (await diffSchemas(await readSnapshot(migrationsDir), await readSchemaFiles(schemaDir))) === "";
}

/**
 * SQL that leads from one schema to another; empty text when they say the same. No `from` means an empty database.
 *
 * @throws SchemaEngineError when a schema is not valid
 */
export async function diffSchemas(from: SchemaFile[] | null, to: SchemaFile[]): Promise<string> {
  const result = await withSchemaEngine({ database: offlineDatabase(), schema: to }, (engine) =>
    engine.diff({
      from: from ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    }),
  );
  return result.exitCode === 0 ? "" : (result.stdout ?? "").trim();
}

async function readSnapshot(migrationsDir: string): Promise<SchemaFile[] | null> {
  try {
    return [
      { path: SNAPSHOT_NAME, content: await readFile(path.join(migrationsDir, SNAPSHOT_NAME), "utf8") },
    ];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** UTC to the second; one second after the newest migration when the clock is behind it, so that order holds. */
async function nextStamp({ migrationsDir, now }: DraftOptions): Promise<string> {
  const newest = (await listMigrations(migrationsDir)).at(-1)?.name.slice(0, 14) ?? "";
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  return stamp > newest ? stamp : String(BigInt(newest) + 1n);
}

function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
