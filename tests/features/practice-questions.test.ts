import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { retireQuestion } from "~/bank/retire-question.server";
import { openRound } from "~/contest/open-round.server";
import { listRevisionsInPlay } from "~/contest/opening.queries.server";
import { removeRound } from "~/contest/remove-round.server";
import { listReservedQuestions } from "~/contest/reserved-questions.queries.server";
import { saveMatrix } from "~/contest/save-matrix.server";
import { saveRound } from "~/contest/save-round.server";
import { db, disconnect } from "~/platform/db.server";
import {
  accepted,
  addQuestion,
  addRevision,
  hours,
  makeBank,
  makeContest,
  minutes,
  NOW,
  ROUND,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { countsOf, makeSet, questionsOf } from "../support/practice-builders";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const lock = (roundId: string) =>
  db().roundLock.create({ data: { roundId, lockedAt: NOW, lotSeed: "seed" } });

/** A contest whose matrix asks for easy questions of the first topic: three of the bank's eighteen. */
async function scheduled(parts: Parameters<typeof makeContest>[0] = {}) {
  const contest = await makeContest(parts);
  return { ...contest, set: await makeSet(contest.bank.bankId) };
}

describe("what rounds may ask is held back", () => {
  it("shows everything of a bank that no contest uses", async () => {
    const bank = await makeBank();
    expect(await countsOf(await makeSet(bank.bankId))).toEqual([18, 0]);
  });

  it("a scheduled round holds the cells of its matrix; opened, its whole pool; locked, nothing", async () => {
    const { set, roundId } = await scheduled();
    expect(await countsOf(set)).toEqual([15, 3]);
    accepted(await openRound(roundId, { now: minutes(5), actorId: null }));
    expect(await countsOf(set)).toEqual([0, 18]);
    expect(await countsOf(set, hours(100))).toEqual([0, 18]);
    await lock(roundId);
    expect(await countsOf(set)).toEqual([18, 0]);
  });

  it("a set that was fine loses questions by itself when a round is scheduled, and a larger matrix takes more", async () => {
    const { contestId, trackId, roundId, bank, set } = await scheduled();
    await lock((await openedCopy(roundId)).roundId);
    accepted(await removeRound(contestId, roundId, system));
    expect(await countsOf(set)).toEqual([18, 0]);
    const next = accepted(await saveRound(contestId, null, ROUND, system));
    expect(await countsOf(set)).toEqual([0, 18]);
    const place = { contestId, trackId, roundId: next.roundId };
    const cell = (topicId: string) => ({ topicId, difficulty: "hard" as const, count: 1 });
    accepted(await saveMatrix(place, [cell(bank.topicIds[0])], system));
    expect(await countsOf(set)).toEqual([15, 3]);
    accepted(await saveMatrix(place, bank.topicIds.map(cell), system));
    expect(await countsOf(set)).toEqual([12, 6]);
    accepted(await removeRound(contestId, next.roundId, system));
    expect(await countsOf(set)).toEqual([18, 0]);
  });

  /** Another round of the contest, opened. */
  async function openedCopy(roundId: string) {
    const { id: _, ...round } = await db().round.findUniqueOrThrow({ where: { id: roundId } });
    const copy = await db().round.create({ data: { ...round, number: round.number + 1 } });
    await db().roundOpening.create({ data: { roundId: copy.id, openedAt: NOW, pools: [] } });
    return { roundId: copy.id };
  }

  it("a round without a matrix holds everything of its banks, also what is meant for others", async () => {
    const { set, bank } = await scheduled({ cells: [] });
    const cell = { topicId: bank.topicIds[0], difficulty: "easy" } as const;
    await addQuestion(bank.bankId, { ...cell, audience: "citizens" });
    expect(await countsOf(set)).toEqual([0, 18]);
    expect(await countsOf(await makeSet(bank.bankId, "citizens"))).toEqual([0, 19]);
  });

  it("questions that the track's audience is not asked are free, once the matrix is there", async () => {
    const { bank } = await scheduled();
    const cell = { topicId: bank.topicIds[0], difficulty: "easy" } as const;
    const { questionId } = await addQuestion(bank.bankId, { ...cell, audience: "citizens" });
    const staff = await addQuestion(bank.bankId, { ...cell, audience: "staff" });
    const citizens = await questionsOf(await makeSet(bank.bankId, "citizens"));
    expect([citizens.shown.includes(questionId), citizens.shown.length]).toEqual([true, 16]);
    expect((await questionsOf(await makeSet(bank.bankId, "staff"))).heldBack).toContain(staff.questionId);
  });

  it("a round that nobody opened in time holds until its end; in a published contest also after it", async () => {
    const { set, contestId } = await scheduled();
    const before = new Date(ROUND.closesAt.getTime() - 1);
    expect(await countsOf(set, ROUND.closesAt)).toEqual([15, 3]);
    await db().contest.update({ where: { id: contestId }, data: { publishedAt: null } });
    expect(await countsOf(set, before)).toEqual([15, 3]);
    expect(await countsOf(set, ROUND.closesAt)).toEqual([18, 0]);
    await db().contest.update({ where: { id: contestId }, data: { publishedAt: hours(200) } });
    expect(await countsOf(set, ROUND.closesAt)).toEqual([18, 0]);
    expect(await countsOf(set, hours(200))).toEqual([15, 3]);
  });
});

type Kind = { topicId: string; difficulty: "easy" | "medium" | "hard" };

/** A question of its own, or a second wording of another one, with some columns as they are given. */
async function addWording(
  bankId: string,
  kind: Kind,
  columns: { stem?: string; approvedAt?: Date | null },
  of?: string,
) {
  const question = of
    ? { id: of }
    : await db().question.create({ data: { bankId, code: randomUUID(), createdAt: NOW } });
  const options = ["Đúng", "Sai"].map((text, at) => ({ key: "ab"[at] ?? "", text }));
  const data = {
    audience: "everyone",
    type: "true_false",
    searchKey: "",
    options,
    factIds: [],
    createdAt: NOW,
  } as const;
  const words = { stem: `Câu ${randomUUID()}`, approvedAt: NOW, ...columns };
  const solution = { create: { keys: ["a"], explanation: "", searchKey: "" } };
  const { id } = await db().questionRevision.create({
    data: {
      ...data,
      options,
      factIds: [],
      ...kind,
      ...words,
      questionId: question.id,
      number: of ? 2 : 1,
      solution,
    },
  });
  return { questionId: question.id, revisionId: id };
}

describe("questions, not wordings", () => {
  it("a later wording of a question in an open pool is held back, although no round draws it", async () => {
    const { bank, roundId, set } = await scheduled();
    accepted(await openRound(roundId, { now: minutes(5), actorId: null }));
    const kind = { topicId: bank.topicIds[1], difficulty: "hard" } as const;
    const { heldBack } = await questionsOf(set);
    const questionId = heldBack[0] ?? "";
    const reworded = await addRevision(questionId, 2, kind);
    expect((await listRevisionsInPlay()).has(reworded)).toBe(false);
    expect((await questionsOf(set)).shown).toEqual([]);
  });

  it("the same stem in another bank is held back, accents, case and markup aside; another stem is not", async () => {
    const { bank } = await scheduled();
    const asked = await db().questionRevision.findFirstOrThrow({
      where: { topicId: bank.topicIds[0], difficulty: "easy" },
    });
    const other = await makeBank(1);
    const kind = { topicId: other.topicIds[0], difficulty: "easy" } as const;
    const copy = await addWording(other.bankId, kind, { stem: `**${asked.stem.toUpperCase()}**?` });
    const set = await makeSet(other.bankId);
    expect((await questionsOf(set)).heldBack).toEqual([copy.questionId]);
    expect(await countsOf(set)).toEqual([6, 1]);
  });

  it("a retired question is not shown, and neither is a wording that nobody has approved", async () => {
    const bank = await makeBank();
    const set = await makeSet(bank.bankId);
    const { slug: bankSlug } = await db().bank.findUniqueOrThrow({ where: { id: bank.bankId } });
    const [first] = await db().question.findMany({
      where: { bankId: bank.bankId },
      orderBy: { code: "asc" },
    });
    accepted(await retireQuestion({ bankSlug, code: first?.code ?? "", reason: "Thử" }, system));
    expect(await countsOf(set)).toEqual([17, 0]);

    const kind = { topicId: bank.topicIds[0], difficulty: "easy" } as const;
    const unseen = await addWording(bank.bankId, kind, { approvedAt: null });
    expect(await countsOf(set)).toEqual([17, 0]);
    const seen = await addQuestion(bank.bankId, kind);
    const proposed = await addWording(bank.bankId, kind, { approvedAt: null }, seen.questionId);
    expect(await countsOf(set)).toEqual([18, 0]);
    expect((await questionsOf(set)).revisions).toContain(seen.revisionId);
    const approve = {
      where: { id: { in: [unseen.revisionId, proposed.revisionId] } },
      data: { approvedAt: NOW },
    };
    await db().questionRevision.updateMany(approve);
    expect(await countsOf(set)).toEqual([19, 0]);
    const { revisions } = await questionsOf(set);
    expect([proposed.revisionId, unseen.revisionId].every((id) => revisions.includes(id))).toBe(true);
    expect(revisions).not.toContain(seen.revisionId);
  });

  it("takes only the topics of the set", async () => {
    const bank = await makeBank();
    const set = await makeSet(bank.bankId);
    await db().practiceSet.update({ where: { id: set.id }, data: { topicIds: [bank.topicIds[1]] } });
    expect(await countsOf(set)).toEqual([9, 0]);
  });
});

describe("at the same moment", () => {
  it("no read between scheduling and opening sees a question slip through", async () => {
    const { set, roundId, bank } = await scheduled();
    const easy = await db().questionRevision.findMany({
      where: { topicId: bank.topicIds[0], difficulty: "easy" },
    });
    const secret = new Set(easy.map((one) => one.questionId));
    const reads: string[][] = [];
    let isOpen = false;
    const read = async () => {
      for (let more = 5; more > 0; more -= isOpen ? 1 : 0) reads.push((await questionsOf(set)).shown);
    };
    const opening = openRound(roundId, { now: minutes(5), actorId: null }).then((opened) => {
      accepted(opened);
      isOpen = true;
    });
    await Promise.all([opening, ...Array.from({ length: 4 }, read)]);
    expect(secret.size).toBe(3);
    expect(reads.flat().filter((questionId) => secret.has(questionId))).toEqual([]);
    expect(reads.length).toBeGreaterThan(10);
    expect(reads.at(-1)).toEqual([]);
  });

  it("whatever the released papers withhold is reserved too", async () => {
    const reserved = new Set((await listReservedQuestions(NOW)).map((one) => one.revisionId));
    const inPlay = await listRevisionsInPlay();
    expect(inPlay.size).toBeGreaterThan(15);
    expect([...inPlay].filter((id) => !reserved.has(id))).toEqual([]);
  });
});
