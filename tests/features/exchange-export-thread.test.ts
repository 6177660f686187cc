import { setTimeout } from "node:timers/promises";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { addQuestion } from "~/bank/add-question.server";
import { importBank } from "~/bank/import-bank.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { uploadPicture } from "~/bank/upload-picture.server";
import { writeInThread } from "~/exchange/exchange-thread.server";
import { type ExportLimits, exportBank } from "~/exchange/export-bank.server";
import { EXPORT_LIMITS, EXPORT_REFUSALS } from "~/exchange/export-refusal";
import type { ExportedBank, ExportedQuestion } from "~/format/exported-bank";
import { EXPORT_FORMATS, type ExportFormat } from "~/format/found-question";
import { writeDocx } from "~/format/write-docx.server";
import { writeGift } from "~/format/write-gift";
import { writeHoiThi } from "~/format/write-hoi-thi";
import { writeMoodleXml } from "~/format/write-moodle-xml";
import { writeXlsx } from "~/format/write-xlsx.server";
import { exportMessages } from "~/i18n/exchange-export";
import { translator } from "~/i18n/messages";
import { db, disconnect } from "~/platform/db.server";
import * as page from "~/routes/organise/bank-export";
import * as file from "~/routes/organise/bank-export-file";
import { draftOf, realBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { listExportedBank } from "../support/exported-bank";

let database: TestDatabase;
let by: { now: Date; actorId: string };
const SLUG = "cchc-2026";
const ALL = readQuestionFilter(new URLSearchParams("state=all"));

beforeAll(async () => {
  database = await openTestDatabase();
  by = { now: NOW, actorId: (await makeAccount("official")).accountId };
  accepted(await importBank(await realBank(), { now: NOW, actorId: null }));
  const background = { r: 90, g: 20, b: 20 };
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  const { id } = accepted(await uploadPicture(bytes, by));
  const draft = draftOf({ picture: id, pictureAlt: "Biểu đồ chỉ số cải cách hành chính" });
  accepted(await addQuestion({ bankSlug: SLUG, code: "", draft }, by));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const exportAs = (format: ExportFormat, limits: Partial<ExportLimits> = {}) =>
  exportBank({ bankSlug: SLUG, format, filter: ALL }, by, limits);
const countNoted = () => db().auditEntry.count({ where: { act: "export-bank" } });

const WRITERS: Record<ExportFormat, (bank: ExportedBank) => string | Promise<Uint8Array>> = {
  "hoi-thi": writeHoiThi,
  xlsx: writeXlsx,
  docx: writeDocx,
  gift: writeGift,
  "moodle-xml": writeMoodleXml,
};

/** What a file holds: the text, or each part of a packed one but the moment at which it was made. */
function contentOf(bytes: Uint8Array, format: ExportFormat): unknown {
  const text = (part: Uint8Array) => new TextDecoder("latin1").decode(part);
  if (format !== "docx" && format !== "xlsx") return text(bytes);
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name !== "docProps/core.xml");
  return Object.fromEntries(parts.map(([name, part]) => [name, text(part)]));
}

const STOPPED = { ok: false, reason: "stopped" };

/** Pages of which the first never comes. */
function endlessPages() {
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  async function* pages(): AsyncGenerator<ExportedQuestion[], void> {
    begun();
    await new Promise(() => {});
    yield [];
  }
  return { pages: pages(), hasBegun };
}

/** Pages that tell whether anybody asked for one. */
function unreadPages() {
  let isRead = false;
  async function* pages(): AsyncGenerator<ExportedQuestion[], void> {
    isRead = true;
    yield [];
  }
  return { pages: pages(), isRead: () => isRead };
}

const HEAD = { slug: "thu", name: "Ngân hàng thử", description: "", topics: [] };
const GIFT = { format: "gift", head: HEAD, maxPictureBytes: 0 } as const;

/** The real bank so many times over keeps a writer busy far longer than handing over one page takes. */
const COPIES = 20;

/** The longest time in milliseconds that nothing else was done in this thread until the work was done. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const look = () => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
  };
  const ticks = setInterval(look, 1);
  try {
    await work();
  } finally {
    clearInterval(ticks);
  }
  look();
  return longest;
}

async function* pagesOf(...pages: ExportedQuestion[][]) {
  yield* pages;
}

describe("the export thread", () => {
  it.each(EXPORT_FORMATS)("writes %s as the writer itself does", async (format) => {
    const bank = await listExportedBank(SLUG, ALL);
    expect(bank.questions.filter((one) => one.picture)).toHaveLength(1);
    const direct = await WRITERS[format](bank);
    const bytes = typeof direct === "string" ? new TextEncoder().encode(direct) : direct;
    const made = accepted(await exportAs(format));
    expect(made.count).toBe(bank.questions.length);
    expect(contentOf(made.bytes, format)).toEqual(contentOf(bytes, format));
    // Another bank is told apart: the comparison can fail.
    const fewer = await WRITERS[format]({ ...bank, questions: bank.questions.slice(1) });
    const other = typeof fewer === "string" ? new TextEncoder().encode(fewer) : fewer;
    expect(contentOf(made.bytes, format)).not.toEqual(contentOf(other, format));
  });

  it("writes while the server goes on answering, to the end", async () => {
    const { questions } = await listExportedBank(SLUG, ALL);
    const pages = Array.from({ length: COPIES * 4 }, (_, at) =>
      questions.slice((at % 4) * 100, (at % 4) * 100 + 100),
    );
    const bank = { ...HEAD, questions: pages.flat() };
    const task = { format: "moodle-xml", head: HEAD, maxPictureBytes: 1_000_000 } as const;
    const blocks: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      blocks.push(await longestBlock(async () => accepted(await writeInThread(task, pagesOf(...pages)))));
    }
    // The same writer on the main thread blocks it as long as it works, also when it begins late.
    const direct = await longestBlock(async () => writeMoodleXml(bank));
    const late = await longestBlock(async () => {
      await setTimeout(50);
      writeMoodleXml(bank);
    });
    expect(Math.min(direct, late)).toBeGreaterThan(Math.min(...blocks) * 3);
  }, 120_000);
});

describe("an export that cannot be made", () => {
  it("is cut off when it takes too long, is not noted as taken out, and the next one is made", async () => {
    const before = await countNoted();
    expect(await exportAs("docx", { timeoutMs: 50 })).toEqual({ ok: false, reason: "took-too-long" });
    expect(await countNoted()).toBe(before);
    expect(await exportAs("gift")).toMatchObject({ ok: true });
    expect(await countNoted()).toBe(before + 1);
  });

  it("dies of too much memory alone", async () => {
    expect(await exportAs("docx", { maxHeapMb: 24 })).toEqual({ ok: false, reason: "too-large" });
    expect(await exportAs("docx")).toMatchObject({ ok: true });
  });

  it("is refused before any work when it has too many questions, and when its pictures weigh too much", async () => {
    const { length } = (await listExportedBank(SLUG, ALL)).questions;
    expect(await exportAs("gift", { maxQuestions: length })).toMatchObject({ ok: true });
    expect(await exportAs("gift", { maxQuestions: length - 1 })).toEqual({ ok: false, reason: "too-large" });
    expect(await exportAs("hoi-thi", { maxPictureBytes: 10 })).toEqual({ ok: false, reason: "too-large" });
    // A format without pictures carries none.
    expect(await exportAs("gift", { maxPictureBytes: 10 })).toMatchObject({ ok: true });
  });

  it("gives its turn up when nobody waits for it any longer", async () => {
    const gone = new AbortController();
    const { pages, hasBegun } = endlessPages();
    const abandoned = writeInThread(GIFT, pages, { signal: gone.signal });
    const next = writeInThread(GIFT, pagesOf());
    await hasBegun;
    gone.abort();
    expect(await abandoned).toEqual(STOPPED);
    expect(await next).toMatchObject({ ok: true });
    const unread = unreadPages();
    expect(await writeInThread(GIFT, unread.pages, { signal: gone.signal })).toEqual(STOPPED);
    expect(unread.isRead()).toBe(false);
  });

  it("keeps no place in the queue when nobody waits for it any longer", async () => {
    const [running, gone] = [new AbortController(), new AbortController()];
    const { pages, hasBegun } = endlessPages();
    const first = writeInThread(GIFT, pages, { signal: running.signal });
    await hasBegun;
    const unread = unreadPages();
    const waiting = Array.from({ length: 5 }, () =>
      writeInThread(GIFT, unread.pages, { signal: gone.signal }),
    );
    expect(await writeInThread(GIFT, pagesOf())).toEqual({ ok: false, reason: "busy" });
    gone.abort();
    // They are told at once, while the first is still being written.
    expect(await Promise.all(waiting)).toEqual(Array(5).fill(STOPPED));
    const next = writeInThread(GIFT, pagesOf());
    running.abort();
    expect(await first).toEqual(STOPPED);
    expect(await next).toMatchObject({ ok: true });
    expect(unread.isRead()).toBe(false);
  });

  it("is given up for a later one of the same account, which takes its place", async () => {
    const before = await countNoted();
    const older = [exportAs("docx"), exportAs("xlsx"), exportAs("gift")];
    // Whatever else waits: who asks again is not turned away for the place that the own older one held.
    const others = Array.from({ length: 5 }, () => writeInThread(GIFT, pagesOf()));
    const newest = exportAs("hoi-thi");
    expect(await Promise.all(older)).toEqual(Array(3).fill({ ok: false, reason: "replaced" }));
    expect((await newest).ok).toBe(true);
    for (const other of await Promise.all(others)) expect(other.ok).toBe(true);
    expect(await countNoted()).toBe(before + 1);
    // Of two people, or of two commands in a terminal, both get theirs.
    const another = { now: NOW, actorId: (await makeAccount("official")).accountId };
    const request = { bankSlug: SLUG, format: "gift" as const, filter: ALL };
    const command = { now: NOW, actorId: null };
    const all = await Promise.all([by, another, command, command].map((who) => exportBank(request, who)));
    expect(all.map((made) => made.ok)).toEqual([true, true, true, true]);
  }, 60_000);

  it("throws what the reading of the bank throws, and the next one is made", async () => {
    async function* broken(): AsyncGenerator<ExportedQuestion[], void> {
      yield [];
      throw new Error("the database is away");
    }
    await expect(writeInThread(GIFT, broken())).rejects.toThrow("the database is away");
    expect(await writeInThread(GIFT, pagesOf())).toMatchObject({ ok: true });
  });

  it("is refused in words, on the page where it was asked for, when too many wait", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    const asAuthor = async () => {
      const { accountId } = await makeAccount("official");
      await db().grant.create({ data: { accountId, role: "author", scopeKind: "system", grantedAt: NOW } });
      const cookie = `hoi_thi_session=${(await createSession({ accountId, now: NOW })).token}`;
      return async (door: (args: never) => Promise<unknown>, address: string) => {
        const request = new Request(`http://127.0.0.1:3000${address}`, { headers: { Cookie: cookie } });
        const args = { request, params: { bank: SLUG }, context: {} } as never;
        return (await door(args).catch((thrown) => thrown)) as Response;
      };
    };
    const get = await asAuthor();
    const authors = [get, ...(await Promise.all(Array.from({ length: 7 }, asAuthor)))];
    const all = await Promise.all(
      authors.map((ask) => ask(file.loader, "/x?format=gift&state=all&topic=T1")),
    );
    expect(all.filter((one) => one.status === 200)).toHaveLength(6);
    const refused = all.filter((one) => one.status === 302);
    expect(refused).toHaveLength(2);
    const address = refused[0]?.headers.get("Location") ?? "";
    expect(address).toBe(`/organise/banks/${SLUG}/export?topic=T1&state=all&refused=busy`);
    const shown = await (await get(page.loader, address)).json();
    expect(shown).toMatchObject({ refused: "busy", filter: { topic: "T1", state: "all" } });
    // Who clicks again gets the later file, and where the older was asked for the reason why it is not there.
    const clicks = await Promise.all(
      ["docx", "gift"].map((format) => get(file.loader, `/x?format=${format}`)),
    );
    expect(clicks.map((one) => one.status).toSorted()).toEqual([200, 302]);
    const older = clicks.find((one) => one.status === 302);
    expect(older?.headers.get("Location")).toBe(`/organise/banks/${SLUG}/export?refused=replaced`);
    const unknown = await (await get(page.loader, "/x?refused=<b>")).json();
    expect(unknown).toMatchObject({ refused: null });
    vi.useRealTimers();
    for (const locale of ["vi", "en"] as const) {
      const t = translator(exportMessages, locale);
      const words = EXPORT_REFUSALS.map((reason) => t(`refused.${reason}`, EXPORT_LIMITS));
      expect(new Set(words).size).toBe(EXPORT_REFUSALS.length);
    }
    // The limits that hold, in figures of the language.
    const tooLarge = (locale: "vi" | "en") =>
      translator(exportMessages, locale)("refused.too-large", EXPORT_LIMITS);
    expect(tooLarge("vi")).toContain("tối đa 20.000 câu; Word tối đa 8.000 câu; hình tối đa 100 MB");
    expect(tooLarge("en")).toContain("20,000 questions at most, 8,000 in Word, 100 MB of pictures");
  });
});
