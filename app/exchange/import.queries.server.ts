import { listAsked } from "~/bank/exchanged.queries.server";
import { previewQuestion, type QuestionPreview } from "~/bank/preview-question.server";
import type { ImportFormat } from "~/format/found-question";
import { type SheetMapping, sheetMappingSchema } from "~/format/sheet-mapping";
import { db, type Prisma } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { askedOf, type FieldProblem, type ImportItem, type ItemNote, judgeItem } from "./import-item";
import { importItem } from "./import-rows.server";
import {
  type ImportDefaults,
  type ImportFailure,
  type ImportState,
  ITEMS_PER_PAGE,
  type ItemCounts,
  type ItemFilter,
  importDefaultsSchema,
} from "./import-run";
import { type RunActor, type RunRights, runRights } from "./run-rights";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an address could name a run at all; the database refuses to be asked for anything else. */
export const isImportId = (named: string) => UUID.test(named);

export type ImportRun = {
  id: string;
  bankId: string;
  bankSlug: string;
  fileName: string;
  format: ImportFormat;
  state: ImportState;
  failure: ImportFailure | null;
  mapping: SheetMapping | null;
  defaults: ImportDefaults;
  /** About the file as a whole. */
  notes: ItemNote[];
  total: number;
  done: number;
  startedAt: Date;
  /** Name of whose run it is; null: of nobody, a dry run of the command line. */
  startedBy: string | null;
};

const RUN_COLUMNS = { omit: { source: true }, include: { bank: { select: { slug: true } } } } as const;
type RunRow = Prisma.BankImportGetPayload<typeof RUN_COLUMNS>;

function runOf(row: RunRow, names: ReadonlyMap<string, string>): ImportRun {
  const { id, bankId, fileName, state, total, done, startedAt } = row;
  return {
    ...{ id, bankId, fileName, state, total, done, startedAt, bankSlug: row.bank.slug },
    format: row.format as ImportFormat,
    failure: row.failure as ImportFailure | null,
    mapping: row.mapping === null ? null : sheetMappingSchema.parse(row.mapping),
    defaults: importDefaultsSchema.parse(row.defaults),
    notes: row.notes as ItemNote[],
    startedBy: names.get(row.startedBy ?? "") ?? null,
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db().account.findMany({
    where: { id: { in: known } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map((row) => [row.id, row.displayName]));
}

/** A run of this very bank; null when the address names none. */
export async function findImport(bankSlug: string, importId: string | undefined): Promise<ImportRun | null> {
  if (importId === undefined || !isImportId(importId)) return null;
  const row = await db().bankImport.findFirst({
    where: { id: importId, bank: { slug: bankSlug } },
    ...RUN_COLUMNS,
  });
  return row && runOf(row, await namesOf([row.startedBy]));
}

/** What the actor may do with a run that is there. */
export async function getRunRights(importId: string, actor: RunActor): Promise<RunRights> {
  const select = { startedBy: true };
  const { startedBy } = await db().bankImport.findUniqueOrThrow({ where: { id: importId }, select });
  return runRights(startedBy, actor);
}

/** Throws 404. */
export async function getImport(bankSlug: string, importId: string | undefined): Promise<ImportRun> {
  const run = await findImport(bankSlug, importId);
  if (!run) throw notFound();
  return run;
}

const SHOWN_RUNS = 30;

/** The newest runs of a bank. */
export async function listImports(bankSlug: string): Promise<ImportRun[]> {
  const rows = await db().bankImport.findMany({
    where: { bank: { slug: bankSlug } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: SHOWN_RUNS,
    ...RUN_COLUMNS,
  });
  const names = await namesOf(rows.map((row) => row.startedBy));
  return rows.map((row) => runOf(row, names));
}

const FILTERS: Record<ItemFilter, Prisma.BankImportItemWhereInput> = {
  all: {},
  errors: { writtenAs: null, wanted: true, errors: { gt: 0 } },
  doubts: { writtenAs: null, wanted: true, doubts: { gt: 0 } },
  duplicates: { writtenAs: null, NOT: { duplicates: { equals: [] } } },
  ready: { writtenAs: null, wanted: true, errors: 0 },
  "left-out": { writtenAs: null, wanted: false },
};

/** Items that a filter lets through. */
export function itemsOf(importId: string, filter: ItemFilter): Prisma.BankImportItemWhereInput {
  return { importId, ...FILTERS[filter] };
}

/** How many items each filter lets through, and how many have been written. All but `all` leave out what is written. */
export async function countItems(importId: string): Promise<ItemCounts & { written: number }> {
  const [row] = await db().$queryRaw<(ItemCounts & { written: number })[]>`
    SELECT count(*)::int AS "all",
      count(*) FILTER (WHERE written_as IS NULL AND wanted AND errors > 0)::int AS errors,
      count(*) FILTER (WHERE written_as IS NULL AND wanted AND doubts > 0)::int AS doubts,
      count(*) FILTER (WHERE written_as IS NULL AND duplicates <> '[]')::int AS duplicates,
      count(*) FILTER (WHERE written_as IS NULL AND wanted AND errors = 0)::int AS ready,
      count(*) FILTER (WHERE written_as IS NULL AND NOT wanted)::int AS "left-out",
      count(*) FILTER (WHERE written_as IS NOT NULL)::int AS written
    FROM bank_import_item WHERE import_id = ${importId}::uuid`;
  return row ?? { all: 0, errors: 0, doubts: 0, duplicates: 0, ready: 0, "left-out": 0, written: 0 };
}

/** A question that asks nearly the same, to be read beside the item. */
export type ShownTwin = {
  code: string | null;
  position: number | null;
  similarity: number;
  stem: string;
  right: string[];
};

/** An item as the review shows it: what contestants will see, what is right, what is wrong with it. */
export type ItemView = ImportItem &
  QuestionPreview & { problems: FieldProblem[]; errors: number; doubts: number; twins: ShownTwin[] };

export type ItemPage = { items: ItemView[]; total: number; page: number; pageCount: number };

/** One page of items in the order of the file. A page beyond the end is the last one. */
export async function listItems(run: ImportRun, filter: ItemFilter, wanted: number): Promise<ItemPage> {
  const where = itemsOf(run.id, filter);
  const total = await db().bankImportItem.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / ITEMS_PER_PAGE));
  const page = Math.min(Math.max(1, wanted), pageCount);
  const rows = await db().bankImportItem.findMany({
    where,
    orderBy: { position: "asc" },
    skip: (page - 1) * ITEMS_PER_PAGE,
    take: ITEMS_PER_PAGE,
  });
  return { items: await viewItems(run, rows.map(importItem)), total, page, pageCount };
}

/** One item; throws 404. */
export async function getItem(run: ImportRun, wanted: string | undefined): Promise<ItemView> {
  if (!/^[1-9]\d{0,5}$/.test(wanted ?? "")) throw notFound();
  const position = Number(wanted);
  const row = await db().bankImportItem.findUnique({
    where: { importId_position: { importId: run.id, position } },
  });
  const [view] = row ? await viewItems(run, [importItem(row)]) : [];
  if (!view) throw notFound();
  return view;
}

/** The next question to mend behind a position, else the first one; null: there is none. */
export async function findNextFaulty(importId: string, position: number): Promise<number | null> {
  const where = itemsOf(importId, "errors");
  const find = (from: number) =>
    db().bankImportItem.findFirst({
      where: { AND: [where, { position: { gt: from } }] },
      orderBy: { position: "asc" },
      select: { position: true },
    });
  return ((await find(position)) ?? (await find(0)))?.position ?? null;
}

async function viewItems(run: ImportRun, items: readonly ImportItem[]): Promise<ItemView[]> {
  const twins = await readTwins(run, items);
  return Promise.all(
    items.map(async (item) => {
      const { problems, errors, doubts } = judgeItem(item.values, item.notes);
      const shown = await previewQuestion(item.values);
      return { ...item, ...shown, problems, errors, doubts, twins: twins(item) };
    }),
  );
}

/** The twins of the items, each read once. */
async function readTwins(
  run: ImportRun,
  items: readonly ImportItem[],
): Promise<(item: ImportItem) => ShownTwin[]> {
  const all = items.flatMap((item) => item.duplicates);
  const [there, own] = await Promise.all([
    listAsked(
      run.bankId,
      all.flatMap((twin) => twin.code ?? []),
    ),
    db().bankImportItem.findMany({
      where: { importId: run.id, position: { in: all.flatMap((twin) => twin.position ?? []) } },
    }),
  ]);
  const byCode = new Map(there.map((one) => [one.code, one]));
  const byPosition = new Map(own.map((row) => [row.position, askedOf(importItem(row).values)]));
  return (item) =>
    item.duplicates.flatMap(({ code, position, similarity }) => {
      const asked = code === undefined ? byPosition.get(position ?? 0) : byCode.get(code);
      return asked
        ? [
            {
              code: code ?? null,
              position: position ?? null,
              similarity,
              stem: asked.stem,
              right: [...asked.right],
            },
          ]
        : [];
    });
}
