import { createSession } from "~/account/create-session.server";
import type { Sitter } from "~/attempt/sitter";
import type { PublicQuestion, SaveReply, SaveRequest, SittingView } from "~/attempt/sitting";
import { loadSitting } from "~/attempt/sitting.queries.server";
import { startAttempt } from "~/attempt/start-attempt.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { enterContest } from "~/contest/enter-contest.server";
import { openRound } from "~/contest/open-round.server";
import type { RoundSettings } from "~/contest/round";
import { db, pool } from "~/platform/db.server";
import { accepted, makeContest, makeStaff } from "./contest-builders";

export const MINUTE = 60_000;

export type Sitting = Awaited<ReturnType<typeof makeSitting>>;
export type Person = Sitter & { sessionToken: string; deviceToken: string; sessionId: string };

/**
 * An opened round that begins at `at` and lasts two hours: 9 questions with one right answer each (key "b"), 20 minutes, 5 s
 * of grace.
 */
export async function makeSitting(at: Date, round: Partial<RoundSettings> = {}, predicts = false) {
  const contest = await makeContest({
    round: { opensAt: at, closesAt: new Date(at.getTime() + 120 * MINUTE), ...round },
    cells: [],
  });
  const cells = contest.bank.topicIds.flatMap((topicId) =>
    (["easy", "medium"] as const).map((difficulty) => ({ topicId, difficulty, count: 2 })),
  );
  const { roundId, trackId, contestId } = contest;
  await db().matrixCell.createMany({ data: cells.map((cell) => ({ roundId, trackId, ...cell })) });
  const hard = { roundId, trackId, topicId: contest.bank.topicIds[0], difficulty: "hard" as const, count: 1 };
  await db().matrixCell.create({ data: hard });
  if (predicts) {
    const data = { predictionMetric: "participants" as const, predictionQuestion: "Bao nhiêu người dự thi?" };
    await db().contest.update({ where: { id: contestId }, data });
  }
  accepted(await openRound(roundId, { now: at, actorId: null }));
  return { ...contest, at, questionCount: 9 };
}

/** A member of the holder who joined the contest and is signed in. */
export async function makePerson(
  place: Pick<Sitting, "contestId" | "trackId" | "holder">,
  at: Date,
): Promise<Person> {
  const { accountId } = await makeStaff(place.holder.unitId);
  const { contestId, trackId } = place;
  const consentVersion = CURRENT_CONSENT_VERSION;
  accepted(await enterContest({ contestId, trackId, accountId, consentVersion }, { now: at }));
  return signIn(accountId, at);
}

/** Signs the account in on a new device. */
export async function signIn(accountId: string, at: Date): Promise<Person> {
  const { token, deviceId, deviceToken, sessionId } = await createSession({
    accountId,
    now: at,
    trusted: true,
  });
  return { accountId, deviceId, deviceToken, sessionId, sessionToken: token };
}

export type Started = { attemptId: string; person: Person; view: SittingView };

/** The person's attempt, started at `at`, as the own device sees it. */
export async function start(place: { roundId: string }, person: Person, at: Date): Promise<Started> {
  const { attemptId } = accepted(await startAttempt({ roundId: place.roundId, by: person, now: at }));
  return { attemptId, person, view: await viewOf(attemptId, person, at) };
}

export async function viewOf(attemptId: string, person: Sitter, at: Date): Promise<SittingView> {
  const view = await loadSitting(attemptId, person, at);
  if (!view) throw new Error("no such attempt");
  return view;
}

/** An answer to a question that begins or is made with option number `option` (as shown), in the form of its type. */
function choiceFrom({ type, options, prompts }: PublicQuestion, option: number): string[] {
  const ids = options.map(({ id }) => id);
  const id = ids[option];
  if (type === "short_answer") return [`Câu trả lời ${option}`];
  if (id === undefined) return [];
  if (type === "ordering") return [...ids.slice(option), ...ids.slice(0, option)];
  return type === "matching" ? prompts.map(() => id) : [id];
}

/** A save of option number `option` (as shown) to a question. */
export function answer(view: SittingView, seq: number, position: number, option = 0): SaveRequest {
  const question = view.questions[position - 1];
  return {
    attemptId: view.attemptId,
    seq,
    position,
    choice: question ? choiceFrom(question, option) : [],
    prediction: null,
    leaseEpoch: view.lease.epoch,
  };
}

/** The option shown that is right: by the builders always the author's "b", under whatever name. */
export async function rightOption(attemptId: string, position: number, right = "b"): Promise<string> {
  const { paper } = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const questions = paper as { options: { id: string; key: string }[] }[];
  const option = questions[position - 1]?.options.find(({ key }) => key === right);
  if (!option) throw new Error("no right option");
  return option.id;
}

/** The journal of an attempt, by seq. */
export function journal(attemptId: string) {
  return db().answerEvent.findMany({ where: { attemptId }, orderBy: { seq: "asc" } });
}

/** Everything the tests compare before and after an act that must change nothing. */
export async function dump(attemptId: string) {
  const attempt = await db().attempt.findUnique({ where: { id: attemptId }, include: { result: true } });
  return JSON.stringify([attempt, await journal(attemptId)]);
}

export const reasonOf = (reply: SaveReply | { ok: boolean; reason?: string }) =>
  reply.ok ? "ok" : (reply as { reason?: string }).reason;

/** Further open attempts like this one, of the same person; for tests that need very many. */
export async function copyAttempts(attemptId: string, count: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO attempt (id, round_id, track_id, account_id, number, paper, started_at, deadline_at, grace_ms, lease_device_id)
     SELECT gen_random_uuid(), a.round_id, a.track_id, a.account_id, n.top + i, a.paper, a.started_at, a.deadline_at,
       a.grace_ms, a.lease_device_id
     FROM attempt a, generate_series(1, $2::int) AS i,
       LATERAL (SELECT max(number) AS top FROM attempt x WHERE x.round_id = a.round_id AND x.account_id = a.account_id) n
     WHERE a.id = $1 RETURNING id`,
    [attemptId, count],
  );
  return rows.map((row) => row.id);
}
