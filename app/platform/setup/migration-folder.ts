import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** One migration of the checkout. The checksum is the one Prisma keeps in `_prisma_migrations`. */
export interface Migration {
  /** Folder name, `<yyyymmddhhmmss>_<name>`; migrations apply in the order of these names. */
  name: string;
  sql: string;
  checksum: string;
}

/** The engine refuses migration folders without this file. */
export const LOCK_FILE_NAME = "migration_lock.toml";
export const LOCK_FILE_TEXT = '# Read by Prisma: the dialect of these migrations.\nprovider = "postgresql"\n';

/** Lists the migrations of a folder in the order in which they apply; an absent folder holds none. */
export async function listMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      // A checkout on Windows may have turned the line ends, which must not change the checksum.
      const sql = (await readFile(path.join(dir, name, "migration.sql"), "utf8")).replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The shape in which the schema engine takes the migrations of a folder. */
export function toMigrationList(dir: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: dir,
    lockfile: { path: LOCK_FILE_NAME, content: LOCK_FILE_TEXT },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map((migration) => ({
      path: migration.name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: migration.sql } },
    })),
  };
}
