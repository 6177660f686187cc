import * as z from "zod";
import type { Day } from "./day";
import { ROSTER_COLUMNS, type RosterRow } from "./roster-row";

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

export const rosterOutcome = z.object({
  added: z.number(),
  changed: z.number(),
  moved: z.number(),
  ended: z.number(),
  unchanged: z.number(),
  refused: z.number(),
});

export type RosterImportView = {
  id: string;
  unitId: string;
  fileName: string;
  effectiveOn: Day;
  endsMissing: boolean;
  createdAt: Date;
  confirmedAt: Date | null;
  /** Set once confirmed. */
  outcome: z.output<typeof rosterOutcome> | null;
  /** All rows of a dry run; once confirmed, the rows left out. */
  rows: RosterRow[];
  notices: z.output<typeof keptRoster>["notices"];
};
