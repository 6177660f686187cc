import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { runBankCommand } from "~/exchange/bank-command.server";
import { db, disconnect } from "~/platform/db.server";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { makeOfficial } from "../support/account-builders";
import { smallBank } from "../support/bank-builders";
import { accepted, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { runCommand } from "../support/run-command";

let database: TestDatabase;
let folder = "";
let file = "";
let author = "";
let signIn = "";
let serial = 0;
let bank = "";

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
  author = await makeOfficial(NOW);
  signIn = (await db().account.findUniqueOrThrow({ where: { id: author } })).signInName ?? "";
  folder = await mkdtemp(path.join(tmpdir(), "import-command-"));
  file = path.join(folder, "de.txt");
  await writeFile(file, TEXT);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  serial += 1;
  bank = `nho-${serial}`;
  accepted(await importBank(smallBank(bank), { now: NOW, actorId: null }));
});

const run = (...args: string[]) => runCommand(runBankCommand, args);

const importInto = (name: string, from: string, ...more: string[]) =>
  run("import", from, "--bank", name, ...more);
const asAuthor = (...more: string[]) => importInto(bank, file, "--as", signIn, ...more);
const dryRun = (...more: string[]) => importInto(bank, file, "--dry-run", ...more);

const inBank = () => ({ bank: { slug: bank } });
const runs = () => db().bankImport.findMany({ where: inBank() });
const proposed = () =>
  db().questionRevision.findMany({
    where: { question: inBank(), approvedAt: null },
    include: { steps: true },
  });

/** A workbook of which nobody can know what its columns hold. */
const strangeSheet = () => {
  const columns = ["Cột một", "Cột hai", "Cột ba", "Cột bốn", "Cột năm"].map((header) => ({ header }));
  const rows = [["Hồ sơ trực tuyến nộp ở đâu?", "Cổng dịch vụ công", "Bưu điện", "Trạm y tế", "1"]];
  return writeWorkbook([{ name: "Đề", columns, rows }]);
};

describe("npm run bank -- import FILE", { timeout: 120_000 }, () => {
  it("says each error with its place and how to mend it, and sends nothing while there are any", async () => {
    const tried = await dryRun();
    expect(tried.code).toBe(1);
    expect(tried.said).toMatch(
      /2\. \[dòng \d+\] Câu này chưa có đáp án\?\n {3}✗ Chưa có đáp án đúng\. Đánh dấu phương án đúng\./,
    );
    expect(tried.said).toContain("2 câu hỏi: 1 sẵn sàng, 1 cần sửa");
    expect(await asAuthor("--lang", "en")).toMatchObject({
      code: 1,
      said: expect.stringContaining("Some questions are to be mended"),
    });
    expect(await db().question.count({ where: inBank() })).toBe(3);
  });

  it("says what is to be known of the file as a whole, before its questions", async () => {
    const letter = path.join(folder, "thu-moi.txt");
    await writeFile(letter, `Kính gửi các cơ quan, đơn vị dự thi,\n\n${TEXT}`);
    const { said } = await importInto(bank, letter, "--dry-run");
    expect(said).toMatch(/^ {3}\? Có chữ không biết thuộc phần nào.*Kính gửi các cơ quan.*\n2\. \[dòng/s);
    expect((await dryRun()).said).not.toContain("Có chữ không biết thuộc phần nào");
  });

  it("sends what is sound to review as the words of its author", async () => {
    const done = await asAuthor("--only-sound", "--topic", "T2");
    expect(done).toMatchObject({
      code: 0,
      said: expect.stringContaining("Đã gửi 1 câu đi thẩm định: T2-Q02"),
    });
    expect(await proposed()).toMatchObject([
      { createdBy: author, steps: [{ kind: "submitted", by: author }] },
    ]);
  });

  it.each([
    ["vi", "không ai được duyệt câu do chính mình soạn"],
    ["en", "nobody approves the own question"],
  ])("refuses to send without an author, and says why (%s)", async (lang, why) => {
    const refused = await importInto(bank, file, "--only-sound", "--lang", lang);
    expect(refused.code).toBe(2);
    expect(refused.said).toContain("--as");
    expect(refused.said).toContain(why);
    expect(await runs()).toEqual([]);
    expect(await proposed()).toEqual([]);
  });

  it("looks without an author, and leaves nothing that anybody could send", async () => {
    await dryRun();
    await dryRun("--as", signIn);
    const sheet = path.join(folder, "la.xlsx");
    await writeFile(sheet, await strangeSheet());
    const unknown = await importInto(bank, sheet, "--dry-run");
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining("nhập không kèm --dry-run") });
    expect(await runs()).toMatchObject(
      Array.from({ length: 3 }, () => ({ state: "discarded", startedBy: null, source: null })),
    );
    // With an author the columns can be chosen on the page.
    const asked = await importInto(bank, sheet, "--as", signIn);
    expect(asked).toMatchObject({
      code: 1,
      said: expect.stringMatching(/Người soạn chọn cột trên trang: \//),
    });
  });

  it("tells a mistake from a refusal", async () => {
    expect(await run("import", file)).toMatchObject({
      code: 2,
      said: expect.stringContaining("npm run bank"),
    });
    expect(await importInto("khong-co", file, "--as", signIn)).toMatchObject({ code: 2 });
    expect(await asAuthor("--topic", "T9")).toMatchObject({ code: 2 });
    expect(await importInto(bank, file, "--as", "ai-do")).toMatchObject({ code: 2 });
    expect(await dryRun("--as", "ai-do")).toMatchObject({ code: 2 });
    expect(await importInto(bank, `${file}x`, "--as", signIn)).toMatchObject({ code: 2 });
    await writeFile(path.join(folder, "a.docx"), "không phải Word");
    const refused = await importInto(bank, path.join(folder, "a.docx"), "--as", signIn);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("Đuôi tệp không khớp") });
  });

  it.each([
    ["an option of an export", ["--state", "all"], "--state"],
    ["an option of a check", ["--json"], "--json"],
  ])("refuses %s instead of passing it over", async (_, options, named) => {
    expect(await asAuthor(...options)).toMatchObject({
      code: 2,
      said: expect.stringContaining(`Lệnh này không có tuỳ chọn ${named}.`),
    });
    expect(await runs()).toEqual([]);
  });
});
