import type { Verdict } from "~/core/verdict";
import { actOnProposal, type ProposalPlace } from "./act-on-proposal.server";
import type { ProposalRefusal } from "./act-on-proposals.server";
import type { BankContext } from "./question";

/** Gives a wording back to its author; the remark says what to mend. Nobody returns the own question: that is withdrawing. */
export function returnRevision(
  proposal: ProposalPlace & { remark: string },
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return actOnProposal("return", proposal, context);
}
