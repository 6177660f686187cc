import type { Tx } from "~/platform/db.server";
import { type ImportRun, isImportId } from "./import.queries.server";

/** Which run of which bank. A run of another bank is unknown. */
export type ImportPlace = { bankSlug: string; importId: string };

/** What an act has to know of a run. `starterId`: the account whose run it is; null: of a dry run of the command line. */
export type ActedRun = Pick<ImportRun, "id" | "bankId" | "bankSlug" | "fileName" | "state" | "failure"> & {
  starterId: string | null;
};

/**
 * The run that somebody acts on; null when the place names none. One statement through the connection of the act: many acts at once
 * that each wanted a second connection while they hold or await the lock of the banks would empty the pool for everybody.
 */
export async function findActedRun({ bankSlug, importId }: ImportPlace, tx: Tx): Promise<ActedRun | null> {
  if (!isImportId(importId)) return null;
  const run = await tx.bankImport.findFirst({
    where: { id: importId, bank: { slug: bankSlug } },
    select: { id: true, bankId: true, fileName: true, state: true, failure: true, startedBy: true },
  });
  if (!run) return null;
  const { startedBy: starterId, failure, ...facts } = run;
  return { ...facts, bankSlug, starterId, failure: failure as ActedRun["failure"] };
}
