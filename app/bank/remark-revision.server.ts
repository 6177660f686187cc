import type { Verdict } from "~/core/verdict";
import { actOnProposal, type ProposalPlace } from "./act-on-proposal.server";
import type { ProposalRefusal } from "./act-on-proposals.server";
import type { BankContext } from "./question";

/** Says something about the newest wording; it stays where it is. */
export function remarkRevision(
  proposal: ProposalPlace & { remark: string },
  context: BankContext,
): Promise<Verdict<object, ProposalRefusal>> {
  return actOnProposal("remark", proposal, context);
}
