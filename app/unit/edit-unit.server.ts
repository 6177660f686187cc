import { isWithinSubtree } from "~/core/scope";
import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Prisma, type Tx, transaction } from "~/platform/db.server";
import type { UnitContext } from "./create-unit.server";
import { dateOfDay, dayOfDate, isWithinSpell } from "./day";
import { lockTree } from "./locks.server";
import { isWithinReach, type Reach } from "./reach";
import type { UnitFields } from "./unit";

/** The end of a unit is for `closeUnit`. */
export type EditableFields = Omit<UnitFields, "validTo">;

export type UnitEdit = {
  unitId: string;
  fields: EditableFields;
  /** The unit above from now on; null: a root. Left out: no move. */
  parentId?: string | null;
};

export type EditUnitRefusal =
  | "unknown-unit"
  | "code-taken"
  | "unknown-parent"
  | "outside-reach"
  | "into-own-subtree"
  | "outside-parent-validity"
  | "ends-before-it-begins";

type UnitRow = { id: string; path: string; parentId: string | null };

/** The path that the unit gets below its new parent, "/id/" as a root. */
async function judgeMove(
  tx: Tx,
  unit: UnitRow,
  parentId: string | null,
  { fields, reach }: { fields: EditableFields; reach: Reach },
): Promise<Verdict<{ path: string }, EditUnitRefusal>> {
  if (parentId === unit.parentId) return accept({ path: unit.path });
  if (parentId === null) return reach === "all" ? accept({ path: `/${unit.id}/` }) : refuse("outside-reach");
  const parent = await tx.unit.findUnique({ where: { id: parentId } });
  if (!parent) return refuse("unknown-parent");
  if (!isWithinReach(reach, parent.path)) return refuse("outside-reach");
  if (isWithinSubtree(unit.path, parent.path)) return refuse("into-own-subtree");
  const exists = isWithinSpell(fields.validFrom, dayOfDate(parent.validFrom), dayOfDate(parent.validTo));
  return exists ? accept({ path: `${parent.path}${unit.id}/` }) : refuse("outside-parent-validity");
}

/** Gives the whole subtree its new paths in one statement. */
async function movePaths(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE unit SET path = ${to}::text || substr(path, ${from.length + 1}::int)
    WHERE starts_with(path, ${from})`;
}

function columns(fields: EditableFields): Prisma.UnitUncheckedUpdateInput {
  return {
    code: fields.code,
    name: fields.name,
    searchKey: searchKey(fields.name),
    kind: fields.kind,
    bloc: fields.bloc,
    validFrom: dateOfDay(fields.validFrom),
  };
}

/**
 * Changes a unit and, with `parentId`, moves it with everything below. The actor must reach the unit and the new
 * parent.
 */
export async function editUnit(
  { unitId, fields, parentId }: UnitEdit,
  { now, actorId, reach = "all" }: UnitContext,
): Promise<Verdict<{ path: string }, EditUnitRefusal>> {
  return transaction(async (tx) => {
    await lockTree(tx);
    const unit = await tx.unit.findUnique({ where: { id: unitId } });
    if (!unit) return refuse("unknown-unit");
    if (!isWithinReach(reach, unit.path)) return refuse("outside-reach");
    const end = dayOfDate(unit.validTo);
    if (end !== null && end <= fields.validFrom) return refuse("ends-before-it-begins");
    const sameCode = await tx.unit.findUnique({ where: { code: fields.code } });
    if (sameCode && sameCode.id !== unitId) return refuse("code-taken");
    const target = parentId === undefined ? unit.parentId : parentId;
    const move = await judgeMove(tx, unit, target, { fields, reach });
    if (!move.ok) return move;

    await tx.unit.update({ where: { id: unitId }, data: { ...columns(fields), parentId: target } });
    if (move.path !== unit.path) await movePaths(tx, unit.path, move.path);
    const detail = {
      before: { ...unit, validFrom: dayOfDate(unit.validFrom), validTo: dayOfDate(unit.validTo) },
    };
    const subject = { subject: "unit", subjectId: unitId };
    await recordAudit(tx, { at: now, actorId, act: "edit-unit", ...subject, detail });
    return accept({ path: move.path });
  });
}
