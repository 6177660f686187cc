import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveParameters } from "~/attempt/commit-saves.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { SAVE_ANSWERS_SQL } from "~/attempt/save-answer.sql.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { disconnect, pool } from "~/platform/db.server";
import { minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import {
  answer,
  copyAttempts,
  makePerson,
  makeSitting,
  type Started,
  start,
} from "../support/sitting-fixture";

let database: TestDatabase;
let begun: Started;
const T0 = minutes(60);
const AT = minutes(1, T0).getTime();

beforeAll(async () => {
  database = await openTestDatabase();
  const sitting = await makeSitting(T0);
  begun = await start(sitting, await makePerson(sitting, NOW), T0);
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A small generator with a printed seed, so that a failing run can be repeated. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Acknowledged = { attemptId: string; seq: number };

/** One statement that saves an answer to each of some attempts; returns the acknowledged ones. */
async function saveGroup(sql: string, attemptIds: string[], seq: number): Promise<Acknowledged[]> {
  const { person, view } = begun;
  const saves = attemptIds.sort().map((attemptId, index) => {
    const request = { ...answer(view, seq, seq), attemptId };
    return { request, by: person, receivedAt: AT, index, choice: request.choice };
  });
  const { rows } = await pool().query(sql, saveParameters(saves));
  const marks = new Map<number, string | null>(
    (rows[0].marks ?? []).map((mark: [number, string | null]) => mark),
  );
  return saves
    .filter((save) => !marks.get(save.index))
    .map(({ request }) => ({ attemptId: request.attemptId, seq }));
}

/** Saves and submits of the same attempts at the same time; returns every acknowledged save. */
async function race(sql: string, attemptIds: string[], random: () => number): Promise<Acknowledged[]> {
  const saves = [1, 2, 3].map(async (seq) => {
    await pause(random() * 8);
    return saveGroup(
      sql,
      attemptIds.filter(() => random() < 0.7),
      seq,
    );
  });
  await pause(random() * 6);
  const submits = attemptIds.map((attemptId) =>
    submitAttempt({ attemptId, leaseEpoch: 1 }, begun.person, AT + 1000),
  );
  const replies = await Promise.all(submits);
  expect(replies.filter((reply) => !reply.ok)).toEqual([]);
  return (await Promise.all(saves)).flat();
}

/** Acknowledged saves that are not in the journal, and attempts whose score does not count all of their journal. */
async function losses(acknowledged: Acknowledged[]) {
  const { rows } = await pool().query<{ id: string; seqs: number[]; answered: number }>(`
    SELECT a.id, array_remove(array_agg(e.seq), NULL) AS seqs, r.answered_count AS answered
    FROM attempt a LEFT JOIN answer_event e ON e.attempt_id = a.id JOIN result r ON r.attempt_id = a.id
    GROUP BY a.id, r.answered_count`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const missing = acknowledged.filter(({ attemptId, seq }) => !byId.get(attemptId)?.seqs.includes(seq));
  // Each save answers another question, so the journal and the score must agree in number.
  const unscored = rows.filter((row) => row.seqs.length !== row.answered);
  return { missing: missing.length, unscored: unscored.length };
}

async function raceMany(sql: string, rounds: number, seed: number) {
  const random = dice(seed);
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await race(sql, await copyAttempts(begun.attemptId, 50), random)));
  }
  return { acknowledged: acknowledged.length, ...(await losses(acknowledged)) };
}

describe("a save and a submit of the same attempt", () => {
  const seed = 20261121;

  it("never cross: whatever was acknowledged is in the score, 10,000 times", async () => {
    const outcome = await raceMany(SAVE_ANSWERS_SQL, 200, seed);
    expect(outcome, `seed ${seed}`).toMatchObject({ missing: 0, unscored: 0 });
    // Both sides won often enough for the race to have been one.
    expect(outcome.acknowledged).toBeGreaterThan(1_000);
    expect(outcome.acknowledged).toBeLessThan(20_000);
  }, 120_000);

  it("would cross without the share lock (the check can fail)", async () => {
    const mutant = SAVE_ANSWERS_SQL.replace("FOR SHARE", "");
    expect(mutant).not.toBe(SAVE_ANSWERS_SQL);
    const outcome = await raceMany(mutant, 40, seed);
    expect(outcome.missing).toBe(0);
    expect(outcome.unscored).toBeGreaterThan(0);
  }, 120_000);

  it("keeps what came before the submission, though it still waits for its group", async () => {
    const attemptIds = await copyAttempts(begun.attemptId, 200);
    const replies = await Promise.all(
      attemptIds.map(async (attemptId) => {
        const { person, view } = begun;
        const saving = saveAnswer({ ...answer(view, 1, 1), attemptId }, person, AT);
        const submitting = submitAttempt({ attemptId, leaseEpoch: 1 }, person, AT + 1);
        return [(await saving).ok, (await submitting).ok];
      }),
    );
    expect(replies.flat()).not.toContain(false);
  });
});
