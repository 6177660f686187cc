import { clip, collapseSpace, toNfc } from "~/core/text";
import { DAY_MS } from "~/core/time/zone";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import type { SheetRefusal } from "~/platform/spreadsheet";
import { readSheet } from "~/platform/spreadsheet.server";
import { type Day, dateOfDay } from "./day";
import { readRosterSheet } from "./roster-sheet.server";

export type RosterUpload = {
  unitId: string;
  fileName: string;
  bytes: Uint8Array;
  effectiveOn: Day;
  endsMissing: boolean;
};

export type StartRosterImportRefusal = SheetRefusal | "no-heading" | "no-rows";

/** Dry runs nobody confirmed hold names; they are forgotten after this. */
const KEPT_MS = 7 * DAY_MS;

/** Reads an uploaded roster and keeps it as a dry run. Writes nothing to any roster. */
export async function startRosterImport(
  upload: RosterUpload,
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ importId: string }, StartRosterImportRefusal>> {
  const sheet = await readSheet(upload.bytes);
  if (!sheet.ok) return refuse(sheet.reason);
  const roster = readRosterSheet(sheet.rows);
  if (!roster.ok) return roster;
  const { rows, notices } = roster;
  const { id } = await transaction(async (tx) => {
    await tx.rosterImport.deleteMany({
      where: { confirmedAt: null, createdAt: { lt: new Date(now.getTime() - KEPT_MS) } },
    });
    return tx.rosterImport.create({
      data: {
        unitId: upload.unitId,
        fileName: clip(collapseSpace(toNfc(upload.fileName)).replace(/\p{C}/gu, ""), 120),
        rows: { rows, notices },
        effectiveOn: dateOfDay(upload.effectiveOn),
        endsMissing: upload.endsMissing,
        createdAt: now,
        createdBy: actorId,
      },
    });
  });
  return accept({ importId: id });
}
