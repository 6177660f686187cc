import { randomUUID } from "node:crypto";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { checkDraft, type DraftRefusal } from "./check-draft.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { writeRevisions } from "./question-content.server";
import type { QuestionDraft } from "./question-form";

export type AddQuestionRefusal = "bank-unknown" | "code-taken" | DraftRefusal;

/** Adds a question with its first revision. `code` empty: the next free one of its topic, such as "T3-Q18". */
export async function addQuestion(
  { bankSlug, code: wanted, draft }: { bankSlug: string; code: string; draft: QuestionDraft },
  { now, actorId }: BankContext,
): Promise<Verdict<{ code: string }, AddQuestionRefusal, { sameAs?: string }>> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, select: { id: true } });
    if (!bank) return refuse("bank-unknown");
    const code = wanted || (await nextCode(tx, bank.id, draft.topicCode));
    const bankId_code = { bankId: bank.id, code };
    if (await tx.question.findUnique({ where: { bankId_code } })) return refuse("code-taken");
    // Last, because it may add a document to the register.
    const checked = await checkDraft(tx, bank.id, draft, { questionId: null, factIds: [] });
    if (!checked.ok) return checked;

    const { content, topicId, document } = checked;
    const id = randomUUID();
    await tx.question.create({ data: { id, bankId: bank.id, code, createdAt: now } });
    await writeRevisions(
      tx,
      [{ questionId: id, questionCode: code, number: 1, topicId, document, content }],
      { now, actorId },
    );
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "add-question",
      subject: "question",
      subjectId: id,
      detail: { bank: bankSlug, code },
    });
    return accept({ code });
  });
}

/** Codes of retired questions count too: a code once used is never given to another question. */
async function nextCode(tx: Tx, bankId: string, topicCode: string): Promise<string> {
  const prefix = `${topicCode}-Q`;
  const taken = await tx.question.findMany({
    where: { bankId, code: { startsWith: prefix } },
    select: { code: true },
  });
  const numbers = taken.map((one) => Number(one.code.slice(prefix.length))).filter(Number.isSafeInteger);
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
