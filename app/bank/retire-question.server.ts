import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudits } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
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

/** Brings a retired question back into use with its newest approved revision. */
export async function restoreQuestion(
  request: Request,
  context: BankContext,
): Promise<Verdict<object, "question-unknown" | "not-retired">> {
  const outcome = await setRetirement(request, context, "restore-question");
  return outcome === "same-as-before" ? refuse("not-retired") : outcome;
}

async function setRetirement(
  { bankSlug, code, reason }: Request,
  context: BankContext,
  act: RetirementAct,
): Promise<Verdict<object, "question-unknown"> | "same-as-before"> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const question = await tx.question.findFirst({ where: { code, bank: { slug: bankSlug } } });
    if (!question) return refuse("question-unknown");
    const retiredAt = act === "retire-question" ? context.now : null;
    if ((question.retiredAt === null) === (retiredAt === null)) return "same-as-before";
    await writeRetirements(tx, [{ ...question, retiredAt }], { bankSlug, act, reason }, context);
    return accept();
  });
}

export const RETIREMENT_ACTS = ["retire-question", "restore-question"] as const;
export type RetirementAct = (typeof RETIREMENT_ACTS)[number];

/** Writes since when questions are retired (null: in use), with who and why for each of them. */
export async function writeRetirements(
  tx: Tx,
  questions: readonly { id: string; code: string; retiredAt: Date | null }[],
  { bankSlug, act, reason }: { bankSlug: string; act: RetirementAct; reason?: string },
  { now, actorId, partOf }: BankContext,
): Promise<void> {
  const ids = questions.map((one) => one.id);
  const instants = questions.map((one) => one.retiredAt?.toISOString() ?? null);
  await tx.$executeRaw`
    UPDATE question SET retired_at = wanted.at
    FROM unnest(${ids}::uuid[], ${instants}::timestamptz[]) AS wanted (id, at)
    WHERE question.id = wanted.id`;
  await recordAudits(
    tx,
    questions.map(({ id, code }) => ({
      ...{ at: now, actorId, act, subject: "question", subjectId: id },
      ...(reason === undefined ? {} : { reason }),
      detail: { bank: bankSlug, code, ...partOf },
    })),
  );
}
