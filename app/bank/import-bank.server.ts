import { randomUUID } from "node:crypto";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { db, type Tx, transaction } from "~/platform/db.server";
import type { BankFile, BankFileProblem } from "./bank-file";
import { validateBank } from "./check-bank";
import { type ImportPlan, planImport, type StoredQuestion } from "./import-plan.server";
import { type Written, writeDocuments, writeTopics } from "./import-register.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { CONTENT_COLUMNS, contentOf, type NewRevision, writeRevisions } from "./question-content.server";

/** Codes of questions by what the import does with them. */
export type ImportReport = {
  created: string[];
  revised: string[];
  unchanged: string[];
  /** Corrected in the program since: the correction stays. */
  superseded: string[];
  /** The code belongs to another question, written in the program: left alone. */
  taken: string[];
  /** In the program, not in the file: left alone. */
  missing: string[];
};

export type ImportedBank = { bankId: string; report: ImportReport; topics: Written; documents: Written };

/**
 * Brings a bank to what its files say, by question code. What is unchanged stays; what changed becomes a new revision,
 * so that a revision a contest has used never changes; what the files do not name is left alone and reported. All or nothing.
 */
export async function importBank(
  bank: BankFile,
  { now, actorId }: BankContext,
): Promise<Verdict<ImportedBank, "invalid-bank", { problems?: BankFileProblem[] }>> {
  const problems = validateBank(bank);
  if (problems.length > 0) return refuse("invalid-bank", { problems });
  return transaction(async (tx) => {
    await lockBanks(tx);
    const { slug, name, description } = bank;
    const { id: bankId } = await tx.bank.upsert({
      where: { slug },
      create: { slug, name, description, createdAt: now },
      update: { name, description },
      select: { id: true },
    });
    const plan = planImport(bank, await loadStored(tx, slug));
    const { idOf, ...topics } = await writeTopics(tx, bankId, bank.topics);
    const { byKey, ...documents } = await writeDocuments(tx, bank.documents);
    await writeQuestions(tx, plan, { bankId, idOf, byKey, now });

    const report = reportOf(plan);
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "import-bank",
      subject: "bank",
      subjectId: bankId,
      detail: { slug, created: report.created.length, revised: report.revised, topics, documents },
    });
    return accept({ bankId, report, topics, documents });
  });
}

type Register = {
  bankId: string;
  idOf: ReadonlyMap<string, string>;
  byKey: ReadonlyMap<string, NonNullable<NewRevision["document"]>>;
  now: Date;
};

/** The new questions, and a revision for each question that is new or changed. */
async function writeQuestions(
  tx: Tx,
  plan: ImportPlan,
  { bankId, idOf, byKey, now }: Register,
): Promise<void> {
  const created = plan.created.map((one) => ({ ...one, questionId: randomUUID(), number: 1 }));
  await tx.question.createMany({
    data: created.map((one) => ({ id: one.questionId, bankId, code: one.file.code, createdAt: now })),
  });
  const revisions = [...created, ...plan.revised].map(
    ({ file, content, questionId, number }): NewRevision => ({
      questionId,
      questionCode: file.code,
      number,
      topicId: needed(idOf, content.topicCode),
      document: content.document === null ? null : needed(byKey, content.document),
      content,
    }),
  );
  // Written by nobody: only what a person wrote in the program outlives an unchanged file.
  await writeRevisions(tx, revisions, { now, actorId: null, approved: true });
}

/** What {@link importBank} would do to the questions now; writes nothing. */
export async function previewImport(bank: BankFile): Promise<ImportReport> {
  return reportOf(planImport(bank, await loadStored(db(), bank.slug)));
}

/** Every question of the bank with all it ever said. A bank that does not exist has none. */
async function loadStored(tx: Tx, slug: string): Promise<StoredQuestion[]> {
  const questions = await tx.question.findMany({
    where: { bank: { slug } },
    select: {
      id: true,
      code: true,
      retiredAt: true,
      revisions: {
        orderBy: { number: "desc" },
        select: { number: true, createdBy: true, ...CONTENT_COLUMNS },
      },
    },
  });
  return questions.map(({ id, code, retiredAt, revisions }) => ({
    id,
    code,
    isRetired: retiredAt !== null,
    revisions: revisions.map((one) => ({
      number: one.number,
      byPerson: one.createdBy !== null,
      content: contentOf(one),
    })),
  }));
}

function reportOf(plan: ImportPlan): ImportReport {
  const codes = (some: ImportPlan["created"]) => some.map((one) => one.file.code);
  return { ...plan, created: codes(plan.created), revised: codes(plan.revised) };
}

/** The validated file names only what it lists. */
function needed<T>(found: ReadonlyMap<string, T>, key: string): T {
  const value = found.get(key);
  if (value === undefined) throw new Error(`the bank file refers to ${key}, which it does not list`);
  return value;
}
