import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { addDays, type Day, dateOfDay } from "./day";
import type { ExemptionFields } from "./exemption";
import { lockRoster } from "./locks.server";

export type ExemptMemberRefusal = "unknown-member" | "ends-before-it-begins" | "already-exempt";

type Context = {
  now: Date;
  actorId: string | null;
  /** The member must belong, on the first day of the exemption, to the unit at this path or below. */
  underPath: string;
};

/** Whether the member belongs to the subtree on a day. */
export async function isMemberUnder(tx: Tx, memberId: string, underPath: string, day: Day): Promise<boolean> {
  const on = dateOfDay(day);
  const found = await tx.membership.count({
    where: {
      memberId,
      validFrom: { lte: on },
      OR: [{ validTo: null }, { validTo: { gt: on } }],
      unit: { path: { startsWith: underPath } },
    },
  });
  return found > 0;
}

/** Leaves a member out of every rate from `validFrom` to `lastDay` ("" when the end is not known), with a reason. */
export async function exemptMember(
  { memberId, kind, reason, validFrom, lastDay }: ExemptionFields,
  { now, actorId, underPath }: Context,
): Promise<Verdict<{ exemptionId: string }, ExemptMemberRefusal>> {
  if (lastDay !== "" && lastDay < validFrom) return refuse("ends-before-it-begins");
  const from = dateOfDay(validFrom);
  const to = lastDay === "" ? null : dateOfDay(addDays(lastDay, 1));
  return transaction(async (tx) => {
    await lockRoster(tx);
    if (!(await isMemberUnder(tx, memberId, underPath, validFrom))) return refuse("unknown-member");
    const overlapping = await tx.exemption.count({
      where: {
        memberId,
        withdrawnAt: null,
        OR: [{ validTo: null }, { validTo: { gt: from } }],
        ...(to ? { validFrom: { lt: to } } : {}),
      },
    });
    if (overlapping > 0) return refuse("already-exempt");
    const { id } = await tx.exemption.create({
      data: { memberId, kind, reason, validFrom: from, validTo: to, recordedAt: now, recordedBy: actorId },
    });
    const subject = { subject: "member", subjectId: memberId };
    const detail = { exemptionId: id, kind, validFrom, lastDay };
    await recordAudit(tx, { at: now, actorId, act: "exempt-member", ...subject, reason, detail });
    return accept({ exemptionId: id });
  });
}
