import { setImmediate } from "node:timers/promises";
import { listAsked, listCodes, listRegister } from "~/bank/exchanged.queries.server";
import { uploadPicture } from "~/bank/upload-picture.server";
import type { FoundQuestion, ImportFormat, ReadFile } from "~/format/found-question";
import { sheetMappingSchema } from "~/format/sheet-mapping";
import { db, Prisma, transaction } from "~/platform/db.server";
import { findTwinsInThread, readInThread } from "./exchange-thread.server";
import { type FoundContext, valuesOfFound } from "./found-values";
import {
  askedOf,
  type ImportItem,
  type ItemNote,
  type ItemTwin,
  judgeItem,
  remarksOn,
  uncomparedNotes,
} from "./import-item";
import { type ImportFailure, importDefaultsSchema } from "./import-run";
import { readDrafting } from "./start-drafting.server";

type Run = {
  id: string;
  bankId: string;
  format: string;
  source: Uint8Array | null;
  mapping: unknown;
  defaults: unknown;
  startedBy: string | null;
};

type NewItem = Omit<ImportItem, "writtenAs"> & { errors: number; doubts: number };

const CHUNK = 500;
const BREATH = 100;

/**
 * The first job of an import: reads the file, fills a form for each question, and looks for twins. Done again from the start
 * after a restart; ends early when the run was discarded meanwhile.
 */
export async function readImport(
  importId: string,
  clock: () => Date,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const run = await db().bankImport.findFirst({ where: { id: importId, state: "reading" } });
  if (!run?.source) return;
  const read = await readSource({ ...run, source: run.source });
  // Cut off by the process's own end: the next one reads it.
  if (!read.ok && read.reason === "stopped") return;
  if (!read.ok) return stopRun(importId, read, clock());
  await keepFound(run, read.file, clock, isStopping);
}

async function readSource({ format, mapping, source }: Run & { source: Uint8Array }) {
  if (format === "drafting") return readDrafting(source);
  return readInThread({
    format: format as ImportFormat,
    bytes: source,
    mapping: mapping === null ? null : sheetMappingSchema.parse(mapping),
  });
}

/** A sheet whose columns nobody knows waits, with its file, for a person to say what they hold; anything else has failed. */
async function stopRun(importId: string, failure: ImportFailure, at: Date): Promise<void> {
  const isWaiting = failure.reason === "columns-unknown" && failure.sheet !== undefined;
  await db().bankImport.updateMany({
    where: { id: importId, state: "reading" },
    data: isWaiting
      ? { state: "review", failure }
      : { state: "failed", failure: { reason: failure.reason }, source: null, finishedAt: at },
  });
}

/** Keeps what was found as items to be reviewed. */
async function keepFound(
  run: Run,
  file: ReadFile,
  clock: () => Date,
  isStopping: () => boolean,
): Promise<void> {
  const { id } = run;
  const total = file.questions.length;
  if (total === 0) return stopRun(id, { reason: "no-questions" }, clock());
  await db().bankImportItem.deleteMany({ where: { importId: id } });
  const started = await advance(id, [], { total, done: 0, notes: file.notes });
  if (!started) return;
  const filled = await fillItems(run, file, clock(), isStopping);
  if (!filled) return;
  const { items, uncompared } = filled;
  for (let from = 0; from < total; from += CHUNK) {
    const done = Math.min(total, from + CHUNK);
    if (!(await advance(id, items.slice(from, done), { done }))) return;
  }
  await db().bankImport.updateMany({
    where: { id, state: "reading" },
    data: { state: "review", source: null, failure: Prisma.DbNull, notes: [...file.notes, ...uncompared] },
  });
}

/** Writes items and how far the run is, in one step; false when the run is no longer being read. */
function advance(
  importId: string,
  items: readonly NewItem[],
  data: Prisma.BankImportUpdateManyMutationInput,
): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.bankImport.updateMany({ where: { id: importId, state: "reading" }, data });
    if (count === 0) return false;
    await tx.bankImportItem.createMany({ data: items.map((item) => ({ importId, ...item })) });
    return true;
  });
}

/**
 * The questions as items; `uncompared`: why they were not held against each other and the bank, when they could not be. Null when
 * the process stops meanwhile: the next one reads anew rather than passes twins by.
 */
async function fillItems(
  run: Run,
  file: ReadFile,
  now: Date,
  isStopping: () => boolean,
): Promise<{ items: NewItem[]; uncompared: ItemNote[] } | null> {
  const pictures = await keepPictures(run, file, now, isStopping);
  if (isStopping()) return null;
  const [context, known] = await Promise.all([contextOf(run, file, pictures), listAsked(run.bankId)]);
  const filled = await eachInTurn(file.questions, (found) => ({ found, ...valuesOfFound(found, context) }));
  const compared = findTwinsInThread(
    known,
    filled.map((one) => askedOf(one.values)),
  );
  // The forms are judged here while the other thread compares.
  const judged = await eachInTurn(filled, ({ found, values, notes }, index) => {
    const all = withRemarks(notes, values, found);
    const { errors, doubts } = judgeItem(values, all);
    return { position: index + 1, place: found.place, values, notes: all, errors, doubts };
  });
  const found = await compared;
  if (isStopping() || (!found.ok && found.reason === "stopped")) return null;
  const items = judged.map((item, index) => {
    const duplicates = ((found.ok && found.twins[index]) || []).map(({ other, similarity }): ItemTwin => {
      const code = known[other]?.code;
      return code === undefined ? { position: other - known.length + 1, similarity } : { code, similarity };
    });
    // The bank takes no second question of the very same words; a person may mend it and take it then.
    return { ...item, duplicates, wanted: !duplicates.some((twin) => twin.similarity === 1) };
  });
  return { items, uncompared: uncomparedNotes(found, { kind: "file" }) };
}

/** Does the work for each; the server goes on answering while there are thousands. */
async function eachInTurn<A, B>(all: readonly A[], work: (one: A, index: number) => B): Promise<B[]> {
  const done: B[] = [];
  for (const [index, one] of all.entries()) {
    if (index % BREATH === 0) await setImmediate();
    done.push(work(one, index));
  }
  return done;
}

function withRemarks(notes: NewItem["notes"], values: NewItem["values"], { place }: FoundQuestion) {
  const own = remarksOn(values, place).filter((remark) => !notes.some((note) => note.code === remark.code));
  return [...notes, ...own];
}

/** The ids of the file's pictures, null for one that was refused; fewer when the process stops meanwhile. */
async function keepPictures(
  run: Run,
  file: ReadFile,
  now: Date,
  isStopping: () => boolean,
): Promise<(string | null)[]> {
  const ids: (string | null)[] = [];
  for (const { bytes } of file.pictures) {
    if (isStopping()) break;
    const kept = await uploadPicture(bytes, { now, actorId: run.startedBy });
    ids.push(kept.ok ? kept.id : null);
  }
  return ids;
}

async function contextOf(run: Run, file: ReadFile, pictures: (string | null)[]): Promise<FoundContext> {
  const [topics, register, codes] = await Promise.all([
    db().topic.findMany({ where: { bankId: run.bankId }, select: { code: true, name: true } }),
    listRegister(),
    listCodes(run.bankId),
  ]);
  const defaults = importDefaultsSchema.parse(run.defaults);
  return { topics, register, codes, pictures, defaults, listed: file.documents };
}
