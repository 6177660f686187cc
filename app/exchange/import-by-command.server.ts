import { isBankSlug } from "~/bank/question";
import { plainText } from "~/bank/question-text";
import { clip } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { confirmImport, discardImport, type ImportContext } from "./act-on-import.server";
import { countItems, findImport, type ItemView, listItems } from "./import.queries.server";
import type { ItemNote } from "./import-item";
import { type ImportFailure, importDefaultsSchema, importPath } from "./import-run";
import { finishImport } from "./run-imports.server";
import { startImport } from "./start-import.server";

export type CommandImport = {
  bankSlug: string;
  fileName: string;
  bytes: Uint8Array;
  /** Left out: the bank's first topic, medium, everyone. */
  defaults: { topic?: string; difficulty?: string; audience?: string };
  dryRun: boolean;
  /** Sends what is ready although other questions are to be mended. */
  onlySound: boolean;
};

/** What a review page would show of an item, for a terminal. */
export type ToldItem = Pick<ItemView, "position" | "place" | "notes" | "problems" | "twins"> & {
  stem: string;
};

export type Told = {
  /** The page on which a person goes on. */
  page: string;
  counts: Awaited<ReturnType<typeof countItems>>;
  /** About the file as a whole. */
  notes: ItemNote[];
  /** Items with anything to say about them. */
  items: ToldItem[];
  /** Codes of what was sent to review. */
  codes: string[];
};

export type CommandRefusal = ImportFailure["reason"] | "bank-unknown" | "bad-option";
export type CommandOutcome = Verdict<
  Told & { outcome: "dry-run" | "errors-left" | "nothing" | "written" },
  CommandRefusal,
  { page?: string }
>;

/** One file from the command line into a bank: the same use cases as on the screen, one after the other. */
export async function importByCommand(
  { bankSlug, defaults, dryRun, onlySound, ...file }: CommandImport,
  context: ImportContext,
  clock: () => Date,
): Promise<CommandOutcome> {
  const bank = isBankSlug(bankSlug)
    ? await db().bank.findUnique({
        where: { slug: bankSlug },
        include: { topics: { orderBy: { position: "asc" } } },
      })
    : null;
  if (!bank) return refuse("bank-unknown");
  const chosen = importDefaultsSchema.safeParse({
    topic: defaults.topic ?? bank.topics[0]?.code,
    difficulty: defaults.difficulty ?? "medium",
    audience: defaults.audience ?? "everyone",
  });
  if (!chosen.success) return refuse("bad-option");
  const started = await startImport({ bankSlug, ...file, defaults: chosen.data }, context);
  if (!started.ok) return refuse(started.reason === "topic-unknown" ? "bad-option" : started.reason);
  const place = { bankSlug, importId: started.importId };
  const page = importPath(bankSlug, started.importId);
  await finishImport(started.importId, clock);
  const run = await findImport(bankSlug, started.importId);
  if (run?.state !== "review" || run.failure) {
    return refuse(run?.failure?.reason ?? "damaged", { page });
  }
  const told = await tell(place);
  const { counts } = told;
  if (dryRun) {
    await discardImport(place, context);
    return accept({ ...told, page, outcome: "dry-run" });
  }
  if (counts.errors > 0 && !onlySound) return accept({ ...told, page, outcome: "errors-left" });
  const confirmed = await confirmImport(place, context);
  if (!confirmed.ok) return accept({ ...told, page, outcome: "nothing" });
  await finishImport(started.importId, clock);
  return accept({ ...told, ...(await tell(place)), items: told.items, page, outcome: "written" });
}

type Place = { bankSlug: string; importId: string };

async function tell({ bankSlug, importId }: Place): Promise<Omit<Told, "page">> {
  const run = await findImport(bankSlug, importId);
  if (!run) throw new Error("the import is gone");
  const items: ToldItem[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await listItems(run, "all", page);
    pages = found.pageCount;
    items.push(...found.items.filter(isWorthTelling).map(toldItem));
  }
  const written = await db().bankImportItem.findMany({
    where: { importId, writtenAs: { not: null } },
    orderBy: { position: "asc" },
    select: { writtenAs: true },
  });
  const { notes } = run;
  return {
    counts: await countItems(importId),
    notes,
    items,
    codes: written.flatMap((one) => one.writtenAs ?? []),
  };
}

const isWorthTelling = (item: ItemView) => item.errors + item.doubts + item.twins.length > 0;

function toldItem({ position, place, notes, problems, twins, values }: ItemView): ToldItem {
  return { position, place, notes, problems, twins, stem: clip(plainText(values.stem), 100) };
}
