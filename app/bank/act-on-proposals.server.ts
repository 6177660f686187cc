import { recordAudits } from "~/platform/audit.server";
import type { Prisma, Tx } from "~/platform/db.server";
import type { BankContext } from "./question";
import {
  type ReviewAct,
  type ReviewedQuestion,
  type ReviewRefusal,
  reviewRefusal,
  type StepKind,
} from "./review-state";

export type ProposalRefusal = ReviewRefusal | "question-unknown";

/** A question's code with the revision that the person had before the eyes. */
export type Proposal = { code: string; revisionId: string };

export type ProposalRequest = {
  bankSlug: string;
  act: ReviewAct;
  proposals: readonly Proposal[];
  /** Of a return and of a remark; "" otherwise. */
  remark: string;
};

export type ProposalOutcome = {
  done: (Proposal & { questionId: string })[];
  refused: { code: string; reason: ProposalRefusal }[];
};

const STEP_OF = {
  submit: "submitted",
  withdraw: "withdrawn",
  return: "returned",
  approve: "approved",
  remark: "remarked",
} as const satisfies Record<ReviewAct, StepKind>;

/**
 * Takes the same step with every proposal that allows it to this person; the others are named with the reason. The caller holds
 * the lock of the banks, so that what is judged is what is written.
 */
export async function actOnProposals(
  tx: Tx,
  { bankSlug, act, proposals, remark }: ProposalRequest,
  { now, actorId, partOf }: BankContext,
): Promise<ProposalOutcome> {
  const found = await loadReviewed(
    tx,
    bankSlug,
    proposals.map((one) => one.code),
  );
  const outcome: ProposalOutcome = { done: [], refused: [] };
  for (const { code, revisionId } of proposals) {
    const question = found.get(code);
    const reason = question ? reviewRefusal(act, question, { revisionId, actorId }) : "question-unknown";
    if (reason) outcome.refused.push({ code, reason });
    else if (question) outcome.done.push({ code, questionId: question.id, revisionId });
  }
  const ids = outcome.done.map((one) => one.revisionId);
  if (act === "approve") {
    const approval = { approvedAt: now, approvedBy: actorId };
    await tx.questionRevision.updateMany({ where: { id: { in: ids }, approvedAt: null }, data: approval });
  }
  await recordSteps(tx, ids, { kind: STEP_OF[act], remark }, { now, actorId });
  const entries = outcome.done.map(({ code, questionId: subjectId }) => ({
    ...{ at: now, actorId, act: `${act}-revision`, subject: "question", subjectId },
    detail: { bank: bankSlug, code, ...partOf },
  }));
  await recordAudits(tx, entries);
  return outcome;
}

/** Writes the same step for each of the revisions. */
export async function recordSteps(
  tx: Tx,
  revisionIds: readonly string[],
  step: { kind: StepKind; remark?: string },
  { now, actorId }: BankContext,
): Promise<void> {
  const { kind, remark = "" } = step;
  // Ids are left to the client: they keep the order in which steps of one instant were taken.
  await tx.revisionStep.createMany({
    data: revisionIds.map((revisionId) => ({ revisionId, kind, remark, at: now, by: actorId })),
  });
}

type LoadedQuestion = ReviewedQuestion & { id: string };

const REVIEWED = {
  id: true,
  code: true,
  retiredAt: true,
  revisions: {
    orderBy: { number: "desc" as const },
    select: {
      id: true,
      createdBy: true,
      approvedAt: true,
      steps: { orderBy: [{ at: "asc" as const }, { id: "asc" as const }], select: { kind: true, by: true } },
    },
  },
} satisfies Prisma.QuestionSelect;

/** The questions as far as reviewing is concerned, by code. */
export async function loadReviewed(tx: Tx, bankSlug: string, codes: readonly string[]) {
  const rows = await tx.question.findMany({
    where: { code: { in: [...codes] }, bank: { slug: bankSlug } },
    select: REVIEWED,
  });
  return new Map(
    rows.map(({ id, code, retiredAt, revisions }): [string, LoadedQuestion] => [
      code,
      {
        id,
        isRetired: retiredAt !== null,
        revisions: revisions.map((one) => ({ ...one, isApproved: one.approvedAt !== null })),
      },
    ]),
  );
}
