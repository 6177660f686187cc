import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import { type AddedQuestion, type AddQuestionRefusal, addQuestionsTo } from "./add-questions.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";

/**
 * Adds a question with its first revision. `code` empty: the next free one of its topic, such as "T3-Q18". A draft until it is
 * submitted.
 */
export async function addQuestion(
  request: { bankSlug: string; submitted?: boolean } & AddedQuestion,
  context: BankContext,
): Promise<Verdict<{ code: string }, AddQuestionRefusal, { sameAs?: string }>> {
  const { bankSlug, submitted = false, ...question } = request;
  return transaction(async (tx) => {
    await lockBanks(tx);
    const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, select: { id: true, slug: true } });
    if (!bank) return refuse("bank-unknown");
    const [outcome] = await addQuestionsTo(tx, bank, [question], { ...context, submitted });
    if (!outcome) throw new Error("one question went in and nothing came out");
    return outcome.ok ? accept({ code: outcome.code }) : outcome;
  });
}
