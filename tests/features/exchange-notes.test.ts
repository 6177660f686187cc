import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { confirmImport, reopenImport } from "~/exchange/act-on-import.server";
import { setItemFields } from "~/exchange/choose-items.server";
import { countItems, listItems } from "~/exchange/import.queries.server";
import { judgeItem, noteWeight, uncomparedNotes } from "~/exchange/import-item";
import { importItem } from "~/exchange/import-rows.server";
import { noteLines } from "~/exchange/item-lines.server";
import { mendItem } from "~/exchange/mend-item.server";
import { readImport } from "~/exchange/read-import.server";
import { startImport } from "~/exchange/start-import.server";
import { db, disconnect } from "~/platform/db.server";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  DEFAULTS,
  giftQuestions,
  keepReadingBusy,
  readUpload,
  runOf,
  workThrough,
} from "../support/import-builders";

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

describe("when questions could not be compared", () => {
  const SAME =
    "::X::Chương trình tổng thể được ban hành bằng văn bản nào? {=Nghị quyết số 76/NQ-CP ~Nghị quyết số 30c/NQ-CP ~Nghị quyết số 68/NQ-CP}";

  it("the run says so, with the reason and what to do, in the page's and the terminal's words", async () => {
    const bytes = new TextEncoder().encode(SAME);
    const upload = { bankSlug, fileName: "de.gift", bytes, defaults: DEFAULTS };
    const { importId } = accepted(await startImport(upload, by));
    let free: (() => Promise<void>) | undefined;
    // Looked at once the file is read: from then on the queue is full.
    await readImport(
      importId,
      () => NOW,
      () => {
        free ??= keepReadingBusy();
        return false;
      },
    );
    await free?.();
    const run = await runOf(bankSlug, importId);
    expect(run).toMatchObject({
      state: "review",
      notes: [{ code: "uncompared-busy", place: { kind: "file" } }],
    });
    expect(await countItems(importId)).toMatchObject({ ready: 1, duplicates: 0 });
    expect(noteLines(run.notes, "vi").join()).toMatch(/Chưa so trùng .* máy chủ đang bận .* nhập lại cả tệp/);
    expect(noteLines(run.notes, "en").join()).toMatch(/Not compared .* busy .* import the whole file again/);
    // The same file while there is room: compared, and nothing to be said.
    const again = await readUpload({ ...upload, content: SAME }, by);
    expect(again.run.notes).toEqual([]);
    expect(await countItems(again.run.id)).toMatchObject({ duplicates: 1, "left-out": 1 });
  }, 60_000);

  it("a mended question says so, is to be looked at, and is compared when it is saved again", async () => {
    const { place, items, run } = await readUpload(
      { bankSlug, fileName: "de.gift", content: giftQuestions(1) },
      by,
    );
    const fields = { ...items[0]?.values, stem: "Chương trình tổng thể được ban hành bằng văn bản nào?" };
    const right = { ...fields, "option-a": "Nghị quyết số 76/NQ-CP", right: ["a"] };
    const mend = () => mendItem({ place, position: 1, fields: right }, by);
    const free = keepReadingBusy();
    accepted(await mend());
    await free();
    const [unknown] = (await listItems(run, "doubts", 1)).items;
    expect(unknown?.notes).toContainEqual({ code: "uncompared-busy", place: unknown?.place });
    expect(unknown).toMatchObject({ twins: [], errors: 0, doubts: 1 });
    expect(await countsOf(place.importId)).toEqual([[0, 1]]);
    accepted(await mend());
    const [compared] = (await listItems(run, "duplicates", 1)).items;
    expect(compared).toMatchObject({ twins: [{ code: "T1-Q01" }], doubts: 0 });
    expect(compared?.notes.map((note) => note.code)).not.toContain("uncompared-busy");
  }, 60_000);

  it.each([
    ["busy", "uncompared-busy"],
    ["took-too-long", "uncompared-limit"],
    ["too-complex", "uncompared-limit"],
    ["failed", "uncompared-failed"],
    ["stopped", "uncompared-stopped"],
  ] as const)("%s is a doubt with words of its own", (reason, code) => {
    const place = { kind: "file" } as const;
    expect(uncomparedNotes({ ok: false, reason }, place)).toEqual([{ code, place }]);
    expect(noteWeight(code)).toBe("doubt");
    expect(uncomparedNotes({ ok: true }, place)).toEqual([]);
  });
});
