import { type AddedQuestion, type AddOutcome, addQuestionsTo } from "~/bank/add-questions.server";
import { lockBanks } from "~/bank/locks.server";
import { parseQuestionForm } from "~/bank/question-form";
import { db, type Tx, transaction } from "~/platform/db.server";
import type { ImportItem, ItemNote } from "./import-item";
import { importItem } from "./import-rows.server";

/** Each chunk reads what the bank holds anew, so that few large ones are quicker than many small. */
const CHUNK = 1_000;

/** Items that are to be written and have not been. */
export const TO_WRITE = { wanted: true, errors: 0, writtenAs: null } as const;

/**
 * The second job of an import: sends what was confirmed to be reviewed, as the words of the person whose run it is. Each chunk is one
 * transaction that also notes what became of its items, so that an end at any instant leaves nothing half-written and
 * the next turn goes on behind it.
 */
export async function writeImport(
  importId: string,
  clock: () => Date,
  isStopping: () => boolean = () => false,
): Promise<void> {
  while (!isStopping()) {
    const left = await transaction((tx) => writeChunk(tx, importId, clock()), { timeoutMs: 120_000 });
    if (left === null) return;
    if (left) continue;
    const data = { state: "written", finishedAt: clock() } as const;
    await db().bankImport.updateMany({ where: { id: importId, state: "writing" }, data });
    return;
  }
}

/** Whether anything was written; null when the run is not being written. */
async function writeChunk(tx: Tx, importId: string, now: Date): Promise<boolean | null> {
  await lockBanks(tx);
  const run = await tx.bankImport.findFirst({
    where: { id: importId, state: "writing" },
    select: { startedBy: true, bank: { select: { id: true, slug: true } } },
  });
  if (!run) return null;
  const { startedBy: actorId } = run;
  // Questions of nobody could be approved by whoever wrote them; only a dry run has no author, and it is never confirmed.
  if (actorId === null) throw new Error(`import ${importId} has no author`);
  const rows = await tx.bankImportItem.findMany({
    where: { importId, ...TO_WRITE },
    orderBy: { position: "asc" },
    take: CHUNK,
  });
  if (rows.length === 0) return false;
  const items = rows.map(importItem);
  const making = { now, actorId, submitted: true };
  const outcomes = await addQuestionsTo(tx, run.bank, items.map(addedQuestion), making);
  await noteOutcomes(tx, importId, items, outcomes);
  const { count } = await tx.bankImport.updateMany({
    where: { id: importId, state: "writing" },
    data: { done: { increment: items.length } },
  });
  // Discarding takes the lock of the banks too, so that this cannot be.
  if (count === 0) throw new Error(`import ${importId} left its state while it was being written`);
  return true;
}

function addedQuestion({ values, position }: ImportItem): AddedQuestion {
  const parsed = parseQuestionForm(values);
  if (!parsed.ok) throw new Error(`item ${position} was counted as sound`);
  return { draft: parsed.draft, code: parsed.code, tags: parsed.tags, factIds: values.facts ?? [] };
}

async function noteOutcomes(
  tx: Tx,
  importId: string,
  items: readonly ImportItem[],
  outcomes: readonly AddOutcome[],
): Promise<void> {
  const written = items.flatMap(({ position }, at) => {
    const outcome = outcomes[at];
    return outcome?.ok ? [{ position, code: outcome.code }] : [];
  });
  await tx.$executeRaw`
    UPDATE bank_import_item SET written_as = done.code
    FROM unnest(${written.map((one) => one.position)}::int[], ${written.map((one) => one.code)}::text[]) AS done (position, code)
    WHERE import_id = ${importId}::uuid AND bank_import_item.position = done.position`;
  for (const [at, { position, notes, place }] of items.entries()) {
    const outcome = outcomes[at];
    if (!outcome || outcome.ok) continue;
    const note: ItemNote = {
      code: outcome.reason === "topic-unknown" ? "topic-gone" : outcome.reason,
      place,
      ...(outcome.sameAs ? { detail: outcome.sameAs } : {}),
    };
    await tx.bankImportItem.update({
      where: { importId_position: { importId, position } },
      data: { errors: 1, notes: [...notes, note] },
    });
  }
}
