import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveAnswer } from "~/attempt/save-answer.server";
import type { SaveRequest } from "~/attempt/sitting";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { takeLease } from "~/attempt/take-lease.server";
import { disconnect } from "~/platform/db.server";
import { minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  dump,
  journal,
  makePerson,
  makeSitting,
  type Person,
  reasonOf,
  type Sitting,
  signIn,
  start,
} from "../support/sitting-fixture";

let database: TestDatabase;
let sitting: Sitting;
const T0 = minutes(60);

beforeAll(async () => {
  database = await openTestDatabase();
  sitting = await makeSitting(T0);
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const begin = async (place: Sitting = sitting) => start(place, await makePerson(place, NOW), T0);
const save = (request: SaveRequest, by: Person, at: Date) => saveAnswer(request, by, at.getTime());

describe("the boundary of time", () => {
  it("counts what was received at or before deadline and grace, to the millisecond", async () => {
    const { person, view } = await begin();
    const deadline = minutes(20, T0).getTime();
    expect(view.deadlineAt).toBe(deadline);
    const timeline: [number, string][] = [
      [-1, "ok"],
      [0, "ok"],
      [1, "ok"],
      [4999, "ok"],
      [5000, "ok"],
      [5001, "too-late"],
      [3_600_000, "too-late"],
    ];
    let seq = 0;
    for (const [offset, expected] of timeline) {
      seq += 1;
      const reply = await saveAnswer(answer(view, seq, 1), person, deadline + offset);
      expect([offset, reasonOf(reply)]).toEqual([offset, expected]);
    }
    expect((await journal(view.attemptId)).map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it("cuts the time at the end of the round, for a late start", async () => {
    const { person } = await begin();
    const late = await makeSitting(T0, { closesAt: minutes(10, T0) });
    const other = await start(late, await makePerson(late, NOW), minutes(5, T0));
    expect(other.view.deadlineAt).toBe(minutes(10, T0).getTime());
    expect(reasonOf(await save(answer(other.view, 1, 1), other.person, minutes(10, T0)))).toBe("ok");
    expect(reasonOf(await save(answer(other.view, 2, 1), other.person, minutes(11, T0)))).toBe("too-late");
    expect(person.accountId).not.toBe(other.person.accountId);
  });

  it("judges by the receipt, whatever the time of writing", async () => {
    const { person, view } = await begin();
    // Received in time, written when the process gets round to it.
    const received = view.deadlineAt + 4000;
    const [first, second] = await Promise.all([
      saveAnswer(answer(view, 1, 1), person, received),
      saveAnswer(answer(view, 2, 2), person, received + 2000),
    ]);
    expect([reasonOf(first), reasonOf(second)]).toEqual(["ok", "too-late"]);
  });

  it("refuses a replay with a fresh number after the end, and leaves the data as they are", async () => {
    const { person, view } = await begin();
    const saved = answer(view, 1, 1, 0);
    const first = await save(saved, person, minutes(1, T0));
    const before = await dump(view.attemptId);
    const late = new Date(view.deadlineAt + 6001);
    expect(reasonOf(await save({ ...saved, seq: 2 }, person, late))).toBe("too-late");
    expect(reasonOf(await save(answer(view, 1, 1, 1), person, late))).toBe("too-late");
    // The very same message is the same fact: its first reply, and nothing new.
    expect(await save(saved, person, late)).toEqual(first);
    expect(await dump(view.attemptId)).toBe(before);
  });
});

describe("numbers", () => {
  it("gives the same reply to the same message, at any time and in any number", async () => {
    const { person, view } = await begin();
    const request = answer(view, 1, 3, 1);
    const first = await save(request, person, minutes(1, T0));
    expect(first).toEqual({ ok: true, seq: 1, receivedAt: minutes(1, T0).getTime(), stale: false });
    await save(answer(view, 2, 3, 0), person, minutes(2, T0));
    const again = await Promise.all(
      [3, 4, 5].map((minute) => saveAnswer(request, person, minutes(minute, T0).getTime())),
    );
    for (const reply of again) expect(reply).toEqual(first);
    await submitAttempt({ attemptId: view.attemptId, leaseEpoch: 1 }, person, minutes(6, T0).getTime());
    expect(await save(request, person, minutes(60, T0))).toEqual(first);
    expect(await journal(view.attemptId)).toHaveLength(2);
  });

  it("takes one of two different messages under one number, sent at once", async () => {
    const { person, view } = await begin();
    const replies = await Promise.all([
      saveAnswer(answer(view, 1, 1, 0), person, minutes(1, T0).getTime()),
      saveAnswer(answer(view, 1, 1, 1), person, minutes(1, T0).getTime()),
      saveAnswer(answer(view, 1, 1, 0), person, minutes(1, T0).getTime() + 5),
    ]);
    expect(replies.map(reasonOf)).toEqual(["ok", "seq-conflict", "ok"]);
    expect(replies[2]).toEqual(replies[0]);
    const [event, ...more] = await journal(view.attemptId);
    expect(more).toEqual([]);
    expect(event?.choice).toEqual(answer(view, 1, 1, 0).choice);
  });

  it("accepts what comes out of order; the highest number is the answer, a lower one is stale", async () => {
    const { person, view } = await begin();
    const at = (second: number) => new Date(T0.getTime() + second * 1000);
    expect(await save(answer(view, 9, 1, 2), person, at(10))).toMatchObject({ ok: true, stale: false });
    const late = await save(answer(view, 7, 1, 1), person, at(11));
    expect(late).toMatchObject({ ok: true, seq: 7, stale: true });
    expect(await save(answer(view, 8, 2, 1), person, at(12))).toMatchObject({ ok: true, stale: false });
    expect(await save(answer(view, 7, 1, 1), person, at(13))).toEqual(late);
    const group = await Promise.all([
      saveAnswer(answer(view, 12, 4, 1), person, at(20).getTime()),
      saveAnswer(answer(view, 11, 4, 0), person, at(21).getTime()),
      saveAnswer(answer(view, 10, 5, 0), person, at(22).getTime()),
    ]);
    expect(group).toMatchObject([{ stale: false }, { stale: true }, { stale: false }]);
    expect(await save(answer(view, 11, 4, 0), person, at(30))).toEqual(group[1]);
    const { answers, lastSeq } = (await start(sitting, person, at(40))).view;
    expect(lastSeq).toBe(12);
    expect(answers.map(({ position, seq }) => [position, seq])).toEqual([
      [1, 9],
      [2, 8],
      [4, 12],
      [5, 10],
    ]);
  });
});

describe("who and what", () => {
  it("knows only the own attempt", async () => {
    const own = await begin();
    const other = await begin();
    const at = minutes(1, T0);
    const before = await dump(own.attemptId);
    expect(reasonOf(await save(answer(own.view, 1, 1), other.person, at))).toBe("attempt-unknown");
    const nowhere = { ...answer(own.view, 1, 1), attemptId: "018f0000-0000-7000-8000-000000000000" };
    expect(reasonOf(await save(nowhere, own.person, at))).toBe("attempt-unknown");
    const mixed = { ...answer(other.view, 1, 1), attemptId: own.attemptId };
    expect(reasonOf(await save(mixed, own.person, at))).toBe("option-unknown");
    expect(await dump(own.attemptId)).toBe(before);
  });

  it("knows only the questions and options of this paper", async () => {
    const { person, view } = await begin();
    const at = minutes(1, T0);
    const request = answer(view, 1, 1);
    const wrong: [Partial<SaveRequest>, string][] = [
      [{ position: 10 }, "question-unknown"],
      [{ position: 0, choice: [], prediction: 5 }, "question-unknown"],
      [{ choice: ["zzzzzz"] }, "option-unknown"],
      [{ position: 2 }, "option-unknown"],
      [{ choice: view.questions[0]?.options.slice(0, 2).map(({ id }) => id) }, "malformed"],
      [{ choice: [request.choice[0] ?? "", request.choice[0] ?? ""] }, "malformed"],
      [{ prediction: 5 }, "malformed"],
      [{ choice: ["'); DROP TABLE attempt; --"] }, "option-unknown"],
      [{ choice: ['","{}'] }, "option-unknown"],
    ];
    for (const [part, reason] of wrong) {
      expect([part, reasonOf(await save({ ...request, ...part }, person, at))]).toEqual([part, reason]);
    }
    expect(await journal(view.attemptId)).toEqual([]);
    expect(reasonOf(await save({ ...request, choice: [] }, person, at))).toBe("ok");
  });

  it("records a prediction where the contest asks for one", async () => {
    const place = await makeSitting(T0, {}, true);
    const { person, view } = await begin(place);
    expect(view.predictionQuestion).toBe("Bao nhiêu người dự thi?");
    const request = { ...answer(view, 1, 0), prediction: 420 };
    expect(reasonOf(await save(request, person, minutes(1, T0)))).toBe("ok");
    expect(reasonOf(await save({ ...request, seq: 2, choice: ["abc"] }, person, minutes(1, T0)))).toBe(
      "malformed",
    );
    const { answers } = (await start(place, person, minutes(2, T0))).view;
    expect(answers).toMatchObject([{ position: 0, prediction: 420, choice: [] }]);
  });

  it("takes nothing after the submission", async () => {
    const { person, view } = await begin();
    await submitAttempt({ attemptId: view.attemptId, leaseEpoch: 1 }, person, minutes(1, T0).getTime());
    const before = await dump(view.attemptId);
    expect(reasonOf(await save(answer(view, 1, 1), person, minutes(2, T0)))).toBe("attempt-submitted");
    expect(await dump(view.attemptId)).toBe(before);
  });
});

describe("two devices", () => {
  it("lets the holder write and tells the other; what was recorded before stays acknowledged", async () => {
    const { person: phone, view } = await begin();
    const desk = await signIn(phone.accountId, NOW);
    const at = minutes(1, T0);
    const first = await save(answer(view, 1, 1, 0), phone, at);
    expect(reasonOf(await save(answer(view, 2, 1, 1), desk, at))).toBe("lease-lost");
    const taken = await takeLease(view.attemptId, desk, at);
    if (!taken.ok) throw new Error(taken.reason);
    expect(taken.view).toMatchObject({ lease: { epoch: 2, held: true }, lastSeq: 1 });
    expect(reasonOf(await save(answer(view, 2, 1, 1), phone, at))).toBe("lease-lost");
    expect(reasonOf(await save(answer(taken.view, 2, 1, 2), desk, at))).toBe("ok");
    expect(await save(answer(view, 1, 1, 0), phone, at)).toEqual(first);
    expect(reasonOf(await save({ ...answer(view, 3, 1, 1), leaseEpoch: 2 }, phone, at))).toBe("lease-lost");
    expect((await journal(view.attemptId)).map(({ seq, leaseEpoch }) => [seq, leaseEpoch])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("has one winner however two devices interleave", async () => {
    const { person: phone, view } = await begin();
    const desk = await signIn(phone.accountId, NOW);
    const replies: Promise<[number, string | undefined]>[] = [];
    const takes: Promise<unknown>[] = [];
    for (let seq = 1; seq <= 60; seq++) {
      if (seq % 15 === 0)
        takes.push(takeLease(view.attemptId, seq % 30 === 0 ? phone : desk, minutes(1, T0)));
      const by = seq % 2 === 0 ? phone : desk;
      const request = { ...answer(view, seq, (seq % 9) + 1), leaseEpoch: 1 + Math.floor(seq / 15) };
      replies.push(saveAnswer(request, by, T0.getTime() + seq).then((reply) => [seq, reasonOf(reply)]));
      if (seq % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await Promise.all(takes);
    const outcomes = await Promise.all(replies);
    const recorded = await journal(view.attemptId);
    const accepted = outcomes.filter(([, reason]) => reason === "ok").map(([seq]) => seq);
    expect(recorded.map((event) => event.seq)).toEqual(accepted);
    for (const [, reason] of outcomes) expect(["ok", "lease-lost"]).toContain(reason);
  });
});
