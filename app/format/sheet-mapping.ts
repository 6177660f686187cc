import * as z from "zod";

/*
 * How the columns of a sheet are read. A sheet of a stranger whose headings nobody knows is shown as a glimpse, and a
 * person says which column holds what.
 */

/** What a column may hold. */
export const SHEET_FIELDS = [
  "stem",
  "option-1",
  "option-2",
  "option-3",
  "option-4",
  "option-5",
  "option-6",
  "option-7",
  "option-8",
  "option-9",
  /** All options: in one cell, one to a line, or one to a row below the question. */
  "options",
  /** Right options: letters, numbers, their texts; an "x" where options stand in rows. */
  "key",
  /** An "x" here says that the option of this number is right. */
  "mark-1",
  "mark-2",
  "mark-3",
  "mark-4",
  "mark-5",
  "mark-6",
  /** Left side of a matching question. */
  "prompt-1",
  "prompt-2",
  "prompt-3",
  "prompt-4",
  "prompt-5",
  "prompt-6",
  "type",
  "difficulty",
  "topic",
  "audience",
  "explanation",
  "citation",
  "code",
  "label",
  "tags",
  "facts",
  /** "markdown": stem and explanation of this row are markdown, not plain words. */
  "format",
] as const;

export type SheetField = (typeof SHEET_FIELDS)[number];

/** `columns`: by letter, "A" … ; `headerRow` counts from 1, 0: the questions begin in the first row. */
export const sheetMappingSchema = z.strictObject({
  sheet: z.string().min(1).max(100),
  headerRow: z.int().min(0).max(1_000),
  columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.enum(SHEET_FIELDS)),
});

export type SheetMapping = z.infer<typeof sheetMappingSchema>;

/** The first rows of every sheet, and the mapping that comes nearest. */
export type SheetGlimpse = {
  sheets: { name: string; rows: { row: number; cells: string[] }[] }[];
  guess: SheetMapping | null;
};

/** Whether questions can be read by it: a stem, and something that may answer it. */
export function isReadableMapping(columns: Iterable<SheetField>): boolean {
  const fields = new Set(columns);
  return (
    fields.has("stem") &&
    [...fields].some((field) => field === "options" || field === "key" || /^option-\d$/.test(field))
  );
}
