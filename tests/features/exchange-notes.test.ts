import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { confirmImport, reopenImport } from "~/exchange/act-on-import.server";
import { setItemFields } from "~/exchange/choose-items.server";
import { countItems } from "~/exchange/import.queries.server";
import { judgeItem } from "~/exchange/import-item";
import { importItem } from "~/exchange/import-rows.server";
import { db, disconnect } from "~/platform/db.server";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DEFAULTS, giftQuestions, readUpload, workThrough } from "../support/import-builders";

let database: TestDatabase;
let serial = 0;
let bankSlug = "";
let by: { now: Date; actorId: string };

beforeAll(async () => {
  database = await openTestDatabase();
  by = { now: NOW, actorId: (await makeAccount("official")).accountId };
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  serial += 1;
  bankSlug = `ghi-chu-${serial}`;
  accepted(await importBank(smallBank(bankSlug), { now: NOW, actorId: null }));
});

const rowsOf = (importId: string) =>
  db().bankImportItem.findMany({ where: { importId }, orderBy: { position: "asc" } });

/** Errors and doubts as they are counted, once held against what the items themselves say. */
async function countsOf(importId: string): Promise<[number, number][]> {
  const rows = await rowsOf(importId);
  const said = rows.map(importItem).map(({ values, notes }) => judgeItem(values, notes));
  const counted = rows.map(({ errors, doubts }): [number, number] => [errors, doubts]);
  expect(counted).toEqual(said.map(({ errors, doubts }) => [errors, doubts]));
  return counted;
}

const text = (topic: string, number: number) =>
  `Chủ đề: ${topic}\nCâu ${number}: Thủ tục số ${number * 7919} được nộp ở đâu?\nA. Bộ phận một cửa ${number}\nB. Tại nhà\nC. Qua điện thoại\nD. Không nộp\nĐáp án: A`;

describe("setting a topic for many", () => {
  it("settles the doubt about what the file called it, and no other", async () => {
    const content = [text("Chuyện lạ", 1), text("Cải cách thể chế", 2)].join("\n\n");
    const { place, items } = await readUpload({ bankSlug, fileName: "de.txt", content }, by);
    expect(items.map((one) => one.notes.map((note) => note.code).includes("topic-unknown"))).toEqual([
      true,
      false,
    ]);
    const before = await countsOf(place.importId);
    const chosen = { scope: "all" as const };
    accepted(await setItemFields(place, { chosen, fields: { difficulty: "hard" } }, by));
    expect(await countsOf(place.importId)).toEqual(before);
    accepted(await setItemFields(place, { chosen, fields: { topic: "T2" } }, by));
    const [first, second] = before as [[number, number], [number, number]];
    expect(await countsOf(place.importId)).toEqual([[first[0], first[1] - 1], second]);
    // Done once more, it takes nothing off again.
    accepted(await setItemFields(place, { chosen, fields: { topic: "T1" } }, by));
    expect(await countsOf(place.importId)).toEqual([[first[0], first[1] - 1], second]);
  });

  it("settles the error about a topic that the bank has lost, so that the questions can be sent", async () => {
    const { id: bankId } = await db().bank.findUniqueOrThrow({ where: { slug: bankSlug } });
    const T3 = await db().topic.create({ data: { bankId, code: "T3", name: "Chủ đề sắp bỏ", position: 3 } });
    const faulty = "::X::Câu này chưa có đáp án đúng? {~Một ~Hai ~Ba ~Bốn}";
    const upload = { bankSlug, fileName: "de.gift", content: `${giftQuestions(2)}\n\n${faulty}` };
    const { place } = await readUpload({ ...upload, defaults: { ...DEFAULTS, topic: "T3" } }, by);
    const { importId } = place;
    accepted(await confirmImport(place, by));
    // Between the confirmation and the job somebody takes the topic out of the bank.
    await db().topic.delete({ where: { id: T3.id } });
    await workThrough(NOW);
    accepted(await reopenImport(place, by));
    expect((await countsOf(importId)).map(([errors]) => errors)).toEqual([1, 1, 1]);
    expect((await rowsOf(importId)).map((row) => importItem(row).notes.at(-1)?.code)).toEqual([
      "topic-gone",
      "topic-gone",
      expect.not.stringMatching("topic-gone"),
    ]);
    expect(await confirmImport(place, by)).toMatchObject({ reason: "nothing-to-write" });
    const set = { chosen: { scope: "errors" as const }, fields: { topic: "T1" } };
    expect(accepted(await setItemFields(place, set, by))).toMatchObject({ count: 3 });
    // What lacks a key lacks it still.
    expect((await countsOf(importId)).map(([errors]) => errors)).toEqual([0, 0, 1]);
    expect(await countItems(importId)).toMatchObject({ ready: 2, errors: 1 });
    accepted(await confirmImport(place, by));
    await workThrough(NOW);
    expect(await countItems(importId)).toMatchObject({ written: 2, errors: 1 });
  });
});
