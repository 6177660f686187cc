import { db } from "~/platform/db.server";
import { loadReviewed, type Proposal } from "./act-on-proposals.server";
import { getQuestion, type QuestionView } from "./question.queries.server";
import { questionHeads } from "./question-heads.sql.server";
import { plainText } from "./question-text";
import { isOwn } from "./review-state";

/** One wording that waits for review. */
export type QueueLine = Proposal & {
  stem: string;
  submittedAt: Date;
  /** Name of who submitted it; null: the system. */
  submittedBy: string | null;
  /** The viewer's own: for somebody else to review. */
  isOwn: boolean;
};

export type ReviewQueue = {
  /** How many wait in all. */
  total: number;
  /** The oldest ones, first come first. */
  lines: QueueLine[];
  /** The one in view, in full; null: nothing waits. */
  current: QuestionView | null;
  /** Where it stands in `lines`, from 0; -1: beyond them. */
  position: number;
};

export const MAX_QUEUE_SHOWN = 200;

/** What waits for review in a bank; `at`: code of the one in view, the oldest that the viewer may review when it does not wait. */
export async function readReviewQueue(
  bankSlug: string,
  at: string | null,
  viewerId: string,
): Promise<ReviewQueue> {
  const waiting = await listWaiting(bankSlug);
  const shown = waiting.slice(0, MAX_QUEUE_SHOWN);
  const reviewed = await loadReviewed(
    db(),
    bankSlug,
    shown.map((one) => one.code),
  );
  const lines = shown.map(({ stem, ...line }) => {
    const question = reviewed.get(line.code);
    return { ...line, stem: plainText(stem), isOwn: question !== undefined && isOwn(question, viewerId) };
  });
  const wanted = waiting.find((one) => one.code === at) ?? lines.find((one) => !one.isOwn) ?? lines[0];
  return {
    total: waiting.length,
    lines,
    current: wanted ? await getQuestion(bankSlug, wanted.code, viewerId) : null,
    position: lines.findIndex((one) => one.code === wanted?.code),
  };
}

function listWaiting(bankSlug: string): Promise<Omit<QueueLine, "isOwn">[]> {
  return db().$queryRaw`
    SELECT h.code, r.id AS "revisionId", r.stem, h.stepped_at AS "submittedAt", a.display_name AS "submittedBy"
    FROM ${questionHeads(bankSlug)} h
    JOIN question_revision r ON r.id = h.newest_id
    LEFT JOIN LATERAL (
      SELECT s.by FROM revision_step s
      WHERE s.revision_id = r.id AND s.kind = 'submitted' ORDER BY s.at DESC, s.id DESC LIMIT 1
    ) step ON true
    LEFT JOIN account a ON a.id = step.by
    WHERE h.proposal = 'in-review' AND h.retired_at IS NULL
    ORDER BY h.stepped_at, length(h.code), h.code`;
}
