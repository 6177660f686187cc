import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, migrationHistory } from "../../app/platform/setup/migrate";
import { draftMigration, isSchemaMigrated } from "../../app/platform/setup/migration-draft";
import { SchemaEngineError } from "../../app/platform/setup/schema-engine";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { makeTestDir } from "../support/postgres";

const BASE =
  'generator client {\n  provider = "prisma-client"\n  output = "x"\n}\ndatasource db {\n  provider = "postgresql"\n}\n';
const UNIT = 'model Unit {\n  id Int @id\n  name String\n  members Member[]\n  @@map("unit")\n}\n';
const MEMBER =
  'model Member {\n  id Int @id\n  unitId Int\n  unit Unit @relation(fields: [unitId], references: [id])\n  @@map("member")\n}\n';
const NOW = new Date("2026-03-01T01:02:03Z");

let dir: string;
let schemaDir: string;
let migrationsDir: string;
let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  dir = await makeTestDir();
  schemaDir = path.join(dir, "schema");
  migrationsDir = path.join(dir, "migrations");
  await mkdir(schemaDir);
  await writeFile(path.join(schemaDir, "base.prisma"), BASE);
  await writeFile(path.join(schemaDir, "unit.prisma"), UNIT);
  await writeFile(path.join(schemaDir, "member.prisma"), MEMBER);
  database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

const draft = (name: string, allowEmpty = false) =>
  draftMigration({ schemaDir, migrationsDir, name, now: NOW, allowEmpty });
const apply = () => migrate({ url: database.ownerUrl, migrationsDir });

async function writeMigration(name: string, sql: string) {
  await mkdir(path.join(migrationsDir, name), { recursive: true });
  await writeFile(path.join(migrationsDir, name, "migration.sql"), sql);
}

async function isTable(name: string): Promise<boolean> {
  return (await client.query("SELECT to_regclass($1) AS found", [name])).rows[0].found !== null;
}

describe("drafting a migration", () => {
  it("writes the way from the last schema to the present one, however the schema is cut into files", async () => {
    const first = await draft("Đơn vị đầu tiên");
    expect(first).toMatchObject({
      ok: true,
      folder: path.join(migrationsDir, "20260301010203_don_vi_dau_tien"),
    });
    expect(await draft("again")).toEqual({ ok: false, reason: "no-change" });
    await writeFile(
      path.join(schemaDir, "unit.prisma"),
      `${UNIT}${MEMBER.replace("id Int @id", "id Int @id\n  code String?")}`,
    );
    await rm(path.join(schemaDir, "member.prisma"));
    expect(await isSchemaMigrated(schemaDir, migrationsDir)).toBe(false);
    const second = await draft("code");
    expect(second.ok && second.sql.replace(/\s+/g, " ")).toBe(
      '-- AlterTable ALTER TABLE "member" ADD COLUMN "code" TEXT;',
    );
    expect(await apply()).toMatchObject({
      ok: true,
      applied: (await readdir(migrationsDir)).filter((name) => /^\d/.test(name)),
    });
    await client.query("INSERT INTO unit VALUES (1, 'x'); INSERT INTO member VALUES (1, 1, 'c')");
  });

  it("keeps their order when the clock is behind the newest migration", async () => {
    await draft("one");
    await draft("two", true);
    expect((await readdir(migrationsDir)).filter((name) => /^\d/.test(name))).toEqual([
      "20260301010203_one",
      "20260301010204_two",
    ]);
  });

  it("refuses a name without letters and reports a broken schema with its place", async () => {
    expect(await draft("--")).toEqual({ ok: false, reason: "bad-name" });
    await writeFile(path.join(schemaDir, "unit.prisma"), "model Unit {\n  id Nothing @id\n}\n");
    const error = await draft("x").catch((refused) => refused);
    expect(error).toBeInstanceOf(SchemaEngineError);
    expect(error.message).toContain("unit.prisma:2");
  });
});

describe("applying migrations", () => {
  it("takes function bodies whole", async () => {
    await writeMigration(
      "1_f",
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
    );
    await apply();
    expect((await client.query("SELECT f() AS n")).rows).toEqual([{ n: 2 }]);
  });

  it("leaves nothing of a failing migration, and goes on once it is mended", async () => {
    await writeMigration("1_a", "CREATE TABLE a (id int);");
    await writeMigration("2_b", "CREATE TABLE b (id int); SELECT no_such_function();");
    await expect(apply()).rejects.toThrow(/2_b[\s\S]*no_such_function/);
    expect([await isTable("a"), await isTable("b")]).toEqual([true, false]);
    expect((await migrationHistory({ url: database.ownerUrl, migrationsDir })).failed).toEqual(["2_b"]);
    await writeMigration("2_b", "CREATE TABLE b (id int);");
    expect(await apply()).toEqual({ ok: true, applied: ["2_b"] });
    expect(await apply()).toEqual({ ok: true, applied: [] });
  });

  it("is done once when several start at the same time", async () => {
    await writeMigration("1_a", "CREATE TABLE a (id int); INSERT INTO a VALUES (1);");
    const results = await Promise.all([apply(), apply(), apply()]);
    expect(results.map((result) => result.ok && result.applied.length).sort()).toEqual([0, 0, 1]);
    expect((await client.query("SELECT count(*)::int AS n FROM a")).rows).toEqual([{ n: 1 }]);
  });

  it("refuses migrations changed after they were applied, and databases of a newer program", async () => {
    await writeMigration("1_a", "CREATE TABLE a (id int);");
    await apply();
    await writeMigration("1_a", "CREATE TABLE a (id bigint);");
    expect(await apply()).toEqual({ ok: false, reason: "edited", migrations: ["1_a"] });
    await rm(path.join(migrationsDir, "1_a"), { recursive: true });
    expect(await apply()).toEqual({ ok: false, reason: "unknown", migrations: ["1_a"] });
  });

  it("keeps the same checksum whatever the line ends", async () => {
    await writeMigration("1_a", "CREATE TABLE a (\n  id int\n);\n");
    await apply();
    const file = path.join(migrationsDir, "1_a/migration.sql");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("\n", "\r\n"));
    expect(await apply()).toEqual({ ok: true, applied: [] });
  });
});
