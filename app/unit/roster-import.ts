import * as z from "zod";
import type { Day } from "./day";
import { ROSTER_COLUMNS, type RosterRow } from "./roster-row";

/** What can be wrong with the form of an upload. */
export type UploadIssue = "invalid-form" | "no-file" | "not-a-day";

/** The file and the few words around it. */
export const MAX_UPLOAD_BYTES = 10_100_000;

const text = z.string();

/** What a dry run keeps: rows and notices about columns, as read from the file. */
export const keptRoster = z.object({
  rows: z.array(
    z.object({
      row: z.number().int(),
      ...{ code: text, fullName: text, unitCode: text, jobTitle: text, email: text, from: text },
      computed: z.array(z.enum(ROSTER_COLUMNS)),
    }),
  ),
  notices: z.array(z.object({ heading: text, kind: z.enum(["unknown", "privileged", "repeated"]) })),
});

/** How many people an import touched. */
export const rosterOutcome = z.object({
  added: z.number(),
  changed: z.number(),
  moved: z.number(),
  ended: z.number(),
  unchanged: z.number(),
  refused: z.number(),
});

export type RosterOutcome = z.output<typeof rosterOutcome>;

export type RosterImportView = {
  id: string;
  unitId: string;
  fileName: string;
  effectiveOn: Day;
  endsMissing: boolean;
  createdAt: Date;
  confirmedAt: Date | null;
  /** Set once confirmed. */
  outcome: RosterOutcome | null;
  /** All rows of a dry run; once confirmed, the rows left out. */
  rows: RosterRow[];
  notices: z.output<typeof keptRoster>["notices"];
};

/** The lists of a dry run, in the order of the tabs. */
export const REVIEW_LISTS = ["problems", "added", "moved", "changed", "ended"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

export const REVIEW_PAGE_SIZE = 100;

/** The first list worth looking at. */
export function firstList(sizes: Record<ReviewList, number>): ReviewList {
  return REVIEW_LISTS.find((list) => sizes[list] > 0) ?? "problems";
}
