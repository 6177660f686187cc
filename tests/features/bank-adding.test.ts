import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createQuestions } from "~/bank/add-questions.server";
import { searchDocuments } from "~/bank/document.queries.server";
import { documentLabel } from "~/bank/document-label";
import { importBank } from "~/bank/import-bank.server";
import { getQuestion } from "~/bank/question.queries.server";
import { retireQuestion } from "~/bank/retire-question.server";
import { db, disconnect } from "~/platform/db.server";
import { draftOf, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let serial = 0;
let slug = "";
let actorId = "";

beforeAll(async () => {
  database = await openTestDatabase();
  actorId = (await makeAccount("official")).accountId;
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

beforeEach(async () => {
  serial += 1;
  slug = `nhieu-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
});

const draft = (n: number, change: Record<string, unknown> = {}) =>
  draftOf({ stem: `Câu hỏi thứ ${n} là gì?`, ...change });
const create = (questions: Parameters<typeof createQuestions>[0]["questions"], submitted = false) =>
  createQuestions({ bankSlug: slug, questions, submitted }, { now: NOW, actorId });

describe("adding many questions at once", () => {
  it("gives codes in the order of the list, next to those wanted and those once used", async () => {
    accepted(await retireQuestion({ bankSlug: slug, code: "T1-Q02", reason: "Cũ" }, { now: NOW, actorId }));
    const { outcomes } = accepted(
      await create([
        { draft: draft(1) },
        { draft: draft(2), code: "T1-Q07", tags: ["Đợt 1", "đợt 1"], factIds: ["T1-09"] },
        { draft: draft(3) },
        { draft: draft(4, { topic: "T2" }) },
        { draft: draft(5), code: "RIENG-1" },
      ]),
    );
    expect(outcomes).toEqual(
      ["T1-Q03", "T1-Q07", "T1-Q08", "T2-Q02", "RIENG-1"].map((code) => ({ ok: true, code })),
    );
    const question = await getQuestion(slug, "T1-Q07");
    expect(question.tags).toEqual(["Đợt 1"]);
    const stored = await db().questionRevision.findUniqueOrThrow({
      where: { id: question.revisions[0]?.id },
    });
    expect(stored.factIds).toEqual(["T1-09"]);
  });

  it("refuses single ones by name and writes the others", async () => {
    const nowhere = "0198a6a0-0000-7000-8000-000000000000";
    const { outcomes } = accepted(
      await create([
        { draft: draft(1) },
        { draft: draft(1) },
        { draft: draft(2), code: "T1-Q01" },
        { draft: draft(3, { topic: "T9" }) },
        { draft: draft(4, { document: nowhere }) },
        { draft: draftOf({ stem: "Ke hoach tuyen truyen cua xa do co quan nao ban hanh?" }) },
        { draft: draft(5) },
      ]),
    );
    expect(outcomes).toEqual([
      { ok: true, code: "T1-Q03" },
      { ok: false, reason: "duplicate-stem", sameAs: "T1-Q03" },
      { ok: false, reason: "code-taken" },
      { ok: false, reason: "topic-unknown" },
      { ok: false, reason: "document-unknown" },
      { ok: false, reason: "duplicate-stem", sameAs: "T1-Q02" },
      { ok: true, code: "T1-Q04" },
    ]);
    expect(await db().question.count({ where: { bank: { slug } } })).toBe(5);
    expect(
      await createQuestions({ bankSlug: "khong-co", questions: [], submitted: true }, { now: NOW, actorId }),
    ).toEqual({
      ok: false,
      reason: "bank-unknown",
    });
  });

  it("cites each document once, and leaves them drafts or sends them to review", async () => {
    const before = await db().legalDocument.count();
    const citing = {
      issuer: "Tỉnh ủy Cao Bằng",
      kind: "Nghị quyết",
      number: `0${serial}-NQ/TU`,
      date: "2026-03-12",
    };
    const [drafts, sent] = await Promise.all([
      create([{ draft: draft(1, citing) }, { draft: draft(2, citing) }]),
      create([{ draft: draft(3, { ...citing, issuer: "TỈNH ỦY CAO BẰNG" }) }], true),
    ]);
    expect(await db().legalDocument.count()).toBe(before + 1);
    const stateOf = async (code: string) => (await getQuestion(slug, code)).revisions[0]?.state;
    const codes = [drafts, sent].map((one) =>
      accepted(one).outcomes.flatMap((each) => (each.ok ? each.code : [])),
    );
    expect(await stateOf(codes[0]?.[0] ?? "")).toBe("draft");
    expect(await stateOf(codes[1]?.[0] ?? "")).toBe("in-review");
    expect((await getQuestion(slug, codes[0]?.[0])).approvedNumber).toBeNull();
  });

  it("writes what was given and nothing else when thousands come at once", async () => {
    const questions = Array.from({ length: 1000 }, (_, n) => ({ draft: draft(n), tags: [`lô ${n % 3}`] }));
    const { outcomes } = accepted(await create(questions, true));
    expect(outcomes.every((one) => one.ok)).toBe(true);
    const of = { question: { bank: { slug } } };
    expect(await db().questionRevision.count({ where: { ...of, createdBy: actorId } })).toBe(1000);
    expect(await db().revisionStep.count({ where: { kind: "submitted", revision: of } })).toBe(1000);
    expect(await db().solution.count({ where: { revision: of } })).toBe(1003);
    expect(await db().questionTag.count({ where: { question: { bank: { slug } } } })).toBe(1000);
  });
});

describe("the register of documents", () => {
  const DATES = ["2026-03-12", "2026-04-02"];
  beforeEach(async () => {
    const of = (issuer: string, date: string) => ({ issuer, kind: "Nghị quyết", number: "08-NQ/TU", date });
    await create([
      { draft: draft(1, of("Tỉnh ủy Cao Bằng", DATES[0] ?? "")) },
      { draft: draft(2, of("Tỉnh ủy Lạng Sơn", DATES[1] ?? "")) },
    ]);
  });

  it("is found without accents by number, issuer or title; two of one number are told apart", async () => {
    const labels = async (typed: string) => (await searchDocuments(typed)).map(documentLabel);
    expect(await labels("08-nq/tu")).toEqual([
      "Nghị quyết 08-NQ/TU (12/03/2026), Tỉnh ủy Cao Bằng",
      "Nghị quyết 08-NQ/TU (02/04/2026), Tỉnh ủy Lạng Sơn",
    ]);
    expect(await labels("cao bang 08-nq")).toEqual(["Nghị quyết 08-NQ/TU (12/03/2026), Tỉnh ủy Cao Bằng"]);
    expect(await labels("chuong trinh TONG THE")).toEqual(["Nghị quyết 76/NQ-CP (15/07/2021), Chính phủ"]);
    expect(await labels("  ")).toEqual([]);
    expect(await labels("khongcovanbannao")).toEqual([]);
  });

  it("takes typed words for the one document that they can mean, else says that it cannot", async () => {
    const words = (documentText: string, n: number) => {
      const none = { issuer: "", kind: "", number: "", date: "", title: "" };
      return { draft: draft(n, { ...none, documentText }) };
    };
    const { outcomes } = accepted(
      await create([
        words("76/nq-cp", 11),
        words("08-NQ/TU", 12),
        words("Nghị quyết 08-NQ/TU (02/04/2026), Tỉnh ủy Lạng Sơn", 13),
        words("không có văn bản này", 14),
      ]),
    );
    expect(outcomes.map((one) => (one.ok ? "ok" : one.reason))).toEqual([
      "ok",
      "document-unclear",
      "ok",
      "document-unknown",
    ]);
    const [first] = outcomes;
    const code = first?.ok ? first.code : "";
    expect((await getQuestion(slug, code)).revisions[0]?.document?.number).toBe("76/NQ-CP");
  });
});
