import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { runBankCommand } from "~/exchange/bank-command.server";
import { db, disconnect } from "~/platform/db.server";
import { makeOfficial } from "../support/account-builders";
import { smallBank } from "../support/bank-builders";
import { listeningSetting } from "../support/command-setting";
import { accepted, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let folder = "";
let author = "";

const TEXT = `Câu 1: Hồ sơ nộp trực tuyến được xác nhận trong bao lâu?
A. 8 giờ làm việc
B. 2 ngày
C. 5 ngày
D. 10 ngày
Đáp án: A

Câu 2: Câu này chưa có đáp án?
A. Một
B. Hai
C. Ba
D. Bốn
`;

beforeAll(async () => {
  database = await openTestDatabase();
  accepted(await importBank(smallBank("nho"), { now: NOW, actorId: null }));
  author = await makeOfficial(NOW);
  folder = await mkdtemp(path.join(tmpdir(), "import-command-"));
  await writeFile(path.join(folder, "de.txt"), TEXT);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The command itself, without a process around it. */
async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const { setting, said } = listeningSetting();
  const code = await runBankCommand(args, setting);
  return { code, said: said() };
}

const ofAuthor = () => db().questionRevision.findMany({ where: { createdBy: author } });

describe("npm run bank with files", { timeout: 120_000 }, () => {
  it("says each error with its place and how to mend it, and writes nothing while there are any", async () => {
    const file = path.join(folder, "de.txt");
    const tried = await run("import", file, "--bank", "nho", "--dry-run");
    expect(tried.code).toBe(1);
    expect(tried.said).toMatch(
      /2\. \[dòng \d+\] Câu này chưa có đáp án\?\n {3}✗ Chưa có đáp án đúng\. Đánh dấu phương án đúng\./,
    );
    expect(tried.said).toContain("2 câu hỏi: 1 sẵn sàng, 1 cần sửa");
    const refused = await run("import", file, "--bank", "nho", "--lang", "en");
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining("Some questions are to be mended"),
    });
    expect(await db().question.count()).toBe(3);
  });

  it("says what is to be known of the file as a whole, before its questions", async () => {
    const file = path.join(folder, "thu-moi.txt");
    await writeFile(file, `Kính gửi các cơ quan, đơn vị dự thi,\n\n${TEXT}`);
    const { said } = await run("import", file, "--bank", "nho", "--dry-run");
    expect(said).toMatch(/^ {3}\? Có chữ không biết thuộc phần nào.*Kính gửi các cơ quan.*\n2\. \[dòng/s);
    const plain = await run("import", path.join(folder, "de.txt"), "--bank", "nho", "--dry-run");
    expect(plain.said).not.toContain("Có chữ không biết thuộc phần nào");
  });

  it("sends what is sound to review in somebody's name", async () => {
    const { signInName = "" } = (await db().account.findUniqueOrThrow({ where: { id: author } })) as {
      signInName?: string;
    };
    const done = await run(
      "import",
      path.join(folder, "de.txt"),
      "--bank",
      "nho",
      "--only-sound",
      "--as",
      signInName,
      "--topic",
      "T2",
    );
    expect(done).toMatchObject({
      code: 0,
      said: expect.stringContaining("Đã gửi 1 câu đi thẩm định: T2-Q02"),
    });
    expect(await ofAuthor()).toMatchObject([{ approvedAt: null }]);
  });

  it("tells a mistake from a refusal", async () => {
    const file = path.join(folder, "de.txt");
    expect(await run("import", file)).toMatchObject({
      code: 2,
      said: expect.stringContaining("npm run bank"),
    });
    expect(await run("import", file, "--bank", "khong-co")).toMatchObject({ code: 2 });
    expect(await run("import", file, "--bank", "nho", "--topic", "T9")).toMatchObject({ code: 2 });
    expect(await run("import", file, "--bank", "nho", "--as", "ai-do")).toMatchObject({ code: 2 });
    expect(await run("import", path.join(folder, "khong-co.txt"), "--bank", "nho")).toMatchObject({
      code: 2,
    });
    await writeFile(path.join(folder, "a.docx"), "không phải Word");
    const refused = await run("import", path.join(folder, "a.docx"), "--bank", "nho");
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("Đuôi tệp không khớp") });
  });

  it("takes a bank out for the owner's eyes, and never over a file that is there", async () => {
    const out = path.join(folder, "nho.json");
    const done = await run("export", "nho", "--format", "hoi-thi", "--out", out);
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining("Đã xuất 3 câu hỏi") });
    expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({
      format: "hoi-thi",
      bank: { slug: "nho" },
    });
    expect((await stat(out)).mode & 0o077).toBe(0);
    expect(await run("export", "nho", "--format", "hoi-thi", "--out", out)).toMatchObject({ code: 1 });
    expect(await run("export", "nho", "--format", "pdf", "--out", out)).toMatchObject({ code: 2 });
    expect(await run("export", "khong-co", "--format", "gift", "--out", `${out}x`)).toMatchObject({
      code: 2,
    });
  });
});
