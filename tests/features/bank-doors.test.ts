import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { importBank } from "~/bank/import-bank.server";
import { db, disconnect } from "~/platform/db.server";
import * as list from "~/routes/organise/bank";
import * as question from "~/routes/organise/bank-question";
import * as adding from "~/routes/organise/bank-question-new";
import * as banks from "~/routes/organise/banks";
import { FORM, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

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
  ])("%s: nobody else writes", async (_, door) => {
    const form = { ...FORM, intent: "retire", reason: "Thử", basedOn: "1" };
    for (const role of ["unit_officer", "auditor", undefined] as const) {
      expect((await call(door, { as: await sessionOf(role), code: "T1-Q01", form })).status).toBe(403);
    }
    expect((await call(door, { code: "T1-Q01", form })).status).toBe(401);
    expect(await db().question.count({ where: { bank: { slug } } })).toBe(3);
    expect(await db().question.count({ where: { retiredAt: { not: null } } })).toBe(0);
  });
});

describe("the question page", () => {
  const send = (form: Form) => call(question.action, { as: author, code: "T1-Q01", form });

  it("revises, retires and restores, each with a word about it", async () => {
    const page = `/organise/banks/${slug}/questions/T1-Q01`;
    expect((await send({ ...FORM, intent: "save-draft", basedOn: "1" })).location).toBe(
      `${page}?done=revised`,
    );
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
    const typed = { ...FORM, intent: "save-draft", basedOn: "1", stem: "", "option-d": "Bộ Nội vụ" };
    const invalid = await send(typed);
    expect(invalid).toMatchObject({
      status: 422,
      body: {
        reason: "invalid-form",
        fields: { stem: "required", options: "duplicate-options" },
        values: { "option-a": FORM["option-a"], explanation: FORM.explanation, right: ["a"] },
      },
    });
    await send({ ...FORM, intent: "save-draft", basedOn: "1" });
    const late = await send({ ...FORM, stem: "Câu khác?", intent: "save-draft", basedOn: "1" });
    expect(late).toMatchObject({
      status: 409,
      body: { reason: "changed-meanwhile", values: { stem: "Câu khác?" } },
    });
    expect(await send({ ...FORM, intent: "save-draft", basedOn: "x" })).toMatchObject({ status: 409 });
    expect(await send({ intent: "retire", reason: "  " })).toMatchObject({
      status: 422,
      body: { fields: { reason: "required" } },
    });
    expect((await send({ intent: "burn" })).status).toBe(400);
  });

  it("is 404 for what does not exist", async () => {
    expect((await call(question.loader, { as: author, code: "T9-Q99" })).status).toBe(404);
    expect((await call(question.loader, { as: author, code: "T1\u0000" })).status).toBe(404);
    const form = { ...FORM, intent: "save-draft", basedOn: "1" };
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
