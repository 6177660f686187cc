import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import type { UnitContext } from "./create-unit.server";
import { type Day, dateOfDay, dayOfDate } from "./day";
import { lockRoster, lockTree } from "./locks.server";
import { isWithinReach } from "./reach";

export type Closing = {
  unitId: string;
  /** First day on which the unit no longer exists. */
  validTo: Day;
  reason: string;
  /** Whether people still on the roster leave it that day; without it their presence refuses the closing. */
  endMemberships: boolean;
};

export type CloseUnitRefusal =
  | "unknown-unit"
  | "outside-reach"
  | "already-closed"
  | "ends-before-it-begins"
  | "has-open-children"
  | "members-remain";

type Refused = Verdict<
  { endedMemberships: number },
  CloseUnitRefusal,
  { members?: number; children?: number }
>;

async function endSpells(tx: Tx, unitId: string, to: Date): Promise<void> {
  await tx.membership.deleteMany({ where: { unitId, validFrom: { gte: to } } });
  await tx.membership.updateMany({
    where: { unitId, OR: [{ validTo: null }, { validTo: { gt: to } }] },
    data: { validTo: to },
  });
}

/** Lets a unit end: merged into another or dissolved. Units below must have ended first. */
export async function closeUnit(
  { unitId, validTo, reason, endMemberships }: Closing,
  { now, actorId, reach = "all" }: UnitContext,
): Promise<Refused> {
  const to = dateOfDay(validTo);
  return transaction(async (tx): Promise<Refused> => {
    await lockTree(tx);
    await lockRoster(tx);
    const unit = await tx.unit.findUnique({ where: { id: unitId } });
    if (!unit) return refuse("unknown-unit");
    if (!isWithinReach(reach, unit.path)) return refuse("outside-reach");
    if (unit.validTo) return refuse("already-closed");
    if (validTo <= dayOfDate(unit.validFrom)) return refuse("ends-before-it-begins");
    const after = { OR: [{ validTo: null }, { validTo: { gt: to } }] };
    const children = await tx.unit.count({ where: { parentId: unitId, ...after } });
    if (children > 0) return refuse("has-open-children", { children });
    const members = await tx.membership.count({ where: { unitId, ...after } });
    if (members > 0 && !endMemberships) return refuse("members-remain", { members });

    await endSpells(tx, unitId, to);
    await tx.unit.update({ where: { id: unitId }, data: { validTo: to } });
    const detail = { validTo, endedMemberships: members };
    const subject = { subject: "unit", subjectId: unitId };
    await recordAudit(tx, { at: now, actorId, act: "close-unit", ...subject, reason, detail });
    return accept({ endedMemberships: members });
  });
}
