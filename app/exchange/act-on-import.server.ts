import { lockBanks } from "~/bank/locks.server";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { SheetMapping } from "~/format/sheet-mapping";
import { recordAudit } from "~/platform/audit.server";
import { Prisma, type Tx, transaction } from "~/platform/db.server";
import { type ActedRun, findActedRun, type ImportPlace } from "./acted-run.queries.server";
import { type RunActor, type RunRights, runRights } from "./run-rights";
import { TO_WRITE } from "./write-import.server";

export type ImportContext = RunActor & { now: Date };

export type ImportRefusal =
  | "unknown-import"
  | "not-own-run"
  | "not-in-review"
  | "nothing-to-write"
  | "nothing-to-map";

/** In which states a run allows an act, and to whom. */
type Allowed = { states: readonly ActedRun["state"][]; to: keyof RunRights };

export const WORK_IN_REVIEW = { states: ["review"], to: "work" } as const satisfies Allowed;

/** Does one act on a run, by somebody who may and in one of the states that allow it. Every act passes here. */
export function actOnRun<T extends object, R extends string = ImportRefusal>(
  place: ImportPlace,
  { states, to }: Allowed,
  context: ImportContext,
  work: (tx: Tx, run: ActedRun) => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R | ImportRefusal>> {
  return transaction(async (tx) => {
    await lockBanks(tx);
    const run = await findActedRun(place, tx);
    if (!run) return refuse("unknown-import");
    if (!runRights(run.starterId, context)[to]) return refuse("not-own-run");
    if (!states.includes(run.state)) return refuse("not-in-review");
    return work(tx, run);
  });
}

async function audit(tx: Tx, run: ActedRun, act: string, context: ImportContext, detail = {}): Promise<void> {
  const subject = { subject: "bank-import", subjectId: run.id };
  const about = { bank: run.bankSlug, fileName: run.fileName, ...detail };
  await recordAudit(tx, { at: context.now, actorId: context.actorId, act, ...subject, detail: about });
}

/**
 * Lets a job send the wanted questions without errors to review, as the questions of the run's own person, who alone can
 * confirm. A second confirmation finds the run in another state, so that nothing is written twice.
 */
export function confirmImport(
  place: ImportPlace,
  context: ImportContext,
): Promise<Verdict<{ count: number }, ImportRefusal>> {
  return actOnRun(place, WORK_IN_REVIEW, context, async (tx, run) => {
    const importId = run.id;
    const count = await tx.bankImportItem.count({ where: { importId, ...TO_WRITE } });
    if (count === 0) return refuse("nothing-to-write");
    await tx.bankImport.update({
      where: { id: importId },
      data: { state: "writing", total: count, done: 0 },
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
  return actOnRun(place, { states: ["written"], to: "work" }, context, async (tx, run) => {
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
  const allowed = { states: ["reading", "review", "failed"], to: "discard" } as const;
  return actOnRun(place, allowed, context, async (tx, run) => {
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
  return actOnRun(place, WORK_IN_REVIEW, context, async (tx, run) => {
    if (run.failure?.reason !== "columns-unknown") return refuse("nothing-to-map");
    await tx.bankImport.update({
      where: { id: run.id },
      data: { mapping, state: "reading", failure: Prisma.DbNull },
    });
    await audit(tx, run, "map-import", context);
    return accept({});
  });
}
