import type { DrawnQuestion } from "~/core/drawing/draw";
import { pool } from "~/platform/db.server";
import { wordingsOf } from "./papers.server";
import type { Sitter } from "./sitter";
import type { PublicQuestion, SavedAnswer, SittingView } from "./sitting";

type AttemptRow = {
  id: string;
  paper: DrawnQuestion[];
  started_at: Date;
  deadline_at: Date;
  submitted_at: Date | null;
  lease_device_id: string;
  lease_epoch: number;
  slug: string;
  title: string;
  round_name: string;
  prediction_question: string | null;
};

const ATTEMPT_SQL = `
SELECT a.id, a.paper, a.started_at, a.deadline_at, a.submitted_at, a.lease_device_id, a.lease_epoch,
  c.slug, c.title, r.name AS round_name, c.prediction_question
FROM attempt a JOIN round r ON r.id = a.round_id JOIN contest c ON c.id = r.contest_id
WHERE a.id = $1 AND a.account_id = $2`;

const ANSWERS_SQL = `
SELECT DISTINCT ON (position) position, seq, choice, prediction, received_at,
  (SELECT max(seq) FROM answer_event WHERE attempt_id = $1) AS last_seq
FROM answer_event WHERE attempt_id = $1 ORDER BY position, seq DESC`;

async function publicQuestions(paper: readonly DrawnQuestion[]): Promise<PublicQuestion[]> {
  const wordingOf = await wordingsOf(paper.map((question) => question.revisionId));
  return paper.map(({ revisionId, options }, at) => {
    const { texts, ...shown } = wordingOf(revisionId);
    return {
      position: at + 1,
      ...shown,
      options: options.map(({ id, key }) => ({ id, text: texts.get(key) ?? "" })),
    };
  });
}

async function savedAnswers(attemptId: string): Promise<{ answers: SavedAnswer[]; lastSeq: number }> {
  type Row = Omit<SavedAnswer, "receivedAt"> & { received_at: Date; last_seq: number };
  const { rows } = await pool().query<Row>({ name: "saved-answers", text: ANSWERS_SQL, values: [attemptId] });
  const answers = rows.map(({ position, seq, choice, prediction, received_at }) => {
    return { position, seq, choice, prediction, receivedAt: received_at.getTime() };
  });
  return { answers, lastSeq: rows[0]?.last_seq ?? 0 };
}

/**
 * Everything a device needs to show and continue the attempt; null when it is not the viewer's. Holds nothing from which a
 * right answer follows.
 */
export async function loadSitting(attemptId: string, viewer: Sitter, now: Date): Promise<SittingView | null> {
  const values = [attemptId, viewer.accountId];
  const { rows } = await pool().query<AttemptRow>({ name: "sitting", text: ATTEMPT_SQL, values });
  const row = rows[0];
  if (!row) return null;
  const [questions, { answers, lastSeq }] = await Promise.all([
    publicQuestions(row.paper),
    savedAnswers(row.id),
  ]);
  return {
    attemptId: row.id,
    contestSlug: row.slug,
    contestTitle: row.title,
    roundName: row.round_name,
    startedAt: row.started_at.getTime(),
    deadlineAt: row.deadline_at.getTime(),
    serverNow: now.getTime(),
    submittedAt: row.submitted_at?.getTime() ?? null,
    questions,
    predictionQuestion: row.prediction_question,
    answers,
    lastSeq,
    lease: { epoch: row.lease_epoch, held: row.lease_device_id === viewer.deviceId },
  };
}
