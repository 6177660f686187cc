import { randomUUID } from "node:crypto";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { type CiteRefusal, openRegister } from "./cite-document.server";
import { codesInUse } from "./codes.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { type NewRevision, writeRevisions } from "./question-content.server";
import type { QuestionDraft } from "./question-form";
import { stemKeyOf, stemsInUse } from "./same-stem.server";
import { uniqueTags } from "./tag";

/** A question to be written. `code` empty: the next free one of its topic. */
export type AddedQuestion = {
  draft: QuestionDraft;
  code?: string;
  tags?: readonly string[];
  /** Ids of the facts it rests on, which only our own formats carry. */
  factIds?: readonly string[];
};

export type AddQuestionRefusal =
  | "bank-unknown"
  | "code-taken"
  | "topic-unknown"
  | "picture-unknown"
  | "duplicate-stem"
  | CiteRefusal;

export type AddOutcome = Verdict<{ code: string }, AddQuestionRefusal, { sameAs?: string }>;

type Bank = { id: string; slug: string };
type Making = BankContext & { submitted: boolean };

/**
 * Adds many questions at once, in one transaction and in their order; gives the code or the refusal of each. A refused one holds
 * up no other. Drafts, or with `submitted` on their way to be reviewed as the actor's.
 */
export async function createQuestions(
  request: { bankSlug: string; questions: readonly AddedQuestion[]; submitted: boolean },
  context: BankContext,
): Promise<Verdict<{ outcomes: AddOutcome[] }, "bank-unknown">> {
  const { bankSlug, questions, submitted } = request;
  return transaction(
    async (tx) => {
      await lockBanks(tx);
      const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, select: { id: true, slug: true } });
      if (!bank) return refuse("bank-unknown");
      return accept({ outcomes: await addQuestionsTo(tx, bank, questions, { ...context, submitted }) });
    },
    { timeoutMs: 120_000 },
  );
}

/** {@link createQuestions} inside a transaction that holds the lock of the banks, so that an import can note what it wrote. */
export async function addQuestionsTo(
  tx: Tx,
  bank: Bank,
  questions: readonly AddedQuestion[],
  making: Making,
): Promise<AddOutcome[]> {
  const judge = await openJudge(tx, bank.id, questions);
  const accepted: (NewRevision & { tags: readonly string[] })[] = [];
  const outcomes: AddOutcome[] = [];
  for (const question of questions) {
    const judged = await judge(question);
    outcomes.push(judged.ok ? accept({ code: judged.revision.questionCode }) : judged);
    if (judged.ok) accepted.push({ ...judged.revision, tags: question.tags ?? [] });
  }
  await writeQuestions(tx, bank, accepted, making);
  return outcomes;
}

type Judged = Verdict<{ revision: NewRevision }, AddQuestionRefusal, { sameAs?: string }>;

/** Knows what the bank holds and, as it goes, what the questions before have added to it. */
async function openJudge(tx: Tx, bankId: string, questions: readonly AddedQuestion[]) {
  const topics = await tx.topic.findMany({ where: { bankId }, select: { id: true, code: true } });
  const topicOf = new Map(topics.map((topic) => [topic.code, topic.id]));
  const pictures = await picturesThere(tx, questions);
  const codes = await codesInUse(tx, bankId);
  const stems = await stemsInUse(
    tx,
    bankId,
    questions.map((one) => one.draft),
  );
  const register = await openRegister(tx);

  return async ({ draft, code: wanted = "", factIds = [] }: AddedQuestion): Promise<Judged> => {
    const topicId = topicOf.get(draft.topicCode);
    if (topicId === undefined) return refuse("topic-unknown");
    if (wanted !== "" && codes.has(wanted)) return refuse("code-taken");
    const stemKey = stemKeyOf(draft);
    const sameAs = stems.get(stemKey);
    if (sameAs !== undefined) return refuse("duplicate-stem", { sameAs });
    if (draft.picture && !pictures.has(draft.picture.id)) return refuse("picture-unknown");
    // Last, because it may add a document to the register.
    const cited = draft.citation && (await register(draft.citation));
    if (cited?.ok === false) return cited;
    const code = codes.take(wanted, draft.topicCode);
    stems.set(stemKey, code);
    const { answer, citation: _, ...words } = draft;
    const content = { ...words, ...answer, document: cited?.key ?? null, factIds: [...factIds] };
    const place = { questionId: randomUUID(), questionCode: code, number: 1, topicId };
    return accept({ revision: { ...place, document: cited?.document ?? null, content } });
  };
}

async function picturesThere(tx: Tx, questions: readonly AddedQuestion[]): Promise<Set<string>> {
  const ids = questions.flatMap(({ draft }) => (draft.picture ? [draft.picture.id] : []));
  if (ids.length === 0) return new Set();
  const rows = await tx.picture.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}

async function writeQuestions(
  tx: Tx,
  bank: Bank,
  revisions: readonly (NewRevision & { tags: readonly string[] })[],
  { now, actorId, submitted }: Making,
): Promise<void> {
  if (revisions.length === 0) return;
  await tx.question.createMany({
    data: revisions.map(({ questionId: id, questionCode: code }) => ({
      id,
      bankId: bank.id,
      code,
      createdAt: now,
    })),
  });
  await writeRevisions(tx, revisions, { now, actorId, submitted });
  await tx.questionTag.createMany({
    data: revisions.flatMap(({ questionId, tags }) =>
      uniqueTags(tags).map(({ key, tag }) => ({ questionId, key, tag })),
    ),
  });
  const act = { at: now, actorId, act: "add-question" };
  const [only] = revisions;
  if (only && revisions.length === 1) {
    const subject = { subject: "question", subjectId: only.questionId };
    const detail = { bank: bank.slug, code: only.questionCode, submitted };
    return recordAudit(tx, { ...act, ...subject, detail });
  }
  const codes = revisions.map((one) => one.questionCode);
  const detail = { bank: bank.slug, codes, submitted };
  await recordAudit(tx, { ...act, act: "add-questions", subject: "bank", subjectId: bank.id, detail });
}
