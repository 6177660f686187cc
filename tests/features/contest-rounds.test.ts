import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findContestBySlug, getRound } from "~/contest/contest.queries.server";
import { editContest } from "~/contest/edit-contest.server";
import { extendRound } from "~/contest/extend-round.server";
import { openRound } from "~/contest/open-round.server";
import { findDrawingBasis } from "~/contest/opening.queries.server";
import { releaseSolutions } from "~/contest/release-solutions.server";
import { removeRound } from "~/contest/remove-round.server";
import { removeTrack } from "~/contest/remove-track.server";
import { saveMatrix } from "~/contest/save-matrix.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import { db, disconnect } from "~/platform/db.server";
import { forgetListeners, onEvent } from "~/platform/events.server";
import {
  accepted,
  addQuestion,
  addRevision,
  hours,
  makeAccount,
  makeAttempt,
  makeBank,
  makeContest,
  minutes,
  NOW,
  ROUND,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(forgetListeners);

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const actor = "01900000-0000-7000-8000-000000000001";

describe("the matrix", () => {
  it("is refused with every shortage when the banks cannot fill it, and nothing is written", async () => {
    const contest = await makeContest({ cells: [] });
    const [first, second] = contest.bank.topicIds;
    const verdict = await saveMatrix(
      contest,
      [
        { topicId: first, difficulty: "easy", count: 3 },
        { topicId: first, difficulty: "hard", count: 4 },
        { topicId: second, difficulty: "medium", count: 10 },
      ],
      system,
    );
    expect(verdict).toMatchObject({ ok: false, reason: "matrix-short" });
    const words = { topicCode: "T1", topicName: "Chủ đề T1", difficulty: "hard", wanted: 4, available: 3 };
    expect(verdict.ok ? [] : verdict.shortages).toEqual([
      { topicId: first, ...words },
      expect.objectContaining({ topicCode: "T2", difficulty: "medium", wanted: 10, available: 3 }),
    ]);
    expect(await db().matrixCell.count({ where: { roundId: contest.roundId } })).toBe(0);
  });

  it("counts only questions for the track's audience, not retired, by their current revision", async () => {
    const contest = await makeContest({ cells: [] });
    const bank = await makeBank(0);
    const [topicId] = bank.topicIds;
    const easy = { topicId, difficulty: "easy" as const };
    await addQuestion(bank.bankId, { ...easy, audience: "citizens" });
    const retired = await addQuestion(bank.bankId, easy);
    await db().question.update({ where: { id: retired.questionId }, data: { retiredAt: NOW } });
    const moved = await addQuestion(bank.bankId, easy);
    await addRevision(moved.questionId, 2, { topicId, difficulty: "hard" });
    await addQuestion(bank.bankId, { ...easy, audience: "staff" });
    const fields = { ...contest.track, bankIds: [bank.bankId] };
    accepted(await saveTrack(contest.contestId, fields, system));

    const two = await saveMatrix(contest, [{ ...easy, count: 2 }], system);
    expect(two).toMatchObject({ reason: "matrix-short", shortages: [{ wanted: 2, available: 1 }] });
    accepted(
      await saveMatrix(
        contest,
        [
          { ...easy, count: 1 },
          { topicId, difficulty: "hard", count: 1 },
        ],
        system,
      ),
    );
  });

  it("refuses an empty one, a doubled cell, a negative count and a paper of more than 200", async () => {
    const contest = await makeContest();
    const [topicId] = contest.bank.topicIds;
    const cell = { topicId, difficulty: "easy" as const, count: 1 };
    const reasonOf = async (cells: (typeof cell)[]) => {
      const verdict = await saveMatrix(contest, cells, system);
      return verdict.ok ? "accepted" : verdict.reason;
    };
    expect(await reasonOf([])).toBe("matrix-empty");
    expect(await reasonOf([{ ...cell, count: 0 }])).toBe("matrix-empty");
    expect(await reasonOf([cell, cell])).toBe("matrix-malformed");
    expect(await reasonOf([{ ...cell, count: -1 }])).toBe("matrix-malformed");
    expect(await reasonOf([{ ...cell, count: 201 }])).toBe("matrix-short");
    // The former matrix is still there.
    expect(await db().matrixCell.findMany({ where: { roundId: contest.roundId } })).toMatchObject([
      { count: 2 },
    ]);
  });

  it("is refused for a round or track of another contest", async () => {
    const [one, other] = [await makeContest(), await makeContest()];
    const cells = [{ topicId: one.bank.topicIds[0], difficulty: "easy" as const, count: 1 }];
    const foreignRound = { contestId: one.contestId, roundId: other.roundId, trackId: one.trackId };
    const foreignTrack = { contestId: one.contestId, roundId: one.roundId, trackId: other.trackId };
    expect(await saveMatrix(foreignRound, cells, system)).toMatchObject({ reason: "round-unknown" });
    expect(await saveMatrix(foreignTrack, cells, system)).toMatchObject({ reason: "track-unknown" });
  });
});

describe("opening a round", () => {
  it("names everything that is missing and opens nothing", async () => {
    const contest = await makeContest({ cells: [] });
    await db().contest.update({ where: { id: contest.contestId }, data: { publishedAt: null } });
    await saveTrack(
      contest.contestId,
      { ...contest.track, trackId: null, code: "nguoi-dan", bankIds: [] },
      system,
    );
    const verdict = await openRound(contest.roundId, system);
    expect(verdict).toMatchObject({ ok: false, reason: "not-ready" });
    const missing = verdict.ok ? [] : (verdict.missing ?? []);
    expect(missing.map((item) => [item.step, item.track?.code ?? null])).toEqual([
      ["banks", "nguoi-dan"],
      ["matrix", "cbccvc"],
      ["matrix", "nguoi-dan"],
      ["published", null],
    ]);
    expect(await db().roundOpening.count({ where: { roundId: contest.roundId } })).toBe(0);
  });

  it("is refused when questions went away after the matrix was saved", async () => {
    const contest = await makeContest();
    await db().question.updateMany({ where: { bankId: contest.bank.bankId }, data: { retiredAt: NOW } });
    const verdict = await openRound(contest.roundId, system);
    const missing = verdict.ok ? [] : (verdict.missing ?? []);
    expect(missing).toMatchObject([
      { step: "matrix", shortages: [{ topicCode: "T1", wanted: 2, available: 0 }] },
    ]);
  });

  it.each([
    ["one millisecond before the end", -1, true],
    ["at the end", 0, false],
  ])("at the half-open window: %s", async (_, offsetMs, opens) => {
    const contest = await makeContest();
    const now = new Date(ROUND.closesAt.getTime() + offsetMs);
    const verdict = await openRound(contest.roundId, { now, actorId: null });
    expect(verdict.ok).toBe(opens);
    if (!verdict.ok) expect(verdict.missing).toMatchObject([{ step: "window" }]);
  });

  it("is announced once and refused the second time, also when two come together", async () => {
    const contest = await makeContest();
    const heard: string[] = [];
    onEvent("round-changed", (event) => void heard.push(event.roundId));
    const both = await Promise.all([openRound(contest.roundId, system), openRound(contest.roundId, system)]);
    expect(both.map((one) => (one.ok ? "opened" : one.reason)).sort()).toEqual(["already-open", "opened"]);
    await Promise.resolve();
    expect(heard).toEqual([contest.roundId]);
    const audit = await db().auditEntry.findMany({
      where: { subjectId: contest.roundId, act: "open-round" },
    });
    expect(audit).toHaveLength(1);
  });

  it("freezes the pool: a later revision, a retired question and a new one change nothing", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const before = await findDrawingBasis(contest.roundId, contest.trackId);
    expect(before?.pool).toHaveLength(18);
    expect(before?.pool[0]?.optionKeys).toEqual(["a", "b", "c", "d"]);

    const questions = await db().question.findMany({ where: { bankId: contest.bank.bankId }, take: 2 });
    const kind = { topicId: contest.bank.topicIds[0], difficulty: "easy" as const };
    const late = await addRevision(questions[0]?.id ?? "", 2, kind);
    await db().question.update({ where: { id: questions[1]?.id ?? "" }, data: { retiredAt: NOW } });
    await addQuestion(contest.bank.bankId, kind);

    const after = await findDrawingBasis(contest.roundId, contest.trackId);
    expect(after).toEqual(before);
    expect(after?.pool.map((question) => question.revisionId)).not.toContain(late);
  });

  it("stores no key in the pool", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const opening = await db().roundOpening.findUniqueOrThrow({ where: { roundId: contest.roundId } });
    expect(JSON.stringify(opening.pools)).not.toContain("CANARY");
    const keys = new Set(JSON.stringify(opening.pools).match(/"(\w+)":/g));
    expect([...keys].sort()).toEqual(
      [
        '"difficulty":',
        '"optionKeys":',
        '"pool":',
        '"revisionId":',
        '"topicId":',
        '"trackId":',
        '"type":',
      ].sort(),
    );
  });
});

describe("while a round is open", () => {
  it("refuses every structural edit and allows words", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const settings = await findContestBySlug(contest.slug);
    if (!settings) throw new Error("no contest");
    const { contestId, roundId, trackId, track } = contest;
    const cells = [{ topicId: contest.bank.topicIds[0], difficulty: "easy" as const, count: 1 }];

    const refused = { ok: false, reason: "round-open" };
    expect(await editContest(contestId, { ...settings, pointsPerQuestion: 5 }, system)).toEqual({
      ...refused,
      roundNumbers: [1],
    });
    expect(await editContest(contestId, { ...settings, rankingChain: ["points"] }, system)).toMatchObject(
      refused,
    );
    expect(
      await editContest(
        contestId,
        { ...settings, predictionMetric: "participants", predictionQuestion: "Bao nhiêu người?" },
        system,
      ),
    ).toMatchObject(refused);
    expect(await saveTrack(contestId, { ...track, audience: "everyone" }, system)).toMatchObject(refused);
    expect(await saveTrack(contestId, { ...track, bankIds: [] }, system)).toMatchObject(refused);
    expect(await saveTrack(contestId, { ...track, trackId: null, code: "moi" }, system)).toMatchObject(
      refused,
    );
    expect(await saveRound(contestId, roundId, { ...ROUND, closesAt: hours(48) }, system)).toMatchObject(
      refused,
    );
    expect(await saveMatrix({ contestId, roundId, trackId }, cells, system)).toMatchObject(refused);
    expect(await removeRound(contestId, roundId, system)).toMatchObject(refused);
    expect(await removeTrack(contestId, trackId, system)).toMatchObject({ reason: "track-in-use" });

    accepted(
      await editContest(contestId, { ...settings, title: "Tên mới", rulesMarkdown: "# Thể lệ" }, system),
    );
    accepted(await saveTrack(contestId, { ...track, name: "Bảng cán bộ" }, system));
  });

  it("still lets the next round be prepared", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const later = { ...ROUND, name: "Tuần 2", opensAt: hours(30), closesAt: hours(50) };
    const made = accepted(await saveRound(contest.contestId, null, later, system));
    expect(made.number).toBe(2);
    const cells = [{ topicId: contest.bank.topicIds[1], difficulty: "hard" as const, count: 3 }];
    accepted(await saveMatrix({ ...contest, roundId: made.roundId }, cells, system));
  });
});

describe("extending a round", () => {
  it("moves the deadlines that the end had cut, keeps extra time, and leaves the others", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const at = (count: number) => minutes(count, ROUND.closesAt);
    const person = async () => (await makeAccount("citizen")).accountId;
    const cut = await makeAttempt(contest, await person(), { startedAt: at(-5), deadlineAt: at(0) });
    const extra = await makeAttempt(contest, await person(), {
      startedAt: at(-5),
      deadlineAt: at(10),
      extraMs: 10 * 60_000,
    });
    const whole = await makeAttempt(contest, await person(), { startedAt: at(-60), deadlineAt: at(-40) });
    const done = await makeAttempt(contest, await person(), {
      startedAt: at(-5),
      deadlineAt: at(0),
      submittedAt: at(-1),
    });
    const heard: { attemptId: string; deadlineAt: Date }[] = [];
    onEvent("time-extended", (event) => void heard.push(event));

    const verdict = accepted(
      await extendRound(
        contest.roundId,
        { closesAt: at(12), reason: "Mất điện toàn xã" },
        { now: at(-1), actorId: actor },
      ),
    );
    expect(verdict.movedAttempts).toBe(2);
    const deadlineOf = async (id: string) =>
      (await db().attempt.findUniqueOrThrow({ where: { id } })).deadlineAt;
    expect(await deadlineOf(cut)).toEqual(at(12));
    expect(await deadlineOf(extra)).toEqual(at(22));
    expect(await deadlineOf(whole)).toEqual(at(-40));
    expect(await deadlineOf(done)).toEqual(at(0));
    await Promise.resolve();
    expect(heard.map((event) => event.attemptId).sort()).toEqual([cut, extra].sort());
    const { round } = await getRound(contest.slug, 1, at(0));
    expect([round.phase, round.closesAt]).toEqual(["running", at(12)]);
  });

  it("asks for a reason, a later end and an open round; a reached end stays", async () => {
    const contest = await makeContest();
    const extend = async (closesAt: Date, now: Date, reason = "Lý do") => {
      const verdict = await extendRound(contest.roundId, { closesAt, reason }, { now, actorId: actor });
      return verdict.ok ? "extended" : verdict.reason;
    };
    expect(await extend(hours(30), NOW)).toBe("not-open");
    accepted(await openRound(contest.roundId, system));
    expect(await extend(hours(30), NOW, "  ")).toBe("reason-missing");
    expect(await extend(ROUND.closesAt, NOW)).toBe("not-later");
    expect(await extend(hours(24), NOW)).toBe("not-later");
    expect(await extend(hours(30), ROUND.closesAt)).toBe("round-closed");
    expect(await extend(hours(30), new Date(ROUND.closesAt.getTime() - 1))).toBe("extended");
    const [extension] = await db().roundExtension.findMany({ where: { roundId: contest.roundId } });
    expect(extension).toMatchObject({
      oldClosesAt: ROUND.closesAt,
      newClosesAt: hours(30),
      extendedBy: actor,
    });
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: contest.roundId, act: "extend-round" },
    });
    expect(audit).toMatchObject({ reason: "Lý do", actorId: actor });
  });
});

describe("releasing the answers", () => {
  it("waits for the lock", async () => {
    const contest = await makeContest();
    accepted(await openRound(contest.roundId, system));
    const release = async (now: Date) => {
      const verdict = await releaseSolutions(contest.roundId, { now, actorId: actor });
      return verdict.ok ? "released" : verdict.reason;
    };
    expect(await release(hours(2))).toBe("not-locked");
    expect(await release(hours(26))).toBe("not-locked");
    await db().roundLock.create({ data: { roundId: contest.roundId, lockedAt: hours(27), lotSeed: "s" } });
    expect(await release(hours(28))).toBe("released");
    expect(await release(hours(29))).toBe("released");
    expect(await db().roundRelease.findMany({ where: { roundId: contest.roundId } })).toMatchObject([
      { releasedAt: hours(28) },
    ]);
  });
});
