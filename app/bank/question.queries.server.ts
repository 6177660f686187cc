import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { db, type Prisma } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { type Audience, isBankSlug, isQuestionCode, type QuestionOption, storedOptions } from "./question";

/** A document of the register as a form offers and a page shows it. Dates are "2021-07-15"; null: unknown. */
export type DocumentView = {
  id: string;
  issuer: string;
  kind: string;
  number: string;
  date: string | null;
  title: string;
};

/** One wording with what is right: for authors and organisers at the desk only. */
export type RevisionView = {
  id: string;
  number: number;
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  stem: string;
  options: QuestionOption[];
  keys: string[];
  explanation: string;
  document: DocumentView | null;
  place: string | null;
  createdAt: Date;
  /** Name of the author; null: it came with an import. */
  author: string | null;
};

/** A round opened with a revision of the question among what papers are drawn from. */
export type QuestionUse = {
  revision: number;
  contestSlug: string;
  contestTitle: string;
  roundNumber: number;
  roundName: string;
  openedAt: Date;
};

export type QuestionHistoryAct = {
  at: Date;
  act: "retire-question" | "restore-question";
  reason: string | null;
  actor: string | null;
};

export type QuestionView = {
  code: string;
  retiredAt: Date | null;
  /** Newest first; there is at least one. */
  revisions: RevisionView[];
  usedIn: QuestionUse[];
  /** Retirements and returns, newest first. */
  acts: QuestionHistoryAct[];
};

const DOCUMENT = { id: true, issuer: true, kind: true, number: true, issuedOn: true, title: true } as const;

const REVISION_PARTS = {
  topic: { select: { code: true } },
  document: { select: DOCUMENT },
  solution: true,
} as const;

type RevisionRow = Prisma.QuestionRevisionGetPayload<{ include: typeof REVISION_PARTS }>;

function revisionView(
  row: RevisionRow,
  names: ReadonlyMap<string, string>,
): QuestionView["revisions"][number] {
  return {
    id: row.id,
    number: row.number,
    topicCode: row.topic.code,
    difficulty: row.difficulty,
    audience: row.audience,
    type: row.type,
    stem: row.stem,
    options: storedOptions(row.options),
    keys: row.solution?.keys ?? [],
    explanation: row.solution?.explanation ?? "",
    document: row.document && documentView(row.document),
    place: row.citationPlace,
    createdAt: row.createdAt,
    author: names.get(row.createdBy ?? "") ?? null,
  };
}

type DocumentRow = Omit<DocumentView, "date"> & { issuedOn: Date | null };

function documentView({ issuedOn, ...row }: DocumentRow): DocumentView {
  return { ...row, date: issuedOn?.toISOString().slice(0, 10) ?? null };
}

/** The whole register, by kind and number. */
export async function listDocuments(): Promise<DocumentView[]> {
  const rows = await db().legalDocument.findMany({
    orderBy: [{ kind: "asc" }, { number: "asc" }, { issuedOn: "asc" }, { id: "asc" }],
    select: DOCUMENT,
  });
  return rows.map(documentView);
}

/** What an address names; throws 404 when it cannot name a question. */
export function getQuestionPlace(
  bankSlug: string | undefined,
  code: string | undefined,
): { bankSlug: string; code: string } {
  if (!isBankSlug(bankSlug) || !isQuestionCode(code)) throw notFound();
  return { bankSlug, code };
}

/** A question with everything it ever said and where it is drawn. Throws 404. */
export async function getQuestion(
  slug: string | undefined,
  wanted: string | undefined,
): Promise<QuestionView> {
  const place = getQuestionPlace(slug, wanted);
  const question = await db().question.findFirst({
    where: { code: place.code, bank: { slug: place.bankSlug } },
    include: { revisions: { orderBy: { number: "desc" }, include: REVISION_PARTS } },
  });
  if (!question) throw notFound();
  const acts = await listActs(question.id);
  const names = await namesOf([
    ...question.revisions.map((one) => one.createdBy),
    ...acts.map((one) => one.actorId),
  ]);
  return {
    code: question.code,
    retiredAt: question.retiredAt,
    revisions: question.revisions.map((row) => revisionView(row, names)),
    usedIn: await listUses(question.id),
    acts: acts.map(({ actorId, ...act }) => ({ ...act, actor: names.get(actorId ?? "") ?? null })),
  };
}

async function listActs(questionId: string) {
  const rows = await db().auditEntry.findMany({
    where: {
      subject: "question",
      subjectId: questionId,
      act: { in: ["retire-question", "restore-question"] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true, act: true, reason: true, actorId: true },
  });
  return rows.map((row) => ({ ...row, act: row.act as QuestionHistoryAct["act"] }));
}

async function namesOf(accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await db().account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map((row) => [row.id, row.displayName]));
}

/** Rounds whose opening froze a revision of the question into a pool, newest opening first. */
function listUses(questionId: string): Promise<QuestionUse[]> {
  return db().$queryRaw<QuestionUse[]>`
    SELECT v.number AS revision, c.slug AS "contestSlug", c.title AS "contestTitle", r.number AS "roundNumber",
      r.name AS "roundName", o.opened_at AS "openedAt"
    FROM question_revision v
    JOIN round_opening o ON o.pools @> jsonb_build_array(
      jsonb_build_object('pool', jsonb_build_array(jsonb_build_object('revisionId', v.id))))
    JOIN round r ON r.id = o.round_id
    JOIN contest c ON c.id = r.contest_id
    WHERE v.question_id = ${questionId}::uuid
    ORDER BY o.opened_at DESC, c.slug, r.number, v.number DESC`;
}
