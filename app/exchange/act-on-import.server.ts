import { lockBanks } from "~/bank/locks.server";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { SheetMapping } from "~/format/sheet-mapping";
import { recordAudit } from "~/platform/audit.server";
import { Prisma, type Tx, transaction } from "~/platform/db.server";
import { findImport, type ImportRun } from "./import.queries.server";
import { TO_WRITE } from "./write-import.server";

/** Which run of which bank. A run of another bank is unknown. */
export type ImportPlace = { bankSlug: string; importId: string };
export type ImportContext = { now: Date; actorId: string | null };

export type ImportRefusal = "unknown-import" | "not-in-review" | "nothing-to-write" | "nothing-to-map";

/** Does one act on a run that is in one of the states, and writes it down. */
export function actOnRun<T extends object, R extends string = ImportRefusal>(
  { bankSlug, importId }: ImportPlace,
  states: readonly ImportRun["state"][],
  work: (tx: Tx, run: ImportRun) => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R | ImportRefusal>> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const run = await findImport(bankSlug, importId, tx);
    if (!run) return refuse("unknown-import");
    return states.includes(run.state) ? work(tx, run) : refuse("not-in-review");
  });
}

async function audit(
  tx: Tx,
  run: ImportRun,
  act: string,
  context: ImportContext,
  detail = {},
): Promise<void> {
  const subject = { subject: "bank-import", subjectId: run.id };
  const about = { bank: run.bankSlug, fileName: run.fileName, ...detail };
  await recordAudit(tx, { at: context.now, actorId: context.actorId, act, ...subject, detail: about });
}

/**
 * Lets a job send the wanted questions without errors to review, as the questions of whoever confirms. A second confirmation
 * finds the run in another state, so that nothing is written twice.
 */
export function confirmImport(
  place: ImportPlace,
  context: ImportContext,
): Promise<Verdict<{ count: number }, ImportRefusal>> {
  return actOnRun(place, ["review"], async (tx, run) => {
    const importId = run.id;
    const count = await tx.bankImportItem.count({ where: { importId, ...TO_WRITE } });
    if (count === 0) return refuse("nothing-to-write");
    await tx.bankImport.update({
      where: { id: importId },
      data: { state: "writing", total: count, done: 0, startedBy: context.actorId },
    });
    const left = await tx.bankImportItem.count({ where: { importId, writtenAs: null } });
    await audit(tx, run, "confirm-import", context, { count, leftOut: left - count });
    return accept({ count });
  });
}

/** Takes up what a written run left out: its questions can be mended and confirmed like those of any run. */
export function reopenImport(
  place: ImportPlace,
  context: ImportContext,
): Promise<Verdict<unknown, ImportRefusal>> {
  return actOnRun(place, ["written"], async (tx, run) => {
    const left = await tx.bankImportItem.count({ where: { importId: run.id, writtenAs: null } });
    if (left === 0) return refuse("nothing-to-write");
    await tx.bankImport.update({ where: { id: run.id }, data: { state: "review", finishedAt: null } });
    await audit(tx, run, "reopen-import", context, { left });
    return accept({});
  });
}

/** Gives a run up: the file and what was found in it are forgotten. What was written before stays in the bank. */
export function discardImport(
  place: ImportPlace,
  context: ImportContext,
): Promise<Verdict<unknown, ImportRefusal>> {
  return actOnRun(place, ["reading", "review", "failed"], async (tx, run) => {
    await tx.bankImportItem.deleteMany({ where: { importId: run.id, writtenAs: null } });
    await tx.bankImport.update({
      where: { id: run.id },
      data: { state: "discarded", source: null, failure: Prisma.DbNull, notes: [], finishedAt: context.now },
    });
    await audit(tx, run, "discard-import", context);
    return accept({});
  });
}

/** Reads a sheet again by the columns that a person named. */
export function mapColumns(
  { mapping, ...place }: ImportPlace & { mapping: SheetMapping },
  context: ImportContext,
): Promise<Verdict<unknown, ImportRefusal>> {
  return actOnRun(place, ["review"], async (tx, run) => {
    if (run.failure?.reason !== "columns-unknown") return refuse("nothing-to-map");
    await tx.bankImport.update({
      where: { id: run.id },
      data: { mapping, state: "reading", failure: Prisma.DbNull },
    });
    await audit(tx, run, "map-import", context);
    return accept({});
  });
}
