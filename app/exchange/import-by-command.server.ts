import { isBankSlug } from "~/bank/question";
import { plainText } from "~/bank/question-text";
import { clip } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { confirmImport, discardImport, type ImportContext } from "./act-on-import.server";
import type { ImportPlace } from "./acted-run.queries.server";
import { countItems, findImport, type ItemView, listItems } from "./import.queries.server";
import type { ItemNote } from "./import-item";
import { type ImportDefaults, type ImportFailure, importDefaultsSchema, importPath } from "./import-run";
import { finishImport } from "./run-imports.server";
import { startImport } from "./start-import.server";

export type CommandImport = {
  bankSlug: string;
  fileName: string;
  bytes: Uint8Array;
  /** Left out: the bank's first topic, medium, everyone. */
  defaults: { topic?: string; difficulty?: string; audience?: string };
  /** The account whose words the questions are; null: a dry run, which sends nothing and is cleared at its end. */
  authorId: string | null;
  /** Sends what is ready although other questions are to be mended. */
  onlySound: boolean;
};

/** What a review page would show of an item, for a terminal. */
export type ToldItem = Pick<ItemView, "position" | "place" | "notes" | "problems" | "twins"> & {
  stem: string;
};

export type Told = {
  /** The page on which the author goes on; of a dry run there is nothing left to see. */
  page: string;
  counts: Awaited<ReturnType<typeof countItems>>;
  /** About the file as a whole. */
  notes: ItemNote[];
  /** Items with anything to say about them. */
  items: ToldItem[];
  /** Codes of what was sent to review. */
  codes: string[];
};

/** `discarded`, `acted-on`: what somebody did with the run on its page while the command was at work; the command sent nothing. */
export type CommandRefusal =
  | ImportFailure["reason"]
  | "bank-unknown"
  | "bad-option"
  | "discarded"
  | "acted-on";

/** `unfinished`: the run was confirmed, and not all of what was confirmed has been sent or somebody has taken it up again. */
export type CommandOutcome = Verdict<
  Told & { outcome: "dry-run" | "errors-left" | "nothing" | "written" | "unfinished" },
  CommandRefusal,
  { page?: string }
>;

/** One file from the command line into a bank: the same use cases as on the screen, one after the other. */
export async function importByCommand(
  { bankSlug, defaults, authorId, onlySound, ...file }: CommandImport,
  clock: () => Date,
): Promise<CommandOutcome> {
  const chosen = await defaultsFor(bankSlug, defaults);
  if (!chosen.ok) return chosen;
  const context = { now: clock(), actorId: authorId };
  const started = await startImport({ bankSlug, ...file, defaults: chosen.defaults }, context);
  if (!started.ok) return refuse(started.reason === "topic-unknown" ? "bad-option" : started.reason);
  const place = { bankSlug, importId: started.importId };
  await finishImport(place.importId, clock);
  return authorId === null ? lookAt(place, context) : send(place, { onlySound, context, clock });
}

/** What questions get that say none themselves, filled up with what the bank has first. */
async function defaultsFor(
  bankSlug: string,
  defaults: CommandImport["defaults"],
): Promise<Verdict<{ defaults: ImportDefaults }, "bank-unknown" | "bad-option">> {
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
  return chosen.success ? accept({ defaults: chosen.data }) : refuse("bad-option");
}

/** The dry run: tells what was found and clears the run, whatever became of it. */
async function lookAt(place: ImportPlace, context: ImportContext): Promise<CommandOutcome> {
  const found = (await whyUnread(place)) ?? (await tell(place));
  const cleared = await discardImport(place, context);
  // Whatever was found: of a run that somebody discarded meanwhile it may have been half.
  if (!cleared.ok) return refuse("discarded");
  return typeof found === "string" ? refuse(found) : accept({ ...found, outcome: "dry-run" });
}

type Sending = { onlySound: boolean; context: ImportContext; clock: () => Date };

async function send(place: ImportPlace, { onlySound, context, clock }: Sending): Promise<CommandOutcome> {
  const page = importPath(place.bankSlug, place.importId);
  const unread = await whyUnread(place);
  if (unread !== null) return refuse(unread, { page });
  const told = await tell(place);
  if (told.counts.errors > 0 && !onlySound) return accept({ ...told, outcome: "errors-left" });
  const confirmed = await confirmImport(place, context);
  if (!confirmed.ok) {
    if (confirmed.reason === "nothing-to-write") return accept({ ...told, outcome: "nothing" });
    return refuse((await whyUnread(place)) ?? "acted-on", { page });
  }
  await finishImport(place.importId, clock);
  const outcome = (await stateOf(place)) === "written" ? "written" : "unfinished";
  return accept({ ...(await tell(place)), items: told.items, outcome });
}

const stateOf = async ({ bankSlug, importId }: ImportPlace) => (await findImport(bankSlug, importId))?.state;

/** Why there is nothing to look at in a run that has been read; null: it waits for a person to look. */
async function whyUnread({ bankSlug, importId }: ImportPlace): Promise<CommandRefusal | null> {
  const run = await findImport(bankSlug, importId);
  if (!run || run.state === "discarded") return "discarded";
  if (run.failure) return run.failure.reason;
  return run.state === "review" ? null : "acted-on";
}

async function tell({ bankSlug, importId }: ImportPlace): Promise<Told> {
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
  return {
    page: importPath(bankSlug, importId),
    counts: await countItems(importId),
    notes: run.notes,
    items,
    codes: written.flatMap((one) => one.writtenAs ?? []),
  };
}

const isWorthTelling = (item: ItemView) => item.errors + item.doubts + item.twins.length > 0;

function toldItem({ position, place, notes, problems, twins, values }: ItemView): ToldItem {
  return { position, place, notes, problems, twins, stem: clip(plainText(values.stem), 100) };
}
