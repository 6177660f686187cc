/*
 * The way of a wording from its author into the bank. A new or revised question is a draft until it is submitted; somebody else
 * approves it or returns it with a remark. Until then the wording approved before stays in use.
 */

export const PROPOSAL_STATES = ["draft", "in-review", "returned"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export type RevisionState = ProposalState | "approved";

export type StepKind = "submitted" | "withdrawn" | "returned" | "approved" | "remarked";

export type ReviewedRevision = {
  id: string;
  createdBy: string | null;
  isApproved: boolean;
  /** Oldest first. */
  steps: readonly { kind: StepKind; by: string | null }[];
};

export type ReviewedQuestion = {
  isRetired: boolean;
  /** Newest first; at least one. */
  revisions: readonly ReviewedRevision[];
};

export type ReviewAct = "submit" | "withdraw" | "return" | "approve" | "remark";

export type ReviewRefusal =
  | "question-retired"
  | "changed-meanwhile"
  | "already-approved"
  | "already-in-review"
  | "not-in-review"
  | "own-question"
  | "not-own-question";

/** Where a revision stands: the newest step that is no remark says it. */
export function stateOfRevision({
  isApproved,
  steps,
}: Pick<ReviewedRevision, "isApproved" | "steps">): RevisionState {
  if (isApproved) return "approved";
  const last = steps.findLast((step) => step.kind !== "remarked");
  if (last?.kind === "submitted") return "in-review";
  return last?.kind === "returned" ? "returned" : "draft";
}

/**
 * Whether this is the actor's own question: who wrote any revision since the last approved one, or submitted the newest, is not
 * another person. `actorId` null is the system, which owns nothing.
 */
export function isOwn({ revisions }: ReviewedQuestion, actorId: string | null): boolean {
  if (actorId === null) return false;
  const approved = revisions.findIndex((one) => one.isApproved);
  const proposed = approved < 0 ? revisions : revisions.slice(0, approved);
  const submissions = revisions[0]?.steps.filter((step) => step.kind === "submitted") ?? [];
  return proposed.some((one) => one.createdBy === actorId) || submissions.some((step) => step.by === actorId);
}

/**
 * Why the actor may not act on the revision that the person had before the eyes; null: the actor may. Only the newest revision
 * can be acted on, and it is told by its id: the number of a draft that was taken back is given again.
 *
 * The roles author and organiser are the door's to check. "Nobody approves the own question" binds administrators like everybody.
 */
export function reviewRefusal(
  act: ReviewAct,
  question: ReviewedQuestion,
  { revisionId, actorId }: { revisionId: string; actorId: string | null },
): ReviewRefusal | null {
  const [newest] = question.revisions;
  if (question.isRetired) return "question-retired";
  if (!newest || newest.id !== revisionId) return "changed-meanwhile";
  if (act === "remark") return null;
  const state = stateOfRevision(newest);
  if (state === "approved") return "already-approved";
  if (act === "submit") return state === "in-review" ? "already-in-review" : null;
  if (state !== "in-review") return "not-in-review";
  const own = isOwn(question, actorId);
  if (act === "withdraw") return own || actorId === null ? null : "not-own-question";
  return own ? "own-question" : null;
}

/** What the actor may do with the newest revision. */
export function reviewActs(question: ReviewedQuestion, actorId: string | null): Record<ReviewAct, boolean> {
  const revisionId = question.revisions[0]?.id ?? "";
  const may = (act: ReviewAct) => reviewRefusal(act, question, { revisionId, actorId }) === null;
  return {
    submit: may("submit"),
    withdraw: may("withdraw"),
    return: may("return"),
    approve: may("approve"),
    remark: may("remark"),
  };
}
