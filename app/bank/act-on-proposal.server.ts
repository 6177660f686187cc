import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import { actOnProposals, type Proposal, type ProposalRefusal } from "./act-on-proposals.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import type { ReviewAct } from "./review-state";

/** One proposal: its question and the revision that the person had before the eyes. */
export type ProposalPlace = Proposal & { bankSlug: string };

/** Takes one step with one proposal, alone in its transaction. */
export async function actOnProposal(
  act: ReviewAct,
  { bankSlug, code, revisionId, remark = "" }: ProposalPlace & { remark?: string },
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const request = { bankSlug, act, proposals: [{ code, revisionId }], remark };
    const { refused } = await actOnProposals(tx, request, context);
    const [reason] = refused.map((one) => one.reason);
    return reason === undefined ? accept() : refuse(reason);
  });
}
