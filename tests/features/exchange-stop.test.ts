import { setImmediate } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { importBank } from "~/bank/import-bank.server";
import { readQuestionFilter } from "~/bank/question-filter";
import {
  allowThreads,
  endThreads,
  findTwinsInThread,
  isStopping,
  readInThread,
  writeInThread,
} from "~/exchange/exchange-thread.server";
import { exportBank } from "~/exchange/export-bank.server";
import { listItems } from "~/exchange/import.queries.server";
import { mendItem } from "~/exchange/mend-item.server";
import { readImport } from "~/exchange/read-import.server";
import { finishImport, runImports, stopImports } from "~/exchange/run-imports.server";
import { startImport } from "~/exchange/start-import.server";
import type { ExportedQuestion } from "~/format/exported-bank";
import { db, disconnect } from "~/platform/db.server";
import { start, stop } from "~/wiring.server";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { DEFAULTS, giftQuestions, readUpload, runOf } from "../support/import-builders";

const STOPPED = { ok: false, reason: "stopped" };
const bankSlug = "dang-dung";
let database: TestDatabase;
let by: { now: Date; actorId: string };
/** Threads begun in this process since the test began. */
let begun = 0;
const count = () => {
  begun += 1;
};
/** Node tells of a thread in the tick behind its beginning. */
const countBegun = async () => {
  await setImmediate();
  return begun;
};

beforeAll(async () => {
  database = await openTestDatabase();
  by = { now: NOW, actorId: (await makeAccount("official")).accountId };
  accepted(await importBank(smallBank(bankSlug), { now: NOW, actorId: null }));
  process.on("worker", count);
});
beforeEach(() => {
  begun = 0;
});
afterEach(allowThreads);
afterAll(async () => {
  process.off("worker", count);
  await disconnect();
  await database.drop();
});

const encoded = (text: string) => new TextEncoder().encode(text);
const read = (questions: number) =>
  readInThread({ format: "gift", bytes: encoded(giftQuestions(questions)), mapping: null });
const write = (pages: AsyncGenerator<ExportedQuestion[], void>) =>
  writeInThread(
    { format: "gift", head: { slug: "thu", name: "Thử", description: "", topics: [] }, maxPictureBytes: 0 },
    pages,
  );
const upload = async (fileName: string, content: string) =>
  accepted(await startImport({ bankSlug, fileName, bytes: encoded(content), defaults: DEFAULTS }, by))
    .importId;

/** Locks of the runs that a process works on. */
const listWorkedOn = () =>
  db().$queryRaw<unknown[]>`SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = 720301`;

describe("when the process stops", () => {
  it("what runs and what waits is ended, and nothing begins until threads are allowed again", async () => {
    const reads = [read(10_000), read(10_000), read(1), read(1)];
    let pagesRead = 0;
    async function* endless(): AsyncGenerator<ExportedQuestion[], void> {
      pagesRead += 1;
      await new Promise(() => {});
      yield [];
    }
    const writes = [write(endless()), write(endless())];
    expect(await countBegun()).toBe(3);
    await endThreads();
    expect(isStopping()).toBe(true);
    expect(await Promise.all([...reads, ...writes])).toEqual(Array(6).fill(STOPPED));
    expect(await read(1)).toEqual(STOPPED);
    expect(await write(endless())).toEqual(STOPPED);
    const asked = [{ stem: "Thủ tục số 7 nộp ở đâu?", right: [] }];
    expect(await findTwinsInThread(asked, asked)).toEqual(STOPPED);
    expect(await countBegun()).toBe(3);
    expect(pagesRead).toBeLessThanOrEqual(1);
    allowThreads();
    expect(await read(1)).toMatchObject({ ok: true });
    expect(await findTwinsInThread(asked, asked)).toMatchObject({ ok: true });
    expect(await countBegun()).toBe(5);
  });

  it("an import that waits behind others for its turn is not begun, and the next process reads it", async () => {
    const mends = [read(10_000), read(10_000)];
    const importId = await upload("cho.gift", giftQuestions(3));
    await runImports(() => NOW);
    await vi.waitFor(async () => expect(await listWorkedOn()).toHaveLength(1));
    await stopImports();
    expect(await countBegun()).toBe(2);
    expect(await Promise.all(mends)).toEqual([STOPPED, STOPPED]);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "reading", failure: null });
    // Nor does a turn that comes late take it up.
    await runImports(() => NOW);
    expect(await countBegun()).toBe(2);
    allowThreads();
    await finishImport(importId, () => NOW);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", failure: null, total: 3 });
  });

  it("questions are not compared any more, and are read anew rather than passed by", async () => {
    const importId = await upload("so-trung.gift", giftQuestions(3));
    let ending: Promise<void> | undefined;
    // Looked at when the file has been read: the process stops just then.
    await readImport(
      importId,
      () => NOW,
      () => {
        ending ??= endThreads();
        return false;
      },
    );
    await ending;
    expect(await countBegun()).toBe(1);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "reading", notes: [] });
    expect(await db().bankImportItem.count({ where: { importId } })).toBe(0);
    allowThreads();
    await finishImport(importId, () => NOW);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", notes: [], total: 3 });
  });

  it("the pictures of a file are left where they are, and come with the next reading", async () => {
    const picture = async (red: number) =>
      (
        await sharp({ create: { width: 20, height: 20, channels: 3, background: { r: red, g: 9, b: 9 } } })
          .png()
          .toBuffer()
      ).toString("base64");
    const question = async (at: number) =>
      `<question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Biểu đồ số ${at} đúng hay sai?</p><img src="@@PLUGINFILE@@/${at}.png" alt="Biểu đồ">]]></text><file name="${at}.png" path="/" encoding="base64">${await picture(at * 60)}</file></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>`;
    const questions = await Promise.all([1, 2, 3].map(question));
    const importId = await upload("hinh.xml", `<?xml version="1.0"?><quiz>${questions.join("")}</quiz>`);
    let looks = 0;
    // Stops behind the first picture.
    await readImport(
      importId,
      () => NOW,
      () => ++looks > 1,
    );
    expect(await db().picture.count()).toBe(1);
    expect(await countBegun()).toBe(1);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "reading" });
    await finishImport(importId, () => NOW);
    expect(await db().picture.count()).toBe(3);
    expect(await runOf(bankSlug, importId)).toMatchObject({ state: "review", total: 3 });
  });

  it("an export says so, rather than that it has too many questions, and is not noted as taken out", async () => {
    const filter = readQuestionFilter(new URLSearchParams("state=all"));
    const exported = () => exportBank({ bankSlug, format: "gift", filter }, by);
    const hasBegun = new Promise((resolve) => process.once("worker", resolve));
    const underWay = exported();
    await hasBegun;
    await endThreads();
    expect(await underWay).toEqual(STOPPED);
    expect(await exported()).toEqual(STOPPED);
    expect(await db().auditEntry.count({ where: { act: "export-bank" } })).toBe(0);
    allowThreads();
    expect(await exported()).toMatchObject({ ok: true });
    expect(await db().auditEntry.count({ where: { act: "export-bank" } })).toBe(1);
  });

  it("a question that is mended just then is kept, with the doubt that it was not compared", async () => {
    const { place, items, run } = await readUpload(
      { bankSlug, fileName: "sua.gift", content: giftQuestions(1, 50) },
      by,
    );
    const fields = { ...items[0]?.values, stem: "Phiếu hẹn trả kết quả do ai cấp?" };
    await endThreads();
    accepted(await mendItem({ place, position: 1, fields }, by));
    const [mended] = (await listItems(run, "doubts", 1)).items;
    expect(mended?.values.stem).toBe(fields.stem);
    expect(mended?.notes).toContainEqual({ code: "uncompared-stopped", place: mended?.place });
    allowThreads();
    accepted(await mendItem({ place, position: 1, fields }, by));
    expect((await listItems(run, "doubts", 1)).items).toEqual([]);
  });

  it("the whole program stops its threads, and takes them up when it starts again", async () => {
    await start();
    expect(await read(1)).toMatchObject({ ok: true });
    await stop();
    expect(await read(1)).toEqual(STOPPED);
    await start();
    expect(await read(1)).toMatchObject({ ok: true });
    await stop();
  });
});
