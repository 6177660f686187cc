import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addQuestion } from "~/bank/add-question.server";
import { answerOfFile } from "~/bank/file-answer";
import { importBank, previewImport } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { reviseQuestion } from "~/bank/revise-question.server";
import { db, disconnect } from "~/platform/db.server";
import { draftOf, QUESTION, realBank, smallBank, withQuestion } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { revisionAt } from "../support/review-builders";

const system = { now: NOW, actorId: null };
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const revisionsOf = (slug: string, code: string) =>
  db().questionRevision.findMany({
    where: { question: { code, bank: { slug } } },
    orderBy: { number: "asc" },
    include: { solution: true, document: true },
  });

describe("importing the bank that comes with the program", () => {
  it("takes everything once, with every key; a second import changes nothing", async () => {
    const bank = await realBank();
    expect((await previewImport(bank)).created).toHaveLength(bank.questions.length);
    expect(await db().bank.count()).toBe(0);

    const first = accepted(await importBank(bank, system));
    expect(first.report.created).toHaveLength(bank.questions.length);
    expect(first.topics).toEqual({ created: 11, changed: 0 });
    expect(first.documents).toEqual({ created: bank.documents.length, changed: 0 });
    const stored = await db().questionRevision.findMany({
      include: { solution: true, question: true, topic: true },
    });
    expect(stored).toHaveLength(bank.questions.length);
    for (const revision of stored) {
      const file = bank.questions.find((one) => one.code === revision.question.code);
      const right = file && answerOfFile(file).keys;
      expect(new Set(revision.solution?.keys)).toEqual(new Set(right));
      if (file?.type === "ordering" || file?.type === "matching") {
        expect(revision.solution?.keys).toEqual(right);
      }
      expect(revision.topic.code).toBe(file?.topic);
      expect(JSON.stringify(revision.options)).not.toContain("correct");
    }

    const before = await snapshot();
    const second = accepted(await importBank(bank, system));
    expect(second.report).toMatchObject({ created: [], revised: [], superseded: [], taken: [], missing: [] });
    expect(second.report.unchanged).toHaveLength(bank.questions.length);
    expect(second.bankId).toBe(first.bankId);
    expect(await snapshot()).toEqual(before);
  });
});

/** Everything an import may write, the audit log aside. */
async function snapshot() {
  return {
    revisions: await db().questionRevision.findMany({ orderBy: { id: "asc" }, include: { solution: true } }),
    documents: await db().legalDocument.findMany({ orderBy: { id: "asc" } }),
    topics: await db().topic.findMany({ orderBy: { id: "asc" } }),
  };
}

describe("importing again", () => {
  it("adds a revision for what changed and leaves the used one untouched", async () => {
    const bank = smallBank("doi");
    accepted(await importBank(bank, system));
    const [old] = await revisionsOf("doi", "T1-Q01");
    const changed = withQuestion(bank, "T1-Q01", {
      options: QUESTION.options.map(({ key, text }) =>
        key === "a" ? { key, text, correct: true as const } : { key, text },
      ),
    });
    expect((await previewImport(changed)).revised).toEqual(["T1-Q01"]);
    const { report } = accepted(await importBank(changed, system));
    expect(report.revised).toEqual(["T1-Q01"]);
    expect(report.unchanged).toEqual(["T1-Q02", "T2-Q01"]);
    const [first, second, ...more] = await revisionsOf("doi", "T1-Q01");
    expect(first).toEqual(old);
    expect(second).toMatchObject({ number: 2, solution: { keys: ["a"] } });
    expect(more).toEqual([]);
  });

  it("leaves alone and reports what the files no longer name", async () => {
    const bank = smallBank("thieu");
    accepted(await importBank(bank, system));
    const less = { ...bank, questions: bank.questions.slice(0, 2) };
    const { report } = accepted(await importBank(less, system));
    expect(report.missing).toEqual(["T2-Q01"]);
    expect(await revisionsOf("thieu", "T2-Q01")).toHaveLength(1);
  });

  it("keeps a correction made in the program over an unchanged file, and takes a file that changed since", async () => {
    const bank = smallBank("sua");
    const actorId = (await makeAccount("official")).accountId;
    accepted(await importBank(bank, system));
    const draft = draftOf({ stem: "Cơ quan nào ban hành Chương trình tổng thể?" });
    const basedOn = await revisionAt("sua", "T1-Q01", 1);
    const request = { bankSlug: "sua", code: "T1-Q01", basedOn, draft };
    accepted(await reviseQuestion(request, { now: NOW, actorId }));

    expect(accepted(await importBank(bank, system)).report.superseded).toEqual(["T1-Q01"]);
    expect(await revisionsOf("sua", "T1-Q01")).toHaveLength(2);
    const newer = withQuestion(bank, "T1-Q01", { stem: "Văn bản nào ban hành Chương trình tổng thể?" });
    expect(accepted(await importBank(newer, system)).report.revised).toEqual(["T1-Q01"]);
    expect((await revisionsOf("sua", "T1-Q01")).at(-1)?.stem).toContain("Văn bản nào");
  });

  it("does not give the code of a question written in the program to another one", async () => {
    const bank = smallBank("ma");
    const actorId = (await makeAccount("official")).accountId;
    accepted(await importBank({ ...bank, questions: bank.questions.slice(0, 1) }, system));
    accepted(await addQuestion({ bankSlug: "ma", code: "T1-Q02", draft: draftOf() }, { now: NOW, actorId }));
    const { report } = accepted(await importBank(bank, system));
    expect(report).toMatchObject({ taken: ["T1-Q02"], created: ["T2-Q01"], unchanged: ["T1-Q01"] });
    expect(await revisionsOf("ma", "T1-Q02")).toHaveLength(1);
  });

  it("registers a document once for all banks, also one without number and date", async () => {
    accepted(await importBank(smallBank("mot"), system));
    accepted(await importBank(smallBank("hai"), system));
    const [one] = await revisionsOf("mot", "T1-Q02");
    const [other] = await revisionsOf("hai", "T1-Q02");
    expect(one?.document).toMatchObject({ number: "", issuedOn: null });
    expect(other?.documentId).toBe(one?.documentId);
  });

  it("gives every question one revision when two imports run at once", async () => {
    const bank = smallBank("hai-lan");
    const outcomes = await Promise.all([importBank(bank, system), importBank(bank, system)]);
    expect(outcomes.map((one) => accepted(one).report.created.length).sort()).toEqual([0, 3]);
    expect(await db().questionRevision.count({ where: { question: { bank: { slug: "hai-lan" } } } })).toBe(3);
  });
});

describe("content that may not enter", () => {
  const stem = QUESTION.stem;
  it.each([
    ["markup", { stem: "Chọn <script>alert(1)</script> nào?" }],
    ["markup", { explanation: "Xem &#60;b&#62;" }],
    ["not-nfc", { stem: stem.normalize("NFD") }],
    ["control-character", { stem: `${stem}\u202e` }],
    ["untidy-space", { stem: `${stem}  ` }],
    ["unknown-topic", { topic: "T9" }],
    ["unknown-document", { citation: { document: "khong-co", place: null } }],
    ["duplicate-question", { code: "T1-Q02" }],
    ["wrong-correct-count", { options: QUESTION.options.map(({ key, text }) => ({ key, text })) }],
  ])("%s is refused with its place, and nothing is written", async (reason, change) => {
    const bank = withQuestion(smallBank("xau"), "T1-Q01", change);
    const refused = await importBank(bank, system);
    expect(refused).toMatchObject({ ok: false, reason: "invalid-bank" });
    const problems = "problems" in refused ? refused.problems : [];
    expect(problems).toContainEqual(
      expect.objectContaining({ reason, at: "code" in change ? "T1-Q02" : "T1-Q01" }),
    );
    expect(await db().bank.count({ where: { slug: "xau" } })).toBe(0);
  });

  it("is named with its file when the folder is read", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "bank-"));
    const folder = path.join(root, "cchc-2026");
    await cp(path.join(import.meta.dirname, "../../question-banks/cchc-2026"), folder, { recursive: true });
    const problemsAfter = async (file: string, content: string | Uint8Array) => {
      await writeFile(path.join(folder, file), content);
      const read = await readBankFolder(folder);
      return read.ok ? [] : read.problems.map(({ reason, at }) => ({ reason, at }));
    };
    expect(await problemsAfter("questions/t12.json", "{")).toEqual([
      { reason: "not-json", at: "questions/t12.json" },
    ]);
    expect(await problemsAfter("questions/t12.json", Uint8Array.of(0x22, 0xff, 0x22))).toEqual([
      { reason: "not-utf8", at: "questions/t12.json" },
    ]);
    const stranger = JSON.stringify([{ ...QUESTION, correct: true }]);
    expect(await problemsAfter("questions/t12.json", stranger)).toEqual([
      { reason: "wrong-shape", at: "questions/t12.json" },
    ]);
    await rm(path.join(folder, "questions/t12.json"));
    await cp(folder, path.join(root, "khac"), { recursive: true });
    expect(await readBankFolder(path.join(root, "khac"))).toMatchObject({
      ok: false,
      problems: [{ reason: "wrong-slug", at: "bank.json" }],
    });
    await rm(path.join(folder, "documents.json"));
    expect(await readBankFolder(folder)).toMatchObject({ problems: [{ reason: "file-missing" }] });
    await rm(root, { recursive: true });
    expect(await readBankFolder(folder)).toMatchObject({ problems: [{ reason: "folder-missing" }] });
  });
});
