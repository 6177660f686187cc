import { db } from "~/platform/db.server";

/** A question that a round may ask, by the wording it is or would be drawn with. */
export type ReservedQuestion = { questionId: string; revisionId: string };

/** A round that keeps questions for itself. `contestTitle` null: the contest is not public. */
export type ReservingRound = {
  roundId: string;
  contestId: string;
  contestTitle: string | null;
  roundName: string;
  isOpened: boolean;
  /** How many of the questions asked about it keeps. */
  questions: number;
};

type Reservation = ReservedQuestion & { roundId: string };

/**
 * What rounds may ask that are not locked yet, round by round. Opened rounds: their frozen pools. Rounds to come (not opened, and
 * either not over yet or of a published contest): every approved question in use that a cell of their matrix can draw; on a track
 * without a matrix every question of its banks. `except`: rounds that are left out.
 * One statement and so one picture of the database: a round that is being opened is either still to come in it or already open.
 */
function listReservations(now: Date, except: readonly string[]): Promise<Reservation[]> {
  return db().$queryRaw<Reservation[]>`
    SELECT r.id AS "roundId", v.question_id AS "questionId", v.id AS "revisionId"
    FROM round_opening o
    JOIN round r ON r.id = o.round_id
    CROSS JOIN LATERAL jsonb_array_elements(o.pools) track
    CROSS JOIN LATERAL jsonb_array_elements(track -> 'pool') drawn
    JOIN question_revision v ON v.id = (drawn ->> 'revisionId')::uuid
    WHERE NOT EXISTS (SELECT FROM round_lock l WHERE l.round_id = r.id) AND r.id <> ALL (${except}::uuid[])
    UNION
    SELECT r.id, q.id, v.id
    FROM round r
    JOIN contest c ON c.id = r.contest_id
    JOIN track t ON t.contest_id = c.id
    JOIN track_bank b ON b.track_id = t.id
    JOIN question q ON q.bank_id = b.bank_id AND q.retired_at IS NULL
    JOIN LATERAL (
      SELECT * FROM question_revision WHERE question_id = q.id AND approved_at IS NOT NULL ORDER BY number DESC LIMIT 1
    ) v ON true
    LEFT JOIN matrix_cell m ON m.round_id = r.id AND m.track_id = t.id AND m.topic_id = v.topic_id
      AND m.difficulty = v.difficulty AND m.count > 0
    WHERE NOT EXISTS (SELECT FROM round_opening o WHERE o.round_id = r.id)
      AND (r.closes_at > ${now} OR c.published_at <= ${now}) AND r.id <> ALL (${except}::uuid[])
      AND (
        (m.round_id IS NOT NULL AND v.audience IN ('everyone', t.audience))
        OR NOT EXISTS (SELECT FROM matrix_cell x WHERE x.round_id = r.id AND x.track_id = t.id AND x.count > 0)
      )`;
}

/** The questions that rounds not locked yet may ask, each wording once. `except`: rounds that are left out. */
export async function listReservedQuestions(
  now: Date,
  except: readonly string[] = [],
): Promise<ReservedQuestion[]> {
  const rows = await listReservations(now, except);
  const byRevision = new Map(rows.map(({ roundId: _, ...question }) => [question.revisionId, question]));
  return [...byRevision.values()];
}

/** The rounds that keep some of the questions for themselves, most first. */
export async function listReservingRounds(
  questionIds: ReadonlySet<string>,
  now: Date,
): Promise<ReservingRound[]> {
  const kept = new Map<string, Set<string>>();
  for (const { roundId, questionId } of await listReservations(now, [])) {
    if (questionIds.has(questionId)) kept.set(roundId, (kept.get(roundId) ?? new Set()).add(questionId));
  }
  const rounds = await db().round.findMany({
    where: { id: { in: [...kept.keys()] } },
    orderBy: [{ opensAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, name: true, opening: { select: { openedAt: true } } },
      contest: { select: { id: true, title: true, publishedAt: true } },
    },
  });
  return rounds
    .map(({ id, name, opening, contest }) => ({
      roundId: id,
      contestId: contest.id,
      contestTitle: contest.publishedAt !== null && contest.publishedAt <= now ? contest.title : null,
      roundName: name,
      isOpened: opening !== null,
      questions: kept.get(id)?.size ?? 0,
    }))
    .sort((a, b) => b.questions - a.questions);
}
