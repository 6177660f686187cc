import type { Verdict } from "~/core/verdict";
import { actOnProposal, type ProposalPlace } from "./act-on-proposal.server";
import type { ProposalRefusal } from "./act-on-proposals.server";
import type { BankContext } from "./question";

/** Puts a wording into use: rounds opened from now on draw it. Nobody approves the own question, administrators included. */
export function approveRevision(
  proposal: ProposalPlace,
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return actOnProposal("approve", proposal, context);
}
