import type { Verdict } from "~/core/verdict";
import { actOnProposal, type ProposalPlace } from "./act-on-proposal.server";
import type { ProposalRefusal } from "./act-on-proposals.server";
import type { BankContext } from "./question";

/** Sends a draft, or a returned wording, to be reviewed by somebody else. */
export function submitRevision(
  proposal: ProposalPlace,
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return actOnProposal("submit", proposal, context);
}
