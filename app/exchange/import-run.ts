import * as z from "zod";
import { AUDIENCES } from "~/bank/question";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import type { ReadRefusal } from "~/format/found-question";
import type { SheetGlimpse } from "~/format/sheet-mapping";

/*
 * A run of the import: a file is read, every question in it is looked at and mended, and what a person confirms goes to review.
 */

export type ImportState = "reading" | "review" | "writing" | "written" | "failed" | "discarded";

/** The file itself; what a form adds to it is little. */
export const MAX_FILE_BYTES = 20_000_000;
export const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 200_000;
/** Pasted into the form, which holds a megabyte in all. */
export const MAX_PASTED_LETTERS = 300_000;

/** What questions get that say none themselves. */
export const importDefaultsSchema = z.object({
  topic: z.string().min(1).max(32),
  difficulty: z.enum(DIFFICULTIES),
  audience: z.enum(AUDIENCES),
});
export type ImportDefaults = z.output<typeof importDefaultsSchema>;

/** Why a run stopped; with `columns-unknown` it waits for a person to say what the columns hold. */
export type ImportFailure = { reason: ReadRefusal | DraftingRefusal; sheet?: SheetGlimpse };

/** Why nothing could be drafted; the words of `platform/chat-completion`. */
export type DraftingRefusal =
  | "not-configured"
  | "unreachable"
  | "took-too-long"
  | "refused"
  | "bad-reply"
  | "no-questions";

export const ITEM_FILTERS = ["all", "errors", "doubts", "duplicates", "ready", "left-out"] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];

/** How many items each filter lets through. */
export type ItemCounts = Record<ItemFilter, number>;

/** The filter that an address names; otherwise what is to mend, when there is any. */
export function readItemFilter(named: string | null, counts: ItemCounts): ItemFilter {
  return ITEM_FILTERS.find((one) => one === named) ?? (counts.errors > 0 ? "errors" : "all");
}

export const ITEMS_PER_PAGE = 20;

/** Address of the imports of a bank, of one run or of one question in it. */
export function importPath(bankSlug: string, importId?: string, position?: number): string {
  const imports = `/organise/banks/${bankSlug}/import`;
  if (importId === undefined) return imports;
  return position === undefined ? `${imports}/${importId}` : `${imports}/${importId}/${position}`;
}
