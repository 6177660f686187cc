import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { addQuestion } from "~/bank/add-question.server";
import { importBank } from "~/bank/import-bank.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { plainText } from "~/bank/question-text";
import { retireQuestion } from "~/bank/retire-question.server";
import { confirmImport } from "~/exchange/act-on-import.server";
import { exportBank } from "~/exchange/export-bank.server";
import type { ExportedQuestion } from "~/format/exported-bank";
import { EXPORT_FORMATS, type ExportFormat } from "~/format/found-question";
import { db, disconnect } from "~/platform/db.server";
import * as page from "~/routes/organise/bank-export";
import * as file from "~/routes/organise/bank-export-file";
import { draftOf, realBank, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { listExportedBank } from "../support/exported-bank";
import { readUpload, workThrough } from "../support/import-builders";

let database: TestDatabase;
let by: { now: Date; actorId: string };
const IN_USE = readQuestionFilter(new URLSearchParams("state=in-use"));
const ALL = readQuestionFilter(new URLSearchParams("state=all"));

beforeAll(async () => {
  database = await openTestDatabase();
  by = { now: NOW, actorId: (await makeAccount("official")).accountId };
  accepted(await importBank(await realBank(), { now: NOW, actorId: null }));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const ENDINGS: Record<ExportFormat, string> = {
  "hoi-thi": "json",
  xlsx: "xlsx",
  docx: "docx",
  gift: "gift",
  "moodle-xml": "xml",
};

/** What a reader of any format must find again: wording, options and key. */
function essence(question: ExportedQuestion) {
  const { type, stem, prompts, options, right, accepted: texts } = question;
  const order = type === "ordering" ? right.map((at) => options[at]) : options;
  const pairs = type === "matching" ? prompts.map((prompt, at) => [prompt, options[right[at] ?? -1]]) : [];
  const keys = type === "ordering" ? [] : type === "matching" ? pairs : right.map((at) => options[at]);
  // Signs may be quoted that need no quoting: what a reader sees is the same.
  return {
    type,
    stem: plainText(stem),
    options: type === "matching" ? options.toSorted() : order,
    keys,
    texts,
  };
}

describe("a bank as a file", () => {
  it.each(EXPORT_FORMATS)(
    "as %s comes back into an empty bank with every question and key",
    async (format) => {
      const { topics } = await realBank();
      const slug = `ve-${format}`;
      accepted(await importBank({ ...smallBank(slug), topics, questions: [] }, { now: NOW, actorId: null }));
      const exported = await listExportedBank("cchc-2026", IN_USE);
      const { bytes } = accepted(await exportBank({ bankSlug: "cchc-2026", format, filter: IN_USE }, by));
      const { place, run } = await readUpload(
        { bankSlug: slug, fileName: `a.${ENDINGS[format]}`, content: bytes },
        by,
      );
      expect(run).toMatchObject({ state: "review", total: exported.questions.length, failure: null });
      // Questions of the same bank may be alike; here all are taken.
      await db().bankImportItem.updateMany({ where: { importId: place.importId }, data: { wanted: true } });
      const faulty = await db().bankImportItem.findMany({
        where: { importId: place.importId, errors: { gt: 0 } },
      });
      expect(faulty.map((one) => [one.position, one.notes])).toEqual([]);
      accepted(await confirmImport(place, by));
      await workThrough(NOW);
      const back = await listExportedBank(slug, ALL);
      const sorted = (questions: readonly ExportedQuestion[]) =>
        questions
          .map(essence)
          .toSorted((a, b) => (a.stem + JSON.stringify(a.keys) < b.stem + JSON.stringify(b.keys) ? -1 : 1));
      expect(sorted(back.questions)).toEqual(sorted(exported.questions));
      const cited = back.questions.filter((one) => one.citation !== null).length;
      expect(cited / back.questions.length).toBeGreaterThan(0.95);
    },
    120_000,
  );

  it("holds what the filter lets through: the approved wording of what is in use, or everything", async () => {
    accepted(await importBank(smallBank("loc"), { now: NOW, actorId: null }));
    accepted(await addQuestion({ bankSlug: "loc", code: "", draft: draftOf() }, by));
    accepted(await retireQuestion({ bankSlug: "loc", code: "T2-Q01", reason: "Hết hiệu lực" }, by));
    const codes = async (query: string) =>
      (await listExportedBank("loc", readQuestionFilter(new URLSearchParams(query)))).questions.map(
        (one) => one.code,
      );
    expect(await codes("state=in-use")).toEqual(["T1-Q01", "T1-Q02"]);
    expect(await codes("")).toEqual(["T1-Q01", "T1-Q02", "T1-Q03"]);
    expect(await codes("state=all")).toEqual(["T1-Q01", "T1-Q02", "T1-Q03", "T2-Q01"]);
    expect(await codes("state=all&audience=staff")).toEqual(["T1-Q02"]);
  });

  it("goes out through a door for authors only, under its Vietnamese name, and the audit log knows", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    const session = async (role: "author" | "auditor") => {
      const { accountId } = await makeAccount("official");
      await db().grant.create({ data: { accountId, role, scopeKind: "system", grantedAt: NOW } });
      return { accountId, cookie: `hoi_thi_session=${(await createSession({ accountId, now: NOW })).token}` };
    };
    const get = async (door: (args: never) => Promise<unknown>, query: string, cookie: string) => {
      const request = new Request(`http://127.0.0.1:3000/x?${query}`, { headers: { Cookie: cookie } });
      return (await door({ request, params: { bank: "cchc-2026" }, context: {} } as never).catch(
        (thrown) => thrown,
      )) as Response;
    };
    const author = await session("author");
    const auditor = await session("auditor");
    const taken = await get(file.loader, "format=hoi-thi&state=in-use", author.cookie);
    expect(taken.status).toBe(200);
    const { name } = await realBank();
    expect(taken.headers.get("Content-Disposition")).toContain(
      `filename*=UTF-8''${encodeURIComponent(`${name}.json`)}`,
    );
    expect(taken.headers.get("Cache-Control")).toBe("no-store");
    expect((await get(file.loader, "format=pdf", author.cookie)).status).toBe(400);
    for (const door of [file.loader, page.loader]) {
      expect((await get(door, "format=gift", auditor.cookie)).status).toBe(403);
    }
    const [entry] = await db().auditEntry.findMany({
      where: { act: "export-bank", actorId: author.accountId },
    });
    expect(entry?.detail).toMatchObject({ bank: "cchc-2026", format: "hoi-thi" });
    vi.useRealTimers();
  });
});
