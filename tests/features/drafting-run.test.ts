import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import { importBank } from "~/bank/import-bank.server";
import { findImport } from "~/exchange/import.queries.server";
import { db, disconnect } from "~/platform/db.server";
import * as draft from "~/routes/organise/bank-draft";
import * as importStart from "~/routes/organise/bank-import";
import { smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { type Answer, completion, startDraftingService } from "../support/drafting-service";
import { workThrough } from "../support/import-builders";

const SENTENCE =
  "Bộ phận Một cửa giải thích, hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính theo quy định.";
const PASSAGE = `${SENTENCE} Hồ sơ được tiếp nhận trực tiếp, qua bưu chính công ích hoặc trực tuyến.`;
const QUESTION = {
  stem: "Ai giải thích, hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính?",
  options: ["Bộ phận Một cửa", "Tòa án nhân dân", "Ngân hàng Nhà nước", "Kho bạc Nhà nước"],
  right: 0,
  quote: SENTENCE,
};
const INVENTED = { ...QUESTION, stem: "Câu bịa?", quote: "Câu này không hề có ở trong đoạn văn bản." };
const drafts = (...questions: unknown[]) => completion(JSON.stringify({ questions }));

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startDraftingService>>;
let answer: Answer;
let author = "";
let serial = 0;
let slug = "";

beforeAll(async () => {
  service = await startDraftingService((request, response) => answer(request, response));
  vi.stubEnv("DRAFTING_URL", service.url);
  vi.stubEnv("DRAFTING_TIMEOUT_MS", "2000");
  database = await openTestDatabase();
  const { accountId } = await makeAccount("official");
  await db().grant.create({ data: { accountId, role: "author", scopeKind: "system", grantedAt: NOW } });
  author = (await createSession({ accountId, now: new Date() })).token;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  await service.stop();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  serial += 1;
  slug = `nhap-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
  answer = (_request, response) => void response.end(drafts(QUESTION, INVENTED));
});

const FORM = { passage: PASSAGE, citation: "Nghị định số 118/2025/NĐ-CP", count: "3", topic: "T1" };

type Door = (args: never) => Promise<unknown>;

async function call(door: Door, form?: Record<string, string>, as = author) {
  const request = new Request("http://127.0.0.1:3000/x", {
    method: form ? "POST" : "GET",
    headers: as ? { Cookie: `hoi_thi_session=${as}` } : {},
    body: form && new URLSearchParams({ difficulty: "easy", audience: "everyone", ...form }),
  });
  const args = { request, params: { bank: slug }, context: {} } as never;
  const response = (await door(args).catch((thrown: unknown) => thrown)) as Response;
  if (!(response instanceof Response)) throw response;
  const body = response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
  return { status: response.status, to: response.headers.get("Location") ?? "", body };
}

/** The run that a passage became, when the job has been at it. */
async function drafted() {
  const { to } = await call(draft.action as Door, FORM);
  expect(to).toContain(`/organise/banks/${slug}/import/`);
  await workThrough(NOW);
  return findImport(slug, to.split("/").at(-1));
}

describe("drafting, where a service is configured", () => {
  it("is offered beside the import and says where a passage goes", async () => {
    expect((await call(importStart.loader as Door)).body).toMatchObject({ drafts: true });
    expect((await call(draft.loader as Door)).body).toMatchObject({ host: service.host });
    expect((await call(draft.loader as Door, undefined, "")).status).toBe(302);
  });

  it("becomes a run that a person looks at; nothing reaches the bank or its review by itself", async () => {
    const before = await db().question.count();
    const run = await drafted();
    expect(run).toMatchObject({ state: "review", format: "drafting", total: 1 });
    const items = await db().bankImportItem.findMany({ where: { importId: run?.id } });
    expect(items).toHaveLength(1);
    expect(items[0]?.values).toMatchObject({ stem: QUESTION.stem, topic: "T1", difficulty: "easy" });
    expect(JSON.stringify(items[0]?.values)).toContain("Trích: “Bộ phận Một cửa giải thích");
    expect(JSON.stringify(run?.notes)).toContain("draft-unquoted");
    expect(await db().question.count()).toBe(before);
    // The passage is kept no longer than it is needed.
    expect(await db().bankImport.findUnique({ where: { id: run?.id } })).toMatchObject({ source: null });
  });

  it.each<[string, Answer, string]>([
    ["refuses", (_q, response) => void response.writeHead(401).end("{}"), "refused"],
    ["talks", (_q, response) => void response.end(completion("Xin chào")), "bad-reply"],
    ["invents", (_q, response) => void response.end(drafts(INVENTED)), "no-questions"],
    ["never answers", () => {}, "took-too-long"],
  ])("fails in words when the service %s", async (_name, broken, reason) => {
    answer = broken;
    expect(await drafted()).toMatchObject({ state: "failed", failure: { reason } });
  });

  it.each([
    [{ passage: "Ngắn" }, "tooShort"],
    [{ passage: "x".repeat(12_001) }, "tooLong"],
    [{ count: "0" }, "count"],
    [{ count: "nhiều" }, "count"],
    [{ topic: "" }, "defaults"],
    [{ topic: "T9" }, "defaults"],
  ])("keeps what was typed and says what is wrong: %j", async (change, problem) => {
    const asked = service.asked.length;
    const refused = await call(draft.action as Door, { ...FORM, ...change });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ problems: [{ problem }], values: { citation: FORM.citation } });
    expect(service.asked).toHaveLength(asked);
  });

  it("takes a few passages at a time", async () => {
    for (let i = 0; i < 3; i++) expect((await call(draft.action as Door, FORM)).status).toBe(302);
    const refused = await call(draft.action as Door, FORM);
    expect([refused.status, refused.body.problems[0].problem]).toEqual([503, "busy"]);
    await workThrough(NOW);
    expect((await call(draft.action as Door, FORM)).status).toBe(302);
  });
});
