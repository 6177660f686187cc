import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addQuestion } from "~/bank/add-question.server";
import { importBank } from "~/bank/import-bank.server";
import { plainText } from "~/bank/question-text";
import { searchKey } from "~/core/text";
import { disconnect } from "~/platform/db.server";
import { MIGRATIONS_DIR } from "~/platform/setup/paths";
import { draftOf, realBank, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const MIGRATION = path.join(MIGRATIONS_DIR, "20261121141157_keys_of_explanations", "migration.sql");

/** Explanations that do not look like the words a reader sees. */
const WRITTEN = [
  "",
  "Vì **Đề án 06** giao Bộ Công an\n\nchủ trì thực hiện.",
  "Ủy ban nhân dân   ĐẮK LẮK\tban hành.".normalize("NFD"),
  "Gồm:\n\n- công khai\n* minh bạch\n+ một cửa\n1. *tiếp nhận*\n22) trả kết quả",
  "Nhân \\*hai\\* và 3 * 4 * 5, theo \\- dấu trừ; a*b",
  "**Điều 3** và **khoản 2**, *điểm a* rồi *điểm b*",
  "Khoảng\u00A0trắng\u3000lạ, chữ\u200B liền, “ngoặc” và 100%_\\\\",
];

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  accepted(await importBank(await realBank(), { now: NOW, actorId: null }));
  accepted(await importBank(smallBank("khoa"), { now: NOW, actorId: null }));
  const { accountId: actorId } = await makeAccount("official");
  for (const [at, explanation] of WRITTEN.entries()) {
    const draft = { ...draftOf({ stem: `Câu số ${at} hỏi điều gì?` }), explanation };
    accepted(await addQuestion({ bankSlug: "khoa", code: "", draft }, { now: NOW, actorId }));
  }
});

afterAll(async () => {
  await owner.end();
  await disconnect();
  await database.drop();
});

type Row = { explanation: string; search_key: string };
const solutions = async () =>
  (await owner.query<Row>("SELECT explanation, search_key FROM solution ORDER BY revision_id")).rows;

describe("the key of an explanation", () => {
  it("is written with every solution, from the words that a reader sees", async () => {
    const rows = await solutions();
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.map((one) => one.explanation)).toEqual(expect.arrayContaining(WRITTEN));
    for (const row of rows) expect(row.search_key).toBe(searchKey(plainText(row.explanation)));
    await expect(
      owner.query("UPDATE solution SET search_key = NULL WHERE search_key = ''"),
    ).rejects.toMatchObject({ code: "23502" });
  });

  it("is the same where the migration gave it to explanations that stood before", async () => {
    const written = await solutions();
    await owner.query("ALTER TABLE solution DROP COLUMN search_key");
    await owner.query(await readFile(MIGRATION, "utf8"));
    expect(await solutions()).toEqual(written);
  });
});
