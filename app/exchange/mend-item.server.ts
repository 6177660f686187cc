import { listAsked, listCodes } from "~/bank/exchanged.queries.server";
import type { QuestionFieldProblem } from "~/bank/question-form";
import { type QuestionValues, typedValues } from "~/bank/question-values";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { db, type Tx } from "~/platform/db.server";
import { actOnRun, type ImportContext, type ImportRefusal, WORK_IN_REVIEW } from "./act-on-import.server";
import { findActedRun, type ImportPlace } from "./acted-run.queries.server";
import { findTwinsInThread } from "./exchange-thread.server";
import { askedOf, type ItemTwin, judgeItem, remarksOn, uncomparedNotes } from "./import-item";
import { importItem } from "./import-rows.server";
import { runRights } from "./run-rights";

export type MendRefusal = ImportRefusal | "unknown-item" | "invalid-form" | "code-taken";

type Mended = { place: ImportPlace; position: number; fields: Record<string, unknown> };

/**
 * Saves one question as mended and looks at it anew: what its source was doubted for is settled by whoever saved it, so
 * only its twins and what the fields leave open remain. Fields that break a rule are refused and keep their old content.
 */
export async function mendItem(
  { place, position, fields }: Mended,
  context: ImportContext,
): Promise<Verdict<unknown, MendRefusal, { fields?: Record<string, QuestionFieldProblem> }>> {
  const values = typedValues(fields);
  const run = await findActedRun(place, db());
  if (!run) return refuse("unknown-import");
  // Before the work, for the words of the refusal; whether the run is the actor's when it is saved, `actOnRun` says.
  if (!runRights(run.starterId, context).work) return refuse("not-own-run");
  const { parsed } = judgeItem(values, []);
  if (!parsed.ok) return parsed;
  if (parsed.code !== "" && (await listCodes(run.bankId)).has(parsed.code)) {
    return refuse("code-taken", { fields: { code: "bad-code" } as const });
  }
  const compared = await twinsOf(run.bankId, run.id, position, values);
  return actOnRun<object, MendRefusal>(place, WORK_IN_REVIEW, context, (tx) =>
    saveItem(tx, run.id, position, { values, ...compared }),
  );
}

async function saveItem(
  tx: Tx,
  importId: string,
  position: number,
  { values, found, duplicates }: Compared & { values: QuestionValues },
): Promise<Verdict<object, "unknown-item">> {
  const row = await tx.bankImportItem.findUnique({ where: { importId_position: { importId, position } } });
  if (!row || row.writtenAs !== null) return refuse("unknown-item");
  const item = importItem(row);
  const facts = item.values.facts ? { facts: item.values.facts } : {};
  const notes = [...uncomparedNotes(found, item.place), ...remarksOn(values, item.place)];
  const { errors, doubts } = judgeItem(values, notes);
  await tx.bankImportItem.update({
    where: { importId_position: { importId, position } },
    data: { values: { ...values, ...facts }, notes, errors, doubts, duplicates, wanted: true },
  });
  return accept({});
}

type Compared = { found: Awaited<ReturnType<typeof findTwinsInThread>>; duplicates: ItemTwin[] };

/** Twins of one item in the bank and in the rest of the file. */
async function twinsOf(
  bankId: string,
  importId: string,
  position: number,
  values: QuestionValues,
): Promise<Compared> {
  const [known, rows] = await Promise.all([
    listAsked(bankId),
    db().bankImportItem.findMany({
      where: { importId, position: { not: position }, wanted: true, writtenAs: null },
      orderBy: { position: "asc" },
    }),
  ]);
  const others = rows.map((row) => ({ position: row.position, asked: askedOf(importItem(row).values) }));
  const all = [...known, ...others.map((one) => one.asked)];
  const found = await findTwinsInThread(all, [askedOf(values)]);
  const [twins = []] = found.ok ? found.twins : [];
  const duplicates = twins.map(({ other, similarity }): ItemTwin => {
    const code = known[other]?.code;
    return code === undefined
      ? { position: others[other - known.length]?.position, similarity }
      : { code, similarity };
  });
  return { found, duplicates };
}
