import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { importBank } from "~/bank/import-bank.server";
import { db, disconnect } from "~/platform/db.server";
import * as list from "~/routes/organise/bank";
import * as changes from "~/routes/organise/bank-changes";
import * as documents from "~/routes/organise/bank-documents";
import * as pictures from "~/routes/organise/bank-pictures";
import * as preview from "~/routes/organise/bank-preview";
import * as question from "~/routes/organise/bank-question";
import * as adding from "~/routes/organise/bank-question-new";
import * as review from "~/routes/organise/bank-review";
import * as banks from "~/routes/organise/banks";
import { FORM, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { proposalAt, revisionAt } from "../support/review-builders";

type Role = "author" | "organiser" | "unit_officer" | "auditor";
type Form = Record<string, string | string[]>;
type Door = (args: never) => Promise<unknown>;

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

// Doors read the clock themselves; only the date is faked, timers run on.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  serial += 1;
  slug = `cua-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
});
afterEach(() => void vi.useRealTimers());

async function sessionOf(role?: Role): Promise<string> {
  const { accountId } = await makeAccount("official");
  if (role) {
    const grant = { role, scopeKind: "system", grantedAt: NOW } as const;
    await db().grant.create({ data: { accountId, ...grant } });
  }
  return (await createSession({ accountId, now: NOW })).token;
}

/** Calls a door as the router would; a thrown response is an answer too. */
async function call(door: Door, options: { as?: string; code?: string; form?: Form; search?: string } = {}) {
  const { as, code = "", form, search = "" } = options;
  const pairs = Object.entries(form ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one]),
  );
  const request = new Request(`http://127.0.0.1:3000/x${search}`, {
    method: form ? "POST" : "GET",
    headers: as ? { Cookie: `hoi_thi_session=${as}` } : {},
    body: form && new URLSearchParams(pairs),
  });
  const args = { request, params: { bank: slug, question: code }, context: {} } as never;
  const answer = (await door(args).catch((thrown: unknown) => thrown)) as Response;
  if (!(answer instanceof Response)) throw answer;
  const text = await answer.text();
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  return {
    status: answer.status,
    location: answer.headers.get("Location"),
    body: isJson ? JSON.parse(text) : text,
  };
}

const LOADERS: [string, Door][] = [
  ["banks", banks.loader],
  ["bank", list.loader],
  ["new question", adding.loader],
  ["question", question.loader],
  ["review queue", review.loader],
  ["acts on many", changes.loader],
];

describe("who may enter", () => {
  it.each(LOADERS)("%s: authors and organisers only", async (_, door) => {
    for (const role of ["author", "organiser"] as const) {
      expect((await call(door, { as: await sessionOf(role), code: "T1-Q01" })).status).toBe(200);
    }
    for (const role of ["unit_officer", "auditor", undefined] as const) {
      const answer = await call(door, { as: await sessionOf(role), code: "T1-Q01" });
      expect(answer.status).toBe(403);
      expect(JSON.stringify(answer.body)).not.toContain("76/NQ-CP");
    }
    const stranger = await call(door, { code: "T1-Q01" });
    expect(stranger).toMatchObject({ status: 302, location: expect.stringMatching(/^\/sign-in/) });
  });

  it.each<[string, Door]>([
    ["adding", adding.action],
    ["revising", question.action],
    ["acting on many", changes.action],
    ["reviewing", review.action],
    ["sending a picture", pictures.action],
    ["previewing", preview.action],
  ])("%s: nobody else writes", async (_, door) => {
    const basedOn = await revisionAt(slug, "T1-Q01", 1);
    const form = { ...FORM, intent: "retire", reason: "Thử", basedOn };
    for (const role of ["unit_officer", "auditor", undefined] as const) {
      expect((await call(door, { as: await sessionOf(role), code: "T1-Q01", form })).status).toBe(403);
    }
    expect((await call(door, { code: "T1-Q01", form })).status).toBe(401);
    expect(await db().question.count({ where: { bank: { slug } } })).toBe(3);
    expect(await db().question.count({ where: { retiredAt: { not: null } } })).toBe(0);
    expect(await db().bankChange.count()).toBe(0);
  });
});

describe("the question page", () => {
  const send = (form: Form) => call(question.action, { as: author, code: "T1-Q01", form });

  it("revises, retires and restores, each with a word about it", async () => {
    const page = `/organise/banks/${slug}/questions/T1-Q01`;
    const basedOn = await revisionAt(slug, "T1-Q01", 1);
    expect((await send({ ...FORM, intent: "save-draft", basedOn })).location).toBe(`${page}?done=revised`);
    expect((await send({ intent: "retire", reason: "Hết hiệu lực" })).location).toBe(`${page}?done=retired`);
    expect((await send({ intent: "restore", reason: "Nhầm" })).location).toBe(`${page}?done=restored`);
    const { body } = await call(question.loader, { as: author, code: "T1-Q01" });
    expect(body.question.revisions[0]).toMatchObject({ number: 2, stem: FORM.stem, keys: ["a"] });
    expect(body.question.acts.map((act: { act: string }) => act.act).sort()).toEqual([
      "restore-question",
      "retire-question",
    ]);
  });

  it("gives back what was typed with every refusal", async () => {
    const draft = { ...FORM, intent: "save-draft", basedOn: await revisionAt(slug, "T1-Q01", 1) };
    const typed = { ...draft, stem: "", "option-d": "Bộ Nội vụ" };
    const invalid = await send(typed);
    expect(invalid).toMatchObject({
      status: 422,
      body: {
        reason: "invalid-form",
        fields: { stem: "required", options: "duplicate-options" },
        values: { "option-a": FORM["option-a"], explanation: FORM.explanation, right: ["a"] },
      },
    });
    await send(draft);
    const late = await send({ ...draft, stem: "Câu khác?" });
    expect(late).toMatchObject({
      status: 409,
      body: { reason: "changed-meanwhile", values: { stem: "Câu khác?" } },
    });
    // A form that names no revision, or one by its number, overwrites nothing.
    for (const basedOn of ["", "x", "2", "\u0000"]) {
      const unnamed = await send({ ...draft, stem: "Câu khác?", basedOn });
      expect(unnamed).toMatchObject({ status: 409, body: { reason: "changed-meanwhile" } });
    }
    expect(await send({ intent: "retire", reason: "  " })).toMatchObject({
      status: 422,
      body: { fields: { reason: "required" } },
    });
    expect((await send({ intent: "burn" })).status).toBe(400);
  });

  it("is 404 for what does not exist", async () => {
    expect((await call(question.loader, { as: author, code: "T9-Q99" })).status).toBe(404);
    expect((await call(question.loader, { as: author, code: "T1\u0000" })).status).toBe(404);
    const form = { ...FORM, intent: "save-draft" };
    expect((await call(question.action, { as: author, code: "T1\u0000", form })).status).toBe(404);
    slug = "khong-co";
    for (const [, door] of LOADERS.slice(1)) {
      expect((await call(door, { as: author, code: "T1-Q01" })).status).toBe(404);
    }
    expect((await call(adding.action, { as: author, form: FORM })).status).toBe(404);
    slug = "\u0000";
    expect((await call(list.loader, { as: author })).status).toBe(404);
  });
});

describe("reviewing", () => {
  const revision = async () => ({
    ...FORM,
    intent: "save-and-submit",
    basedOn: await revisionAt(slug, "T1-Q01", 1),
  });
  const page = () => `/organise/banks/${slug}/questions/T1-Q01`;

  it("goes from author to reviewer on the question's page, each with a word about it", async () => {
    const send = (as: string, form: Form) => call(question.action, { as, code: "T1-Q01", form });
    const reviewer = await sessionOf("organiser");
    expect((await send(author, await revision())).location).toBe(`${page()}?done=submit`);
    const { revisionId } = await proposalAt(slug, "T1-Q01", 2);
    expect(await send(author, { intent: "approve", revisionId })).toMatchObject({
      status: 409,
      body: { reason: "own-question" },
    });
    expect(await send(reviewer, { intent: "return", revisionId, remark: " " })).toMatchObject({
      status: 422,
      body: { fields: { remark: "required" } },
    });
    const back = { intent: "return", revisionId, remark: "Ghi rõ nguồn.\nXem lại phương án C." };
    expect((await send(reviewer, back)).location).toBe(`${page()}?done=return`);
    expect((await send(author, { intent: "submit", revisionId })).location).toBe(`${page()}?done=submit`);
    for (const stale of ["2", "", "\u0000", (await proposalAt(slug, "T1-Q01", 1)).revisionId]) {
      const refused = { status: 409, body: { reason: "changed-meanwhile" } };
      expect(await send(reviewer, { intent: "approve", revisionId: stale })).toMatchObject(refused);
    }
    expect((await send(reviewer, { intent: "approve", revisionId })).location).toBe(`${page()}?done=approve`);
    expect((await send(reviewer, { intent: "set-tags", tags: "một cửa" })).location).toBe(
      `${page()}?done=tagged`,
    );
    const { body } = await call(question.loader, { as: author, code: "T1-Q01" });
    expect(body.question).toMatchObject({ approvedNumber: 2, tags: ["một cửa"] });
    expect(body.question.revisions[0].steps[1].remark).toBe(back.remark);
  });

  it("goes through the queue, one by one and ticked", async () => {
    const reviewer = await sessionOf("organiser");
    await call(question.action, { as: author, code: "T1-Q01", form: await revision() });
    for (const stem of ["Câu chờ một?", "Câu chờ hai?"]) {
      await call(adding.action, { as: author, form: { ...FORM, stem, intent: "save-and-submit" } });
    }
    const queue = await call(review.loader, { as: reviewer, search: "?at=T1-Q03" });
    expect(queue.body.queue).toMatchObject({ total: 3, current: { code: "T1-Q03" } });
    const send = (form: Form) => call(review.action, { as: reviewer, form });
    const idOf = async (code: string, number: number) => (await proposalAt(slug, code, number)).revisionId;
    const revisionId = await idOf("T1-Q03", 1);
    expect(queue.body.queue.lines).toContainEqual(expect.objectContaining({ code: "T1-Q03", revisionId }));
    const one = { intent: "approve", code: "T1-Q03", revisionId, next: "T1-Q04" };
    expect((await send(one)).location).toBe(`/organise/banks/${slug}/review?done=approve&at=T1-Q04`);
    expect(await send(one)).toMatchObject({ status: 409, body: { reason: "already-approved" } });
    const proposal = [
      `T1-Q01:${await idOf("T1-Q01", 2)}`,
      `T1-Q04:${revisionId}`,
      `../x:${revisionId}`,
      "T1-Q04:1",
    ];
    const ticked = { intent: "approve-selected", proposal };
    const { location } = await send(ticked);
    expect(location).toBe(`/organise/banks/${slug}/review?done=approved&count=1&skipped=T1-Q04`);
    const after = await call(review.loader, { as: reviewer, search: location?.slice(location.indexOf("?")) });
    expect(after.body).toMatchObject({
      notice: { kind: "approved", count: 1, skipped: ["T1-Q04"] },
      queue: { total: 1 },
    });
    expect((await send({ ...one, next: "//elsewhere" })).status).toBe(409);
    expect((await send({ intent: "burn" })).status).toBe(400);
    expect((await send({ intent: "approve", code: "\u0000", revisionId })).status).toBe(422);
  });
});

describe("acting on many questions", () => {
  const send = (form: Form) => call(changes.action, { as: author, form });

  it("leads back to the list as it was, with the way to undo", async () => {
    const form = {
      intent: "change",
      kind: "add-tag",
      tag: "Đợt 1",
      code: ["T1-Q01", "T1-Q02"],
      query: "?topic=T1",
    };
    const done = await send(form);
    expect(done.location).toMatch(new RegExp(`^/organise/banks/${slug}\\?topic=T1&change=[0-9a-f-]{36}$`));
    const search = done.location?.slice(done.location.indexOf("?")) ?? "";
    const { body } = await call(list.loader, { as: author, search });
    expect(body).toMatchObject({
      change: { kind: "add-tag", count: 2, value: "Đợt 1" },
      found: { total: 2 },
    });
    const undone = await send({ intent: "undo", change: body.change.id });
    expect(undone.location).toBe(`/organise/banks/${slug}?change=${body.change.id}`);
    expect((await send({ intent: "undo", change: body.change.id })).location).toContain(
      "unchanged=already-undone",
    );
    expect((await call(changes.loader, { as: author })).body.changes).toHaveLength(1);
  });

  it("says why nothing was done, and breaks off at what makes no sense", async () => {
    expect((await send({ intent: "change", kind: "retire", reason: "", code: "T1-Q01" })).location).toContain(
      "unchanged=invalid-form",
    );
    expect((await send({ intent: "change", kind: "submit" })).location).toContain(
      "unchanged=nothing-selected",
    );
    expect((await send({ intent: "undo", change: "x" })).status).toBe(400);
    expect((await send({ intent: "burn" })).status).toBe(400);
    const search = "?change=%00&unchanged=__proto__&tag=%00";
    expect(await call(list.loader, { as: author, search })).toMatchObject({
      status: 200,
      body: { change: null },
    });
  });
});

describe("what the form asks for while it is filled in", () => {
  it("finds documents, previews, and takes pictures; all for authors only", async () => {
    const found = await call(documents.loader, { as: author, search: "?q=76%2Fnq-cp" });
    expect(found.body.items).toMatchObject([{ label: "Nghị quyết 76/NQ-CP (15/07/2021), Chính phủ" }]);
    expect((await call(documents.loader, { as: author, search: "?q=%00" })).body.items).toEqual([]);
    const shown = await call(preview.action, { as: author, form: { ...FORM, stem: "**Đậm** <b>không</b>" } });
    expect(shown.body.shown.stemHtml).toContain("<strong>Đậm</strong> &lt;b&gt;");
    for (const role of ["unit_officer", "auditor", undefined] as const) {
      expect((await call(documents.loader, { as: await sessionOf(role) })).status).toBe(403);
    }
  });

  it("refuses what is no picture, and what is too heavy, by name", async () => {
    const upload = async (content: string | Uint8Array<ArrayBuffer>) => {
      const body = new FormData();
      body.set("file", new Blob([content]), "anh.png");
      const headers = { Cookie: `hoi_thi_session=${author}` };
      const request = new Request("http://127.0.0.1:3000/x", { method: "POST", headers, body });
      const args = { request, params: { bank: slug }, context: {} } as never;
      const answer = (await pictures.action(args)) as Response;
      return { status: answer.status, body: await answer.json() };
    };
    expect(await upload("<svg onload='alert(1)'></svg>")).toEqual({
      status: 422,
      body: { ok: false, reason: "svg" },
    });
    expect(await upload("")).toMatchObject({ status: 422 });
    expect(await upload(new Uint8Array(50_000_000))).toEqual({
      status: 413,
      body: { ok: false, reason: "too-large" },
    });
    expect(await db().picture.count()).toBe(0);
  });
});

describe("writing a new question", () => {
  const send = (form: Form) => call(adding.action, { as: author, form });

  it("leads to the question, or gives back what was typed", async () => {
    const added = await send({ ...FORM, code: " t1-q77 " });
    expect(added.location).toBe(`/organise/banks/${slug}/questions/T1-Q77?done=added`);
    expect(await send({ ...FORM, code: "T1-Q77", stem: "Câu khác?" })).toMatchObject({
      status: 409,
      body: { reason: "code-taken", values: { code: "T1-Q77" } },
    });
    expect(await send({ ...FORM, code: "../x" })).toMatchObject({
      status: 422,
      body: { fields: { code: "bad-code" } },
    });
    expect(await send(FORM)).toMatchObject({ body: { reason: "duplicate-stem", sameAs: "T1-Q77" } });
  });
});

describe("the list", () => {
  it("reads the address and ignores what makes no sense in it", async () => {
    const at = async (search: string) => (await call(list.loader, { as: author, search })).body;
    expect((await at("?difficulty=medium&topic=T1")).found).toMatchObject({ total: 1, page: 1 });
    expect((await at("?difficulty=&topic=&page=abc&state=burnt&type=%00")).found).toMatchObject({ total: 3 });
    expect((await at("?page=-4&search=nghi+quyet")).found.lines).not.toEqual([]);
    expect((await at("?search=%27%22%5C")).found).toMatchObject({ total: 0 });
    expect((await at("?search=%00&topic=%00")).found).toMatchObject({ total: 3 });
  });
});
