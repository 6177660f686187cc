import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addQuestion } from "~/bank/add-question.server";
import { importBank } from "~/bank/import-bank.server";
import { confirmImport, discardImport, reopenImport } from "~/exchange/act-on-import.server";
import { type SetFields, setItemFields, takeItems } from "~/exchange/choose-items.server";
import { countItems, listItems } from "~/exchange/import.queries.server";
import type { ItemFilter } from "~/exchange/import-run";
import { mendItem } from "~/exchange/mend-item.server";
import { readImport } from "~/exchange/read-import.server";
import { startImport, startPastedImport } from "~/exchange/start-import.server";
import { writeImport } from "~/exchange/write-import.server";
import { db, disconnect } from "~/platform/db.server";
import { draftOf, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DEFAULTS, giftQuestions, readUpload, runOf, workThrough } from "../support/import-builders";

let database: TestDatabase;
let serial = 0;
let bankSlug = "";
let by: { now: Date; actorId: string };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  serial += 1;
  bankSlug = `nhap-${serial}`;
  accepted(await importBank(smallBank(bankSlug), { now: NOW, actorId: null }));
  by = { now: NOW, actorId: (await makeAccount("official")).accountId };
});

const THREE = `// câu có khoá
::A1::Hồ sơ nộp trực tuyến được xác nhận trong bao lâu? {=8 giờ làm việc ~2 ngày ~5 ngày ~10 ngày####Theo quy chế.}

::A2::Câu này chưa có đáp án đúng? {~Một ~Hai ~Ba ~Bốn}

::A3::Chương trình tổng thể được ban hành bằng văn bản nào? {=Nghị quyết số 76/NQ-CP ~Nghị quyết số 30c/NQ-CP ~Nghị quyết số 68/NQ-CP ~Nghị quyết số 131/NQ-CP}`;

const questions = () =>
  db().question.findMany({
    where: { bank: { slug: bankSlug } },
    include: { revisions: { include: { steps: true } } },
  });

describe("a file on its way into a bank", () => {
  it("is read by the job, shown with errors and twins, and writes nothing by itself", async () => {
    const before = (await questions()).length;
    const { run, items } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    expect(run).toMatchObject({ state: "review", total: 3, done: 3, failure: null });
    expect(items.map((item) => [item.errors, item.wanted, item.twins[0]?.code ?? null])).toEqual([
      [0, true, null],
      [1, true, null],
      // The very words of a question of the bank: left out unless a person mends it.
      [0, false, "T1-Q01"],
    ]);
    expect(items[1]?.notes.map((note) => note.code)).toContain("key-missing");
    expect(items[1]?.place).toMatchObject({ kind: "line", line: 4 });
    expect(items[2]?.twins[0]).toMatchObject({ similarity: 1, right: ["Nghị quyết số 76/NQ-CP"] });
    expect(await countItems(run.id)).toMatchObject({
      all: 3,
      errors: 1,
      ready: 1,
      duplicates: 1,
      "left-out": 1,
    });
    expect((await questions()).length).toBe(before);
    expect((await db().bankImport.findUniqueOrThrow({ where: { id: run.id } })).source).toBeNull();
  });

  it("goes to review as the questions of whoever started it, never approved, and only once", async () => {
    const { place, run } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    expect(await confirmImport(place, by)).toMatchObject({ ok: true, count: 1 });
    expect(await confirmImport(place, by)).toMatchObject({ ok: false, reason: "not-in-review" });
    await workThrough(NOW);
    await workThrough(NOW);
    expect(await runOf(bankSlug, run.id)).toMatchObject({ state: "written", done: 1, total: 1 });
    const written = (await questions())
      .flatMap((one) => one.revisions)
      .filter((one) => one.createdBy === by.actorId);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({
      approvedAt: null,
      stem: expect.stringContaining("Hồ sơ nộp trực tuyến"),
    });
    expect(written[0]?.steps.map((step) => [step.kind, step.by])).toEqual([["submitted", by.actorId]]);
    expect(await confirmImport(place, by)).toMatchObject({ ok: false, reason: "not-in-review" });
  });

  it("is mended in place: the question is looked at anew, and the next confirmation writes what was left", async () => {
    const { place, items } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    const faulty = { ...items[1]?.values, type: "single" };
    const wrong = await mendItem({ place, position: 2, fields: { ...faulty, right: [] } }, by);
    expect(wrong).toMatchObject({
      ok: false,
      reason: "invalid-form",
      fields: { right: "wrong-right-count" },
    });
    accepted(await confirmImport(place, by));
    await workThrough(NOW);
    accepted(await reopenImport(place, by));
    accepted(await mendItem({ place, position: 2, fields: { ...faulty, right: ["b"] } }, by));
    const run = await runOf(bankSlug, place.importId);
    const [mended] = (await listItems(run, "ready", 1)).items.filter((item) => item.position === 2);
    expect(mended).toMatchObject({ errors: 0, doubts: 0, values: { right: ["b"] } });
    expect(accepted(await confirmImport(place, by)).count).toBe(1);
    await workThrough(NOW);
    const mine = (await questions()).filter((one) =>
      one.revisions.some((each) => each.createdBy === by.actorId),
    );
    expect(mine).toHaveLength(2);
    // What is written can be neither mended nor written again.
    accepted(await reopenImport(place, by));
    expect(await mendItem({ place, position: 2, fields: { ...faulty, right: ["b"] } }, by)).toMatchObject({
      reason: "unknown-item",
    });
    expect(await confirmImport(place, by)).toMatchObject({ reason: "nothing-to-write" });
  });

  it("finds a twin that mending made", async () => {
    const { place, items } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    const stem = "Hồ sơ nộp trực tuyến được xác nhận trong thời gian bao lâu?";
    accepted(
      await mendItem(
        {
          place,
          position: 2,
          fields: { ...items[1]?.values, type: "single", stem, right: ["a"], "option-a": "8 giờ làm việc" },
        },
        by,
      ),
    );
    const [mended] = (await listItems(await runOf(bankSlug, place.importId), "duplicates", 1)).items;
    expect(mended?.twins[0]).toMatchObject({
      position: 1,
      stem: expect.stringContaining("xác nhận trong bao lâu"),
    });
  });

  it("sets topic and difficulty for many, and takes or leaves by filter", async () => {
    const { place, run } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    const chosen = { scope: "selected" as const, positions: [1, 2] };
    const set = (fields: SetFields) => setItemFields(place, { chosen, fields }, by);
    expect(await set({ topic: "T2", difficulty: "hard" })).toMatchObject({ count: 2 });
    expect(await set({ topic: "T9" })).toMatchObject({ reason: "topic-unknown" });
    const { items } = await listItems(run, "all", 1);
    expect(items.map((item) => [item.values.topic, item.values.difficulty])).toEqual([
      ["T2", "hard"],
      ["T2", "hard"],
      ["T1", "medium"],
    ]);
    const take = (scope: ItemFilter, wanted: boolean) => takeItems(place, { chosen: { scope }, wanted }, by);
    expect(await take("duplicates", true)).toMatchObject({ count: 1 });
    expect(await countItems(run.id)).toMatchObject({ "left-out": 0, ready: 2 });
    expect(await take("all", false)).toMatchObject({ count: 3 });
    expect(await confirmImport(place, by)).toMatchObject({ reason: "nothing-to-write" });
  });

  it("says at the question why the bank would not take it", async () => {
    const { place, run } = await readUpload({ bankSlug, fileName: "de-thi.gift", content: THREE }, by);
    const stem = "Hồ sơ nộp trực tuyến được xác nhận trong bao lâu?";
    accepted(await confirmImport(place, by));
    // Between the confirmation and the job somebody writes the same question.
    accepted(await addQuestion({ bankSlug, code: "", draft: draftOf({ stem }) }, by));
    await workThrough(NOW);
    const { items } = await listItems(run, "errors", 1);
    expect(items.find((item) => item.position === 1)?.notes.at(-1)).toMatchObject({
      code: "duplicate-stem",
      detail: "T1-Q03",
    });
    expect(items.find((item) => item.position === 1)?.writtenAs).toBeNull();
  });

  it("is forgotten when it is discarded, also while it is being read", async () => {
    const bytes = new TextEncoder().encode(THREE);
    const { importId } = accepted(
      await startImport({ bankSlug, fileName: "a.gift", bytes, defaults: DEFAULTS }, by),
    );
    const reading = workThrough(NOW);
    accepted(await discardImport({ bankSlug, importId }, by));
    await reading;
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "discarded" });
    expect(await db().bankImportItem.count({ where: { importId } })).toBe(0);
    expect(await discardImport({ bankSlug, importId }, by)).toMatchObject({ reason: "not-in-review" });
  });

  it("is unknown under the name of another bank", async () => {
    const { place } = await readUpload({ bankSlug, fileName: "a.gift", content: THREE }, by);
    accepted(await importBank(smallBank(`${bankSlug}-khac`), { now: NOW, actorId: null }));
    const elsewhere = { ...place, bankSlug: `${bankSlug}-khac` };
    expect(await confirmImport(elsewhere, by)).toMatchObject({ reason: "unknown-import" });
    expect(await discardImport(elsewhere, by)).toMatchObject({ reason: "unknown-import" });
    const all = { chosen: { scope: "all" as const }, wanted: false };
    expect(await takeItems(elsewhere, all, by)).toMatchObject({ reason: "unknown-import" });
    expect(await mendItem({ place: elsewhere, position: 1, fields: {} }, by)).toMatchObject({
      reason: "unknown-import",
    });
  });

  it("leaves who did what in the audit log, without words of the questions", async () => {
    const { place } = await readUpload({ bankSlug, fileName: "a.gift", content: THREE }, by);
    accepted(await confirmImport(place, by));
    await workThrough(NOW);
    const acts = await db().auditEntry.findMany({
      where: { subject: "bank-import", subjectId: place.importId },
      orderBy: { id: "asc" },
    });
    expect(acts.map((one) => [one.act, one.actorId])).toEqual([
      ["start-import", by.actorId],
      ["confirm-import", by.actorId],
    ]);
    expect(JSON.stringify(acts.map((one) => one.detail))).not.toContain("Hồ sơ");
  });
});

describe("an end in the middle", () => {
  it("of reading: another process reads on from the kept file", async () => {
    const bytes = new TextEncoder().encode(giftQuestions(30));
    const { importId } = accepted(
      await startImport({ bankSlug, fileName: "a.gift", bytes, defaults: DEFAULTS }, by),
    );
    // As a process that died leaves it: some items written, the state unchanged.
    const item = { place: {}, values: {}, notes: [], errors: 0, doubts: 0, wanted: true };
    await db().bankImportItem.create({ data: { importId, position: 1, ...item } });
    await workThrough(NOW);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", total: 30, done: 30 });
    expect(await db().bankImportItem.count({ where: { importId } })).toBe(30);
  });

  it("of comparing: twins are looked for anew, and none is passed by", async () => {
    const content = `${THREE}\n\n${THREE.replaceAll("::A", "::B")}`;
    const bytes = new TextEncoder().encode(content);
    const { importId } = accepted(
      await startImport({ bankSlug, fileName: "a.gift", bytes, defaults: DEFAULTS }, by),
    );
    let looks = 0;
    // Stops after the file is read, while its questions are compared.
    await readImport(
      importId,
      () => NOW,
      () => looks++ > 0,
    );
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "reading" });
    expect(await db().bankImportItem.count({ where: { importId } })).toBe(0);
    await workThrough(NOW);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", total: 6 });
    // The second three, and one of the first that the bank holds already.
    expect((await countItems(importId)).duplicates).toBe(4);
  });

  it("of writing: the next turn writes the rest, and nothing twice", async () => {
    const { place } = await readUpload({ bankSlug, fileName: "a.gift", content: giftQuestions(1_200) }, by);
    accepted(await confirmImport(place, by));
    let looks = 0;
    // Stops after the first chunk of 1,000.
    await writeImport(
      place.importId,
      () => NOW,
      () => ++looks > 1,
    );
    const halfway = await runOf(bankSlug, place.importId);
    expect(halfway).toMatchObject({ state: "writing", done: 1_000, total: 1_200 });
    expect(
      await db().bankImportItem.count({ where: { importId: place.importId, writtenAs: { not: null } } }),
    ).toBe(1_000);
    await workThrough(NOW);
    expect(await runOf(bankSlug, place.importId)).toMatchObject({ state: "written", done: 1_200 });
    const codes = await db().bankImportItem.findMany({
      where: { importId: place.importId },
      select: { writtenAs: true },
    });
    expect(new Set(codes.map((one) => one.writtenAs)).size).toBe(1_200);
    expect((await questions()).length).toBe(1_203);
  });
});

describe("pasted text", () => {
  it("is a run like any other", async () => {
    const text = giftQuestions(2);
    const { importId } = accepted(
      await startPastedImport({ bankSlug, fileName: "Văn bản dán", text, defaults: DEFAULTS }, by),
    );
    await workThrough(NOW);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", total: 2, format: "gift" });
    expect(
      await startPastedImport({ bankSlug, fileName: "x", text: "  \n ", defaults: DEFAULTS }, by),
    ).toMatchObject({ reason: "empty" });
  });
});
