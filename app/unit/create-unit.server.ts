import { randomUUID } from "node:crypto";
import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Prisma, type Tx, transaction } from "~/platform/db.server";
import { dateOfDay, dayOfDate, isWithinSpell } from "./day";
import { lockTree } from "./locks.server";
import { isWithinReach, type Reach } from "./reach";
import type { UnitFields } from "./unit";

export type NewUnit = Omit<UnitFields, "bloc" | "validTo"> & {
  bloc?: string | null;
  validTo?: string | null;
  /** null: a root of the tree. */
  parentId: string | null;
  position?: number;
};

export type UnitContext = {
  now: Date;
  /** null: the system itself (seed, command line). */
  actorId: string | null;
  /** Where the actor may change the tree; left out: everywhere. */
  reach?: Reach;
};

export type CreateUnitRefusal =
  | "code-taken"
  | "unknown-parent"
  | "outside-reach"
  | "outside-parent-validity"
  | "ends-before-it-begins";

/**
 * Adds a unit to the tree. A root asks for reach over everything. The parent must exist on the first day of the
 * new unit. `fields` have passed `unitFields`.
 */
export async function createUnit(
  fields: NewUnit,
  { now, actorId, reach = "all" }: UnitContext,
): Promise<Verdict<{ unitId: string; path: string }, CreateUnitRefusal>> {
  if (fields.validTo && fields.validTo <= fields.validFrom) return refuse("ends-before-it-begins");
  return transaction(async (tx) => {
    await lockTree(tx);
    const above = await judgePlace(tx, fields, reach);
    if (!above.ok) return above;
    if (await tx.unit.findUnique({ where: { code: fields.code } })) return refuse("code-taken");

    const id = randomUUID();
    const path = `${above.path}${id}/`;
    await tx.unit.create({ data: unitColumns(id, path, fields) });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "create-unit",
      subject: "unit",
      subjectId: id,
      detail: { code: fields.code, parentId: fields.parentId },
    });
    return accept({ unitId: id, path });
  });
}

function unitColumns(id: string, path: string, fields: NewUnit): Prisma.UnitUncheckedCreateInput {
  const { code, name, kind, parentId } = fields;
  return {
    id,
    code,
    name,
    searchKey: searchKey(name),
    kind,
    bloc: fields.bloc ?? null,
    parentId,
    path,
    position: fields.position ?? 0,
    validFrom: dateOfDay(fields.validFrom),
    validTo: fields.validTo ? dateOfDay(fields.validTo) : null,
  };
}

/** The path above the new unit, "/" for a root. */
async function judgePlace(
  tx: Tx,
  fields: Pick<NewUnit, "parentId" | "validFrom">,
  reach: Reach,
): Promise<Verdict<{ path: string }, "unknown-parent" | "outside-reach" | "outside-parent-validity">> {
  if (fields.parentId === null) return reach === "all" ? accept({ path: "/" }) : refuse("outside-reach");
  const parent = await tx.unit.findUnique({ where: { id: fields.parentId } });
  if (!parent) return refuse("unknown-parent");
  if (!isWithinReach(reach, parent.path)) return refuse("outside-reach");
  const exists = isWithinSpell(fields.validFrom, dayOfDate(parent.validFrom), dayOfDate(parent.validTo));
  return exists ? accept({ path: parent.path }) : refuse("outside-parent-validity");
}
