import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";

export type RetireQuestionRefusal = "question-unknown" | "already-retired" | "not-retired";

type Request = { bankSlug: string; code: string; reason: string };

/**
 * Takes a question out of use: no paper of a round opened from now on draws it. Rounds already opened keep it. Nothing
 * is deleted; {@link restoreQuestion} brings it back.
 */
export async function retireQuestion(
  request: Request,
  context: BankContext,
): Promise<Verdict<object, "question-unknown" | "already-retired">> {
  const outcome = await setRetirement(request, context, "retire-question");
  return outcome === "same-as-before" ? refuse("already-retired") : outcome;
}

/** Brings a retired question back into use with its newest revision. */
export async function restoreQuestion(
  request: Request,
  context: BankContext,
): Promise<Verdict<object, "question-unknown" | "not-retired">> {
  const outcome = await setRetirement(request, context, "restore-question");
  return outcome === "same-as-before" ? refuse("not-retired") : outcome;
}

async function setRetirement(
  { bankSlug, code, reason }: Request,
  { now, actorId }: BankContext,
  act: "retire-question" | "restore-question",
): Promise<Verdict<object, "question-unknown"> | "same-as-before"> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const question = await tx.question.findFirst({ where: { code, bank: { slug: bankSlug } } });
    if (!question) return refuse("question-unknown");
    const isRetiring = act === "retire-question";
    if ((question.retiredAt !== null) === isRetiring) return "same-as-before";
    await tx.question.update({ where: { id: question.id }, data: { retiredAt: isRetiring ? now : null } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act,
      subject: "question",
      subjectId: question.id,
      reason,
      detail: { bank: bankSlug, code },
    });
    return accept();
  });
}
