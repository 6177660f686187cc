import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBankCommand } from "~/exchange/bank-command.server";
import { db, disconnect } from "~/platform/db.server";
import { smallBank } from "../support/bank-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { end, startHolding } from "../support/holder";
import { makeTestDir, removeTestDir } from "../support/postgres";
import { runCommand } from "../support/run-command";

const CHECKOUT = path.join(import.meta.dirname, "../..");
let database: TestDatabase;
let root = "";
let folder = "";

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(tmpdir(), "bank-command-"));
  folder = path.join(root, "nho");
  await mkdir(path.join(folder, "questions"), { recursive: true });
  await write(folder, {});
});

afterAll(async () => {
  await disconnect();
  await database.drop();
  await rm(root, { recursive: true });
});

async function write(to: string, change: { stem?: string }) {
  const { documents, questions, ...header } = smallBank("nho");
  const files = {
    "bank.json": header,
    "documents.json": documents,
    "questions/t.json": questions.map((one) => (one.code === "T1-Q01" ? { ...one, ...change } : one)),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(to, name), JSON.stringify(content));
  }
}

const run = (...args: string[]) => runCommand(runBankCommand, args);

async function runProcess(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/commands/bank.ts", ...args], {
    cwd: CHECKOUT,
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

/** Processes of their own bring a database up. */
describe("npm run bank", { timeout: 90_000 }, () => {
  it("tells what an import would do, does it, and says in words what happened", async () => {
    expect(await run("import", folder, "--dry-run")).toMatchObject({
      code: 0,
      said: expect.stringContaining("3 câu mới: T1-Q01, T1-Q02, T2-Q01"),
    });
    expect(await run("import", folder, "--dryrun")).toMatchObject({ code: 2 });
    expect(await db().question.count()).toBe(0);
    expect(await run("import", folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Đã nạp nho"),
    });
    expect(await db().question.count()).toBe(3);
    await write(folder, { stem: "Văn bản nào ban hành Chương trình tổng thể?" });
    const english = await run("import", folder, "--lang", "en");
    expect(english.said).toContain("1 question with a new revision: T1-Q01");
    expect(english.said).toContain("2 questions unchanged");
  });

  it("names file, place and reason of what is wrong, and imports nothing of it", async () => {
    await write(folder, { stem: "Chọn <b>nào</b>?" });
    const refused = await run("import", folder);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("T1-Q01: có thẻ HTML") });
    expect(await db().questionRevision.count()).toBe(4);
    expect(await run("check", folder)).toMatchObject({ code: 1 });
    expect(await run("check")).toMatchObject({ code: 0, said: expect.stringContaining("cchc-2026: ") });
    expect(await run("burn")).toMatchObject({ code: 2, said: expect.stringContaining("npm run bank") });
  });

  it("prints the figures of all banks as one object", async () => {
    const { code, said } = await runProcess({}, "check", "--json");
    expect(code).toBe(0);
    const figures = JSON.parse(said);
    expect(figures.questions).toBeGreaterThanOrEqual(400);
    expect(figures.citizens).toBeGreaterThanOrEqual(60);
    expect(figures).toMatchObject({ withoutCitation: 0, duplicates: 0 });
    expect(figures.allOfTheAboveShare).toBeLessThanOrEqual(0.03);
    expect(Object.values(figures.byType).every((count) => Number(count) > 0)).toBe(true);
  });

  it("reaches the embedded database of a running start without being told where it is", async () => {
    const dataDir = await makeTestDir();
    try {
      const own = { DATABASE_URL: "", SESSION_SECRET: "", DATA_DIR: dataDir };
      // The first run makes the tables; the second one finds the server of somebody else.
      await write(folder, {});
      expect(await runProcess(own, "import", folder, "--dry-run")).toMatchObject({ code: 0 });
      const holder = await startHolding(dataDir);
      expect(await runProcess(own, "import", folder)).toMatchObject({
        code: 0,
        said: expect.stringContaining("3 câu mới"),
      });
      expect((await runProcess(own, "import", folder)).said).toContain("3 câu không đổi");
      await end(holder.child, "SIGTERM");
    } finally {
      await removeTestDir(dataDir);
    }
  });
});
