import type { Reach } from "./reach";
import {
  firstList,
  REVIEW_LISTS,
  REVIEW_PAGE_SIZE,
  type ReviewList,
  type RosterImportView,
} from "./roster-import";
import { planImport } from "./roster-import.queries.server";
import type { PlannedEnd, PlannedPerson, RosterPlan } from "./roster-plan";
import type { RowProblem } from "./roster-row";
import type { TargetUnit } from "./roster-state.server";

/** One page of one list of a dry run. */
export type ReviewRows =
  | { list: "problems"; rows: RowProblem[] }
  | { list: "added" | "moved" | "changed"; rows: PlannedPerson[] }
  | { list: "ended"; rows: PlannedEnd[] };

export type Review = ReviewRows & {
  fingerprint: string;
  page: number;
  pageCount: number;
  sizes: Record<ReviewList, number>;
  unchanged: number;
  refusedRows: number;
};

function isList(text: string | null): text is ReviewList {
  return REVIEW_LISTS.some((list) => list === text);
}

function pageOf<T>(rows: readonly T[], page: number): T[] {
  return rows.slice((page - 1) * REVIEW_PAGE_SIZE, page * REVIEW_PAGE_SIZE);
}

function rowsOf(plan: RosterPlan, list: ReviewList, page: number): ReviewRows {
  if (list === "problems") return { list, rows: pageOf(plan.problems, page) };
  if (list === "ended") return { list, rows: pageOf(plan.ended, page) };
  return { list, rows: pageOf(plan[list], page) };
}

/** The dry run against what stands now, as far as one page shows it. */
export async function reviewImport(
  view: RosterImportView,
  context: { target: TargetUnit; reach: Reach },
  wanted: { list: string | null; page: number },
): Promise<Review> {
  const { plan, fingerprint } = await planImport(view, context);
  const { problems, added, moved, changed, ended, unchanged, refusedRows } = plan;
  const sizes = {
    ...{ problems: problems.length, added: added.length, moved: moved.length },
    ...{ changed: changed.length, ended: ended.length },
  };
  const list = isList(wanted.list) ? wanted.list : firstList(sizes);
  const pageCount = Math.max(1, Math.ceil(sizes[list] / REVIEW_PAGE_SIZE));
  const page = Math.min(Math.max(1, wanted.page), pageCount);
  return { ...rowsOf(plan, list, page), fingerprint, page, pageCount, sizes, unchanged, refusedRows };
}
