import type { Verdict } from "~/core/verdict";
import { actOnProposal, type ProposalPlace } from "./act-on-proposal.server";
import type { ProposalRefusal } from "./act-on-proposals.server";
import type { BankContext } from "./question";

/** Takes back what waits for review: a draft again. Only who wrote or submitted it may. */
export function withdrawRevision(
  proposal: ProposalPlace,
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return actOnProposal("withdraw", proposal, context);
}
