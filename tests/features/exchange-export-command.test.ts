import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { runBankCommand } from "~/exchange/bank-command.server";
import { db, disconnect } from "~/platform/db.server";
import { smallBank } from "../support/bank-builders";
import { accepted, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { runCommand } from "../support/run-command";

let database: TestDatabase;
let folder = "";
let out = "";

beforeAll(async () => {
  database = await openTestDatabase();
  accepted(await importBank(smallBank("nho"), { now: NOW, actorId: null }));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "export-command-"));
  out = path.join(folder, "nho.json");
  return () => rm(folder, { recursive: true });
});

const run = (...args: string[]) => runCommand(runBankCommand, args);

const exportTo = (file: string, ...more: string[]) =>
  run("export", "nho", "--format", "hoi-thi", "--out", file, ...more);
const countExports = () => db().auditEntry.count({ where: { act: "export-bank" } });
const codesIn = async (file: string): Promise<string[]> =>
  JSON.parse(await readFile(file, "utf8")).questions.map((one: { code: string }) => one.code);

describe("npm run bank -- export", { timeout: 60_000 }, () => {
  it("writes a bank for the owner's eyes, and never over a file that is there", async () => {
    expect(await exportTo(out)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Đã xuất 3 câu hỏi"),
    });
    expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({
      format: "hoi-thi",
      bank: { slug: "nho" },
    });
    expect((await stat(out)).mode & 0o077).toBe(0);
    const exports = await countExports();
    expect(await exportTo(out)).toMatchObject({ code: 1, said: expect.stringContaining("không ghi đè") });
    expect(await countExports()).toBe(exports);
  });

  it.each([
    ["a topic", ["--topic", "T2"], ["T2-Q01"]],
    ["a difficulty", ["--difficulty", "easy", "--topic", "T1"], ["T1-Q01"]],
    ["a state", ["--state", "retired"], []],
  ])("writes the questions of %s alone", async (_, options, codes) => {
    expect(await exportTo(out, ...options)).toMatchObject({ code: 0 });
    expect(await codesIn(out)).toEqual(codes);
  });

  it.each([
    ["a state", ["--state", "inuse"]],
    ["a topic", ["--topic", "T9"]],
    ["a topic left empty", ["--topic", ""]],
    ["a difficulty", ["--difficulty", "dễ"]],
    ["an audience", ["--audience", "everybody"]],
  ])("refuses %s that there is not, instead of writing something else", async (_, options) => {
    expect(await exportTo(out, ...options)).toMatchObject({
      code: 2,
      said: expect.stringContaining("in-use, draft, in-review, returned, retired, all"),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses other mistakes", async () => {
    expect(await run("export", "nho", "--format", "pdf", "--out", out)).toMatchObject({ code: 2 });
    expect(await run("export", "nho", "--format", "gift")).toMatchObject({ code: 2 });
    expect(await run("export", "khong-co", "--format", "gift", "--out", out)).toMatchObject({ code: 2 });
    expect(await exportTo(out, "--only-sound")).toMatchObject({
      code: 2,
      said: expect.stringContaining("Lệnh này không có tuỳ chọn --only-sound."),
    });
    expect(await exportTo(out, "--lang", "en", "--stat", "all")).toMatchObject({
      code: 2,
      said: expect.stringContaining("writes the questions in use, with their keys"),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["vi", "không ghi được tệp (ENOENT)"],
    ["en", "the file cannot be written (ENOENT)"],
  ])("says that a file cannot be written before any key leaves the house (%s)", async (lang, words) => {
    const exports = await countExports();
    const nowhere = path.join(folder, "khong-co", "nho.json");
    expect(await exportTo(nowhere, "--lang", lang)).toMatchObject({
      code: 1,
      said: expect.stringContaining(words),
    });
    expect(await countExports()).toBe(exports);
  });
});
