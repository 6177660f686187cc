import { join } from "node:path";
import { createSession } from "~/account/create-session.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import type { RoundSettings } from "~/contest/round";
import type { Role } from "~/core/scope";
import { db } from "~/platform/db.server";
import { makeOfficial } from "./account-builders";
import { makeAttempt, makeStaff, NOW } from "./contest-builders";
import { MINUTE, makePerson, makeSitting, rightOption, type Sitting, start } from "./sitting-fixture";

export type Settled = Sitting;
export type Metric = "participants" | "perfect_scores";

/** An opened round of two hours from NOW on, with a prediction where a metric is given. */
export async function makeRound(round: Partial<RoundSettings> = {}, metric: Metric | null = null) {
  const place = await makeSitting(NOW, round, metric !== null);
  if (metric) {
    const rankingChain = ["points", "prediction-error", "duration", "submitted-at"];
    await db().contest.update({
      where: { id: place.contestId },
      data: { predictionMetric: metric, rankingChain },
    });
  }
  return place;
}

type Score = {
  points: number;
  maxPoints?: number;
  prediction?: number | null;
  afterMinutes?: number;
  number?: number;
};

/** A closed attempt with its result, as a submission leaves it. `afterMinutes`: when it was submitted. */
export async function giveResult(place: Sitting, accountId: string, score: Score): Promise<string> {
  const { points, maxPoints = 90, prediction = null, afterMinutes = 10, number = 1 } = score;
  const startedAt = NOW;
  const submittedAt = new Date(NOW.getTime() + afterMinutes * MINUTE);
  const times = { startedAt, deadlineAt: new Date(NOW.getTime() + 120 * MINUTE), submittedAt, number };
  const attemptId = await makeAttempt(place, accountId, times);
  await db().result.create({
    data: {
      attemptId,
      scoringVersion: "v1",
      points,
      maxPoints,
      correctCount: points / 10,
      answeredCount: 9,
      questionCount: 9,
      durationMs: afterMinutes * MINUTE,
      prediction,
      scoredAt: submittedAt,
    },
  });
  return attemptId;
}

/** A person with a closed attempt. */
export async function makeRanked(place: Sitting, score: Score) {
  const { accountId } = await makeStaff(place.holder.unitId);
  return { accountId, attemptId: await giveResult(place, accountId, score) };
}

/** A person who really sits: answers `right` of the nine questions rightly, the others wrongly, and submits. */
export async function sit(place: Sitting, right: number, afterMinutes: number) {
  const person = await makePerson(place, NOW);
  const { attemptId, view } = await start(place, person, NOW);
  for (let position = 1; position <= view.questions.length; position++) {
    const key = await rightOption(attemptId, position);
    const options = view.questions[position - 1]?.options.map(({ id }) => id) ?? [];
    const choice = position <= right ? key : options.find((id) => id !== key);
    const request = { attemptId, seq: position, position, prediction: null, leaseEpoch: view.lease.epoch };
    const reply = await saveAnswer(
      { ...request, choice: choice ? [choice] : [] },
      person,
      NOW.getTime() + position,
    );
    if (!reply.ok) throw new Error(reply.reason);
  }
  const at = NOW.getTime() + afterMinutes * MINUTE;
  const done = await submitAttempt({ attemptId, leaseEpoch: view.lease.epoch }, person, at);
  if (!done.ok) throw new Error(done.reason);
  return { ...person, attemptId };
}

/** An official with a role over the contest. */
export function makeOfficer(place: Sitting, role: Role) {
  return makeOfficial(NOW, [{ role, scope: { kind: "contest", contestId: place.contestId } }]);
}

type Door = (args: {
  request: Request;
  params: Record<string, string>;
  context: unknown;
}) => Promise<unknown>;
type Call = {
  as?: string | null;
  place: Sitting;
  search?: string;
  form?: Record<string, string>;
  account?: string;
};

/** Calls a door as the router would, signed in as the account; answers status, body and where a redirect leads. */
export async function callDoor(file: string, { as, place, search = "", form, account = "" }: Call) {
  const module = (await import(join(import.meta.dirname, "../../app/routes", file))) as Record<string, Door>;
  const token = as ? (await createSession({ accountId: as, now: new Date() })).token : null;
  const request = new Request(`http://127.0.0.1:3000/x${search}`, {
    method: form ? "POST" : "GET",
    headers: token ? { Cookie: `hoi_thi_session=${token}` } : {},
    body: form && new URLSearchParams(form),
  });
  const door = module[form ? "action" : "loader"];
  if (!door) throw new Error(`no door ${file}`);
  const params = { contest: place.slug, round: "1", account };
  const answer = await door({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return { status: answer.status, to: answer.headers.get("Location"), text: await answer.text() };
}
