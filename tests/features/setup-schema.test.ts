import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APPEND_ONLY_TABLES } from "../../app/platform/setup/grants";
import { migrate, migrationHistory } from "../../app/platform/setup/migrate";
import { isSchemaMigrated } from "../../app/platform/setup/migration-draft";
import { MIGRATIONS_DIR, SCHEMA_DIR } from "../../app/platform/setup/paths";
import { createTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = new pg.Client(database.url);
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await database.drop();
});

describe("the schema", () => {
  it("says the same as the migrations", async () => {
    expect(await isSchemaMigrated(SCHEMA_DIR, MIGRATIONS_DIR)).toBe(true);
  });

  it("is fully migrated in the template, and migrating again does nothing", async () => {
    const options = { url: database.ownerUrl, migrationsDir: MIGRATIONS_DIR };
    const history = await migrationHistory(options);
    expect(history.applied.length).toBeGreaterThan(0);
    expect(history.pending).toEqual([]);
    expect(await migrate(options)).toEqual({ ok: true, applied: [] });
  });
});

describe("the application's role", () => {
  it("reads and writes ordinary tables", async () => {
    await expect(app.query("UPDATE account SET display_name = display_name")).resolves.toBeDefined();
  });

  it.each(APPEND_ONLY_TABLES)("may add to %s, and neither change nor remove what is there", async (table) => {
    await expect(app.query(`SELECT 1 FROM ${table}`)).resolves.toBeDefined();
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `UPDATE ${table} SET id = id`]) {
      await expect(app.query(statement)).rejects.toMatchObject({
        code: expect.stringMatching(/42501|42703/),
      });
    }
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
  });

  it.each([
    "DROP TABLE account",
    "ALTER TABLE account ADD COLUMN x int",
    "CREATE TABLE x (id int)",
    "DELETE FROM _prisma_migrations",
    "CREATE ROLE x",
  ])("may not: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("test databases", () => {
  it("are separate from each other", async () => {
    const other = await createTestDatabase();
    const owner = new pg.Client(database.ownerUrl);
    const otherOwner = new pg.Client(other.ownerUrl);
    await Promise.all([owner.connect(), otherOwner.connect()]);
    const mark = `m${randomUUID().replaceAll("-", "")}`;
    await owner.query(`CREATE TABLE ${mark} (id int)`);
    await expect(otherOwner.query(`SELECT * FROM ${mark}`)).rejects.toMatchObject({ code: "42P01" });
    await Promise.all([owner.end(), otherOwner.end()]);
    await other.drop();
  });
});
