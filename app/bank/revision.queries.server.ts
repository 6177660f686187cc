import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { db, type Prisma } from "~/platform/db.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { DOCUMENT_COLUMNS, type DocumentView, documentView } from "./document.queries.server";
import { type Audience, type QuestionOption, storedOptions } from "./question";
import { type RevisionState, type StepKind, stateOfRevision } from "./review-state";
import type { ShownPicture } from "./shown-question";

/** What somebody did with a revision, or said about it. */
export type StepView = {
  kind: StepKind;
  remark: string;
  at: Date;
  /** null: the system. */
  by: string | null;
};

/** One wording with what is right: for authors and organisers at the desk only. */
export type RevisionView = {
  id: string;
  number: number;
  state: RevisionState;
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  /** Markdown of `question-text.ts`, and the same as HTML. */
  stem: string;
  stemHtml: string;
  picture: ShownPicture | null;
  prompts: string[];
  options: QuestionOption[];
  keys: string[];
  explanation: string;
  explanationHtml: string;
  document: DocumentView | null;
  place: string | null;
  createdAt: Date;
  /** Name of the author; null: it came with an import. */
  author: string | null;
  approvedAt: Date | null;
  approver: string | null;
  /** Oldest first. */
  steps: StepView[];
};

/** What {@link revisionView} reads. */
export const REVISION_PARTS = {
  topic: { select: { code: true } },
  document: { select: DOCUMENT_COLUMNS },
  picture: { select: { width: true, height: true } },
  solution: true,
  steps: { orderBy: [{ at: "asc" as const }, { id: "asc" as const }] },
} satisfies Prisma.QuestionRevisionInclude;

export type RevisionRow = Prisma.QuestionRevisionGetPayload<{ include: typeof REVISION_PARTS }>;

/** A stored revision as a desk page shows it; `names`: of accounts, by id. */
export function revisionView(row: RevisionRow, names: ReadonlyMap<string, string>): RevisionView {
  const nameOf = (id: string | null) => names.get(id ?? "") ?? null;
  const explanation = row.solution?.explanation ?? "";
  return {
    id: row.id,
    number: row.number,
    state: stateOfRevision({ isApproved: row.approvedAt !== null, steps: row.steps }),
    topicCode: row.topic.code,
    difficulty: row.difficulty,
    audience: row.audience,
    type: row.type,
    stem: row.stem,
    stemHtml: renderQuestionText(row.stem),
    picture: shownPicture(row),
    prompts: row.prompts,
    options: storedOptions(row.options),
    keys: row.solution?.keys ?? [],
    explanation,
    explanationHtml: renderQuestionText(explanation),
    document: row.document && documentView(row.document),
    place: row.citationPlace,
    createdAt: row.createdAt,
    author: nameOf(row.createdBy),
    approvedAt: row.approvedAt,
    approver: nameOf(row.approvedBy),
    steps: row.steps.map(({ kind, remark, at, by }) => ({ kind, remark, at, by: nameOf(by) })),
  };
}

function shownPicture({ pictureId, pictureAlt, picture }: RevisionRow): ShownPicture | null {
  return pictureId === null || !picture ? null : { id: pictureId, alt: pictureAlt ?? "", ...picture };
}

/** Accounts that a revision names. */
export function peopleOf(row: RevisionRow): (string | null)[] {
  return [row.createdBy, row.approvedBy, ...row.steps.map((step) => step.by)];
}

/** Names of accounts by id. */
export async function namesOf(accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await db().account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map((row) => [row.id, row.displayName]));
}
