import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { isBankSlug, isQuestionCode } from "./question";
import { type ReviewAct, reviewActs } from "./review-state";
import {
  namesOf,
  peopleOf,
  REVISION_PARTS,
  type RevisionRow,
  type RevisionView,
  revisionView,
} from "./revision.queries.server";

/** A round opened with a revision of the question among what papers are drawn from. */
export type QuestionUse = {
  revision: number;
  contestSlug: string;
  contestTitle: string;
  roundNumber: number;
  roundName: string;
  /** When the round's window begins, not when its questions were frozen. */
  opensAt: Date;
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
  /** Number of the revision that rounds opened now draw; null: none is approved yet. */
  approvedNumber: number | null;
  /** What the viewer may do with the newest revision. */
  may: Record<ReviewAct, boolean>;
  tags: string[];
  usedIn: QuestionUse[];
  /** Retirements and returns, newest first. */
  acts: QuestionHistoryAct[];
};

/** What an address names; throws 404 when it cannot name a question. */
export function getQuestionPlace(
  bankSlug: string | undefined,
  code: string | undefined,
): { bankSlug: string; code: string } {
  if (!isBankSlug(bankSlug) || !isQuestionCode(code)) throw notFound();
  return { bankSlug, code };
}

/** A question with everything it ever said and where it is drawn. Throws 404. `viewerId`: who asks, for what may be done. */
export async function getQuestion(
  slug: string | undefined,
  wanted: string | undefined,
  viewerId: string | null = null,
): Promise<QuestionView> {
  const place = getQuestionPlace(slug, wanted);
  const question = await db().question.findFirst({
    where: { code: place.code, bank: { slug: place.bankSlug } },
    include: {
      revisions: { orderBy: { number: "desc" }, include: REVISION_PARTS },
      tags: { orderBy: { key: "asc" } },
    },
  });
  if (!question) throw notFound();
  const acts = await listActs(question.id);
  const names = await namesOf([...question.revisions.flatMap(peopleOf), ...acts.map((one) => one.actorId)]);
  return {
    code: question.code,
    retiredAt: question.retiredAt,
    revisions: question.revisions.map((row) => revisionView(row, names)),
    approvedNumber: question.revisions.find((one) => one.approvedAt !== null)?.number ?? null,
    may: reviewActs(reviewedOf(question), viewerId),
    tags: question.tags.map((one) => one.tag),
    usedIn: await listUses(question.id),
    acts: acts.map(({ actorId, ...act }) => ({ ...act, actor: names.get(actorId ?? "") ?? null })),
  };
}

/** A loaded question as far as reviewing is concerned. */
export function reviewedOf(question: { retiredAt: Date | null; revisions: RevisionRow[] }) {
  const revisions = question.revisions.map((row) => ({ ...row, isApproved: row.approvedAt !== null }));
  return { isRetired: question.retiredAt !== null, revisions };
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

/** Rounds whose opening froze a revision of the question into a pool, the newest window first. */
function listUses(questionId: string): Promise<QuestionUse[]> {
  return db().$queryRaw<QuestionUse[]>`
    SELECT v.number AS revision, c.slug AS "contestSlug", c.title AS "contestTitle", r.number AS "roundNumber",
      r.name AS "roundName", r.opens_at AS "opensAt"
    FROM question_revision v
    JOIN round_opening o ON o.pools @> jsonb_build_array(
      jsonb_build_object('pool', jsonb_build_array(jsonb_build_object('revisionId', v.id))))
    JOIN round r ON r.id = o.round_id
    JOIN contest c ON c.id = r.contest_id
    WHERE v.question_id = ${questionId}::uuid
    ORDER BY r.opens_at DESC, c.slug, r.number, v.number DESC`;
}
