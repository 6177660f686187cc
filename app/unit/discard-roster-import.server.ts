import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import { isUuid } from "./unit";

/** Forgets a dry run that was not confirmed. */
export async function discardRosterImport(input: {
  unitId: string;
  importId: string;
}): Promise<Verdict<unknown, "unknown-import">> {
  const { unitId, importId } = input;
  if (!isUuid(importId)) return refuse("unknown-import");
  const { count } = await transaction((tx) =>
    tx.rosterImport.deleteMany({ where: { id: importId, unitId, confirmedAt: null } }),
  );
  return count > 0 ? accept() : refuse("unknown-import");
}
