import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeOverdue } from "~/attempt/close-overdue.server";
import { findOwnResult } from "~/attempt/own-result.queries.server";
import { findReview } from "~/attempt/review.queries.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { releaseSolutions } from "~/contest/release-solutions.server";
import type { ResultTiming } from "~/contest/round";
import { db, disconnect } from "~/platform/db.server";
import { accepted } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  MINUTE,
  makePerson,
  makeSitting,
  rightOption,
  type Sitting,
  start,
} from "../support/sitting-fixture";

const AT = new Date("2026-11-21T02:00:00Z");
const atMinute = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** One person answers question 1 right, question 2 wrong, and submits after five minutes. */
async function sat(sitting: Sitting) {
  const person = await makePerson(sitting, AT);
  const { attemptId, view } = await start(sitting, person, AT);
  const right = await rightOption(attemptId, 1);
  const rightOfTwo = await rightOption(attemptId, 2);
  const other = view.questions[1]?.options.find(({ id }) => id !== rightOfTwo)?.id ?? "";
  const at = atMinute(1).getTime();
  expect(await saveAnswer({ ...answer(view, 1, 1), choice: [right] }, person, at)).toMatchObject({
    ok: true,
  });
  expect(await saveAnswer({ ...answer(view, 2, 2), choice: [other] }, person, at)).toMatchObject({
    ok: true,
  });
  const request = { attemptId, leaseEpoch: view.lease.epoch };
  expect(await submitAttempt(request, person, atMinute(5).getTime())).toMatchObject({ ok: true });
  return { attemptId, person };
}

async function resultAt(attemptId: string, accountId: string, now: Date) {
  const found = await findOwnResult(attemptId, accountId, now);
  if (found?.kind !== "submitted") throw new Error("not submitted");
  return found.result;
}

const lock = (roundId: string, at: Date) =>
  db().roundLock.create({ data: { roundId, lockedAt: at, lotSeed: "seed" } });

describe("the own result", () => {
  it.each([
    ["at_once", true, true, true],
    ["after_close", false, true, true],
    ["after_release", false, false, true],
  ] as const)("%s: points while running, after the close, after the release", async (timing, ...shown) => {
    const sitting = await makeSitting(AT, { resultTiming: timing as ResultTiming });
    const { attemptId, person } = await sat(sitting);
    const scoreAt = async (now: Date) => (await resultAt(attemptId, person.accountId, now)).score !== null;
    const seen = [await scoreAt(atMinute(6)), await scoreAt(atMinute(121))];
    await lock(sitting.roundId, atMinute(130));
    accepted(await releaseSolutions(sitting.roundId, { now: atMinute(140), actorId: null }));
    expect([...seen, await scoreAt(atMinute(141))]).toEqual(shown);
    const result = await resultAt(attemptId, person.accountId, atMinute(141));
    expect(result.score).toEqual({ points: 10, maxPoints: 90, correctCount: 1 });
    expect(result).toMatchObject({
      answeredCount: 2,
      questionCount: 9,
      isByTime: false,
      number: 1,
      isReleased: true,
    });
  });

  it("says when the time ran out, and when a person decided that it does not count", async () => {
    const sitting = await makeSitting(AT);
    const person = await makePerson(sitting, AT);
    const { attemptId } = await start(sitting, person, AT);
    expect(await findOwnResult(attemptId, person.accountId, atMinute(1))).toEqual({ kind: "sitting" });
    await closeOverdue({ now: atMinute(30) });
    const result = await resultAt(attemptId, person.accountId, atMinute(31));
    expect(result).toMatchObject({ isByTime: true, submittedAt: atMinute(20).getTime(), disqualified: null });
    const decision = { reason: "Thi hộ", decidedAt: atMinute(32), decidedBy: person.accountId };
    await db().disqualification.create({ data: { attemptId, ...decision } });
    expect((await resultAt(attemptId, person.accountId, atMinute(33))).disqualified).toMatchObject({
      reason: "Thi hộ",
    });
  });

  it("is nobody else's", async () => {
    const sitting = await makeSitting(AT, { resultTiming: "at_once" });
    const { attemptId } = await sat(sitting);
    const stranger = await makePerson(sitting, AT);
    expect(await findOwnResult(attemptId, stranger.accountId, atMinute(6))).toBeNull();
    expect(await findReview(attemptId, stranger.accountId)).toBeNull();
  });
});

describe("the review", () => {
  it("shows nothing of what is right before the release, everything after it", async () => {
    const sitting = await makeSitting(AT, { resultTiming: "at_once" });
    const { attemptId, person } = await sat(sitting);
    expect(await findReview(attemptId, person.accountId)).toBeNull();
    const before = JSON.stringify(await resultAt(attemptId, person.accountId, atMinute(6)));
    expect(before).not.toMatch(/CANARY|explanation|isRight|keys/);
    await lock(sitting.roundId, atMinute(130));
    expect(await findReview(attemptId, person.accountId)).toBeNull();
    accepted(await releaseSolutions(sitting.roundId, { now: atMinute(140), actorId: null }));
    const review = (await findReview(attemptId, person.accountId)) ?? [];
    expect(review).toHaveLength(9);
    expect(review.map((question) => question.outcome).slice(0, 3)).toEqual(["correct", "wrong", "blank"]);
    expect(review[0]?.explanationHtml).toBe("<p>CANARY-EXPLANATION</p>\n");
    const options = review.map(({ answer }) => (answer.kind === "options" ? answer.options : []));
    for (const shown of options) expect(shown.filter((option) => option.isRight)).toHaveLength(1);
    expect(options[0]?.find((option) => option.isChosen)?.isRight).toBe(true);
    expect(options[1]?.find((option) => option.isChosen)?.isRight).toBe(false);
  });

  it("withholds what another round that is not locked may still ask", async () => {
    const sitting = await makeSitting(AT, { resultTiming: "at_once" });
    const { attemptId, person } = await sat(sitting);
    await lock(sitting.roundId, atMinute(130));
    accepted(await releaseSolutions(sitting.roundId, { now: atMinute(140), actorId: null }));
    const { id: _, ...round } = await db().round.findUniqueOrThrow({ where: { id: sitting.roundId } });
    const { pools } = await db().roundOpening.findUniqueOrThrow({ where: { roundId: sitting.roundId } });
    const next = await db().round.create({ data: { ...round, number: round.number + 1 } });
    await db().roundOpening.create({ data: { roundId: next.id, openedAt: AT, pools: pools ?? [] } });
    const outcomes = async () =>
      new Set((await findReview(attemptId, person.accountId))?.map((question) => question.outcome));
    expect(await outcomes()).toEqual(new Set(["withheld"]));
    expect(JSON.stringify(await findReview(attemptId, person.accountId))).not.toMatch(
      /CANARY|"isRight":true/,
    );
    await lock(next.id, atMinute(300));
    expect(await outcomes()).toEqual(new Set(["correct", "wrong", "blank"]));
  });

  it("is not given for a paper that is still being sat", async () => {
    const sitting = await makeSitting(AT);
    const person = await makePerson(sitting, AT);
    const { attemptId } = await start(sitting, person, AT);
    await db().roundRelease.create({ data: { roundId: sitting.roundId, releasedAt: atMinute(1) } });
    expect(await findReview(attemptId, person.accountId)).toBeNull();
  });
});
