import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { importBank } from "~/bank/import-bank.server";
import { findImport } from "~/exchange/import.queries.server";
import { db, disconnect } from "~/platform/db.server";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import * as start from "~/routes/organise/bank-import";
import * as question from "~/routes/organise/bank-import-question";
import * as page from "~/routes/organise/bank-import-run";
import * as template from "~/routes/organise/bank-import-template";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { giftQuestions, workThrough } from "../support/import-builders";
import { rawRows, rawWorkbook, rawZip } from "../support/raw-xlsx";

type Door = (args: never) => Promise<unknown>;
type Role = "admin" | "author" | "organiser" | "unit_officer" | "auditor";

let database: TestDatabase;
let author = "";
let serial = 0;
let slug = "";

beforeAll(async () => {
  database = await openTestDatabase();
  author = await sessionOf("author");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  serial += 1;
  slug = `cua-nhap-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
});
afterEach(() => void vi.useRealTimers());

async function sessionOf(role?: Role): Promise<string> {
  const { accountId } = await makeAccount("official");
  const grant = { role: role ?? "author", scopeKind: "system", grantedAt: NOW } as const;
  if (role) await db().grant.create({ data: { accountId, ...grant } });
  return (await createSession({ accountId, now: NOW })).token;
}

type Call = {
  as?: string;
  params?: Record<string, string>;
  form?: FormData | URLSearchParams;
  search?: string;
};

async function call(door: Door, { as, params = {}, form, search = "" }: Call) {
  const request = new Request(`http://127.0.0.1:3000/x${search}`, {
    method: form ? "POST" : "GET",
    headers: as ? { Cookie: `hoi_thi_session=${as}` } : {},
    body: form,
  });
  const args = { request, params: { bank: slug, ...params }, context: {} } as never;
  const answer = (await door(args).catch((thrown: unknown) => thrown)) as Response;
  if (!(answer instanceof Response)) throw answer;
  const type = answer.headers.get("Content-Type") ?? "";
  const body = type.includes("json") ? await answer.json() : await answer.arrayBuffer();
  return { status: answer.status, location: answer.headers.get("Location"), body, headers: answer.headers };
}

const DEFAULTS = { topic: "T1", difficulty: "medium", audience: "everyone" };

function uploadForm(
  fileName: string,
  content: Uint8Array | string,
  more: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...more })) form.set(name, value);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  form.set("file", new File([new Uint8Array(bytes)], fileName));
  return form;
}

const upload = (fileName: string, content: Uint8Array | string, more = {}) =>
  call(start.action as Door, { as: author, form: uploadForm(fileName, content, more) });

/** What became of a file: the door's own refusal, or what the reading ended with. */
async function fate(fileName: string, content: Uint8Array | string): Promise<string> {
  const answer = await upload(fileName, content);
  if (answer.status !== 302) return (answer.body as { reason: string }).reason;
  await workThrough(NOW);
  const run = await findImport(slug, answer.location?.split("/").at(-1));
  return run?.failure?.reason ?? run?.state ?? "gone";
}

const ole = (words: string) =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(words, "utf16le")]);
const docx = (xml: string, more: { path: string; content: string }[] = []) =>
  rawZip([
    {
      path: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      path: "_rels/.rels",
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { path: "word/document.xml", content: xml },
    ...more,
  ]);

describe("files from strangers", () => {
  it.each<[string, string, () => Uint8Array | string | Promise<Uint8Array>, string]>([
    ["nothing", "a.txt", () => "", "empty"],
    ["an old Word file", "a.doc", () => ole("WordDocument"), "old-office-format"],
    ["an encrypted workbook", "a.xlsx", () => ole("EncryptedPackage"), "encrypted"],
    [
      "a workbook with another name",
      "a.docx",
      () => writeWorkbook([{ name: "A", columns: [{ header: "Câu hỏi" }], rows: [] }]),
      "wrong-extension",
    ],
    [
      "a picture with another name",
      "a.docx",
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      "wrong-extension",
    ],
    [
      "a picture",
      "a.png",
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      "unknown-format",
    ],
    [
      "an SVG with a script",
      "a.svg",
      () => `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
      "unknown-format",
    ],
    [
      "a page of a browser",
      "a.html",
      () => "<!DOCTYPE html><html><body>Câu 1</body></html>",
      "unknown-format",
    ],
    ["macros by name", "a.docm", () => docx("<a/>"), "macros"],
    [
      "macros inside",
      "a.docx",
      () => docx("<a/>", [{ path: "word/vbaProject.bin", content: "x" }]),
      "macros",
    ],
    ["a bomb", "a.docx", () => docx("0".repeat(30_000_000)), "too-complex"],
    [
      "entities in Moodle XML",
      "a.xml",
      () =>
        `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="truefalse"><name><text>&x;</text></name></question></quiz>`,
      "dtd-refused",
    ],
    ["entities alone", "a.xml", () => `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "dtd-refused"],
    [
      "TCVN3",
      "a.txt",
      () => new Uint8Array([0x43, 0xa9, 0x75, 0x20, 0x31, 0x3a, 0x20, 0xb8, 0xb5, 0xb6]),
      "not-utf8",
    ],
    ["a letter", "a.txt", () => "Kính gửi Anh/Chị, xin gửi kèm kế hoạch.", "no-questions"],
    [
      "100,000 rows",
      "a.xlsx",
      () => rawZip(rawWorkbook(rawRows(Array.from({ length: 100_000 }, () => ["x"])))),
      "too-many-questions",
    ],
  ])("%s is refused in words", async (_, fileName, content, reason) => {
    expect(await fate(fileName, await content())).toBe(reason);
    expect(await db().question.count({ where: { bank: { slug } } })).toBe(3);
  });

  it("of 50 MB are refused while they arrive", async () => {
    const answer = await upload("a.docx", new Uint8Array(50_000_000));
    expect(answer).toMatchObject({ status: 413, body: { reason: "too-large" } });
    expect(await db().bankImport.count({ where: { bank: { slug } } })).toBe(0);
  });

  it("keep what was typed beside them when they are refused", async () => {
    const answer = await upload("a.doc", ole("WordDocument"), { topic: "T2", difficulty: "hard" });
    expect(answer).toMatchObject({ status: 422, body: { values: { topic: "T2", difficulty: "hard" } } });
    expect((await upload("a.gift", giftQuestions(1), { text: "Câu 1" })).body).toMatchObject({
      reason: "both",
    });
    expect((await upload("a.gift", giftQuestions(1), { topic: "T9" })).body).toMatchObject({
      reason: "topic-unknown",
    });
    expect((await upload("a.gift", giftQuestions(1), { difficulty: "x" })).body).toMatchObject({
      reason: "bad-defaults",
    });
  });
});

describe("the doors of the import", () => {
  it("let authors and organisers in, and nobody else", async () => {
    const form = () => uploadForm("a.gift", giftQuestions(1));
    const doors: [Door, () => Call][] = [
      [start.loader as Door, () => ({})],
      [start.action as Door, () => ({ form: form() })],
      [template.loader as Door, () => ({})],
    ];
    for (const [door, given] of doors) {
      expect((await call(door, given())).status).toBeLessThan(500);
      for (const role of ["unit_officer", "auditor", undefined] as const) {
        expect((await call(door, { ...given(), as: await sessionOf(role) })).status).toBe(403);
      }
      expect([200, 302]).toContain(
        (await call(door, { ...given(), as: await sessionOf("organiser") })).status,
      );
    }
  });

  it("lead from the file to review, mend, confirm and the end", async () => {
    const started = await upload(
      "Đề thi số 1.gift",
      `${giftQuestions(2)}\n\n::X::Câu thiếu đáp án? {~Một ~Hai ~Ba}`,
    );
    const run = started.location?.split("/").at(-1) ?? "";
    const params = { run };
    expect((await call(page.loader as Door, { as: author, params })).body).toMatchObject({
      run: { state: "reading" },
    });
    await workThrough(NOW);
    const shown = await call(page.loader as Door, { as: author, params });
    expect(shown.body).toMatchObject({
      filter: "errors",
      counts: { all: 3, errors: 1, ready: 2 },
      run: { fileName: "Đề thi số 1.gift" },
    });

    const item = await call(question.loader as Door, { as: author, params: { run, position: "3" } });
    const {
      right: _,
      facts: __,
      ...values
    } = (item.body as { item: { values: Record<string, string> } }).item.values;
    const mend = (right: string) =>
      call(question.action as Door, {
        ...{ as: author, params: { run, position: "3" }, search: "?show=errors" },
        form: new URLSearchParams({ ...values, type: "single", right, intent: "save" }),
      });
    expect(await mend("")).toMatchObject({
      status: 422,
      body: { fields: { right: expect.any(String) }, values: { stem: "Câu thiếu đáp án?" } },
    });
    expect(await mend("b")).toMatchObject({
      status: 302,
      location: `/organise/banks/${slug}/import/${run}?show=errors&saved=3`,
    });

    const send = (fields: Record<string, string>) =>
      call(page.action as Door, { as: author, params, form: new URLSearchParams(fields) });
    expect(await send({ intent: "leave", scope: "selected", position: "2" })).toMatchObject({
      location: expect.stringContaining("changed=1"),
    });
    expect(await send({ intent: "leave", scope: "selected" })).toMatchObject({
      status: 409,
      body: { reason: "nothing-chosen" },
    });
    expect((await send({ intent: "explode" })).status).toBe(400);
    expect((await send({ one: "take:2" })).status).toBe(302);
    expect((await send({ intent: "confirm" })).status).toBe(302);
    expect(await send({ intent: "confirm" })).toMatchObject({
      status: 409,
      body: { reason: "not-in-review" },
    });
    await workThrough(NOW);
    expect((await call(page.loader as Door, { as: author, params })).body).toMatchObject({
      run: { state: "written" },
      counts: { written: 3 },
    });
  });

  it("show a run of somebody else, and let an administrator clear it, but nobody work on it", async () => {
    const started = await upload("a.gift", giftQuestions(2));
    const run = started.location?.split("/").at(-1) ?? "";
    await workThrough(NOW);
    const [other, admin] = [await sessionOf("organiser"), await sessionOf("admin")];
    const at = { params: { run, position: "1" } };
    const mayOf = async (as: string) => {
      const answers = [page.loader, question.loader].map((door) => call(door as Door, { ...at, as }));
      return (await Promise.all(answers)).map((one) => (one.body as { may: object }).may);
    };
    const [all, none] = [
      { work: true, discard: true },
      { work: false, discard: false },
    ];
    expect(await mayOf(author)).toEqual([all, all]);
    expect(await mayOf(other)).toEqual([none, none]);
    expect(await mayOf(admin)).toEqual([1, 2].map(() => ({ work: false, discard: true })));
    const send = (as: string, fields: Record<string, string>, door = page.action as Door) =>
      call(door, { ...at, as, form: new URLSearchParams(fields) });
    const refused = { status: 409, body: { reason: "not-own-run" } };
    for (const as of [other, admin]) {
      expect(await send(as, { intent: "confirm" })).toMatchObject(refused);
      expect(await send(as, { one: "leave:1" })).toMatchObject(refused);
      expect(await send(as, { intent: "save" }, question.action as Door)).toMatchObject(refused);
    }
    expect(await send(other, { intent: "discard" })).toMatchObject(refused);
    expect((await send(admin, { intent: "discard" })).status).toBe(302);
  });

  it("know a run only under its own bank", async () => {
    const started = await upload("a.gift", giftQuestions(1));
    const run = started.location?.split("/").at(-1) ?? "";
    await workThrough(NOW);
    const other = `${slug}-khac`;
    accepted(await importBank(smallBank(other), { now: NOW, actorId: null }));
    const elsewhere = { as: author, params: { bank: other, run, position: "1" } };
    const form = new URLSearchParams({ intent: "confirm" });
    for (const door of [page.loader, question.loader] as Door[]) {
      expect((await call(door, elsewhere)).status).toBe(404);
      expect((await call(door, { ...elsewhere, params: { run: "x", position: "1" } })).status).toBe(404);
    }
    expect((await call(page.action as Door, { ...elsewhere, form })).status).toBe(404);
    expect((await call(question.loader as Door, { as: author, params: { run, position: "2" } })).status).toBe(
      404,
    );
    expect(
      (await call(question.loader as Door, { as: author, params: { run, position: "0x1" } })).status,
    ).toBe(404);
    expect((await call(page.loader as Door, { as: author, params: { run } })).status).toBe(200);
  });

  it("ask what the columns of a strange sheet hold, and read it by that", async () => {
    const columns = ["Cột một", "Cột hai", "Cột ba", "Cột bốn", "Cột năm"].map((header) => ({ header }));
    const rows = [["Hồ sơ trực tuyến nộp ở đâu?", "Cổng dịch vụ công", "Bưu điện", "Trạm y tế", "1"]];
    const started = await upload("la.xlsx", await writeWorkbook([{ name: "Đề", columns, rows }]));
    const run = started.location?.split("/").at(-1) ?? "";
    await workThrough(NOW);
    const asked = await call(page.loader as Door, { as: author, params: { run } });
    expect(asked.body).toMatchObject({
      run: { state: "review", failure: { reason: "columns-unknown", sheet: { sheets: [{ name: "Đề" }] } } },
    });
    const map = (fields: Record<string, string>) =>
      call(page.action as Door, {
        as: author,
        params: { run },
        form: new URLSearchParams({ intent: "map", sheet: "Đề", headerRow: "1", ...fields }),
      });
    expect(await map({ "column-A": "stem" })).toMatchObject({ status: 409, body: { reason: "bad-mapping" } });
    const fields = {
      "column-A": "stem",
      "column-B": "option-1",
      "column-C": "option-2",
      "column-D": "option-3",
      "column-E": "key",
    };
    expect((await map(fields)).status).toBe(302);
    await workThrough(NOW);
    expect((await call(page.loader as Door, { as: author, params: { run } })).body).toMatchObject({
      run: { state: "review", failure: null },
      found: { items: [{ errors: 0, values: { stem: rows[0]?.[0], right: ["a"] } }] },
    });
  });

  it("give the template under a Vietnamese name", async () => {
    const { status, headers } = await call(template.loader as Door, { as: author });
    expect(status).toBe(200);
    expect(headers.get("Content-Disposition")).toContain(
      "filename*=UTF-8''M%E1%BA%ABu%20c%C3%A2u%20h%E1%BB%8Fi.xlsx",
    );
  });
});
