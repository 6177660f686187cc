import { localDay } from "~/core/time/zone";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { isMemberUnder } from "./exempt-member.server";
import { isUuid } from "./unit";

export type WithdrawExemptionRefusal = "unknown-exemption";

/**
 * Takes an exemption of the member back as if it had never been: rates of past days count the member again, except those already
 * kept as daily snapshots. The row stays, with who withdrew it and when.
 */
export async function withdrawExemption(
  { memberId, exemptionId, reason }: { memberId: string; exemptionId: string; reason: string },
  { now, actorId, underPath }: { now: Date; actorId: string | null; underPath: string },
): Promise<Verdict<unknown, WithdrawExemptionRefusal>> {
  if (!isUuid(memberId) || !isUuid(exemptionId)) return refuse("unknown-exemption");
  return transaction(async (tx) => {
    const exemption = await tx.exemption.findUnique({ where: { id: exemptionId, memberId } });
    const own = exemption && (await isMemberUnder(tx, memberId, underPath, localDay(now)));
    if (!exemption || !own) return refuse("unknown-exemption");
    const { count } = await tx.exemption.updateMany({
      where: { id: exemptionId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnBy: actorId },
    });
    if (count === 0) return refuse("unknown-exemption");
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "withdraw-exemption",
      subject: "member",
      subjectId: memberId,
      reason,
      detail: { exemptionId },
    });
    return accept();
  });
}
