import { transaction } from "~/platform/db.server";
import { actOnProposals, type Proposal, type ProposalOutcome } from "./act-on-proposals.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";

/** Approves many proposals at once; the approver's own ones, and those that changed since they were seen, are skipped and named. */
export async function approveRevisions(
  { bankSlug, proposals }: { bankSlug: string; proposals: readonly Proposal[] },
  context: BankContext,
): Promise<ProposalOutcome> {
  return transaction(
    async (tx) => {
      await lockBanks(tx);
      return actOnProposals(tx, { bankSlug, act: "approve", proposals, remark: "" }, context);
    },
    { timeoutMs: 120_000 },
  );
}
