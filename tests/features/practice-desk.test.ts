import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveMatrix } from "~/contest/save-matrix.server";
import { saveRound } from "~/contest/save-round.server";
import type { Grant } from "~/core/scope";
import { db, disconnect } from "~/platform/db.server";
import { createSet } from "~/practice/create-set.server";
import { getSetDesk, listSets } from "~/practice/desk.queries.server";
import { editSet } from "~/practice/edit-set.server";
import { countFitting } from "~/practice/fitting-questions.queries.server";
import { publishSet } from "~/practice/publish-set.server";
import { newSetFields, setFields } from "~/practice/set";
import { getPublicSet } from "~/practice/set.queries.server";
import { holdBack, showInPlay } from "~/practice/show-in-play.server";
import { withdrawSet } from "~/practice/withdraw-set.server";
import {
  accepted,
  addQuestion,
  addRevision,
  makeAccount,
  makeBank,
  makeContest,
  NOW,
  ROUND,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { actsOn, countsOf, makeSet } from "../support/practice-builders";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const EVERYWHERE: Grant[] = [{ role: "organiser", scope: { kind: "system" } }];
const NO_ID = "019a0000-0000-7000-8000-000000000000";
const is404 = (work: Promise<unknown>) =>
  expect(work).rejects.toSatisfy((thrown) => thrown instanceof Response && thrown.status === 404);

describe("making a set", () => {
  it("makes its address of its title, and refuses one that is taken", async () => {
    const { bankId } = await makeBank(1);
    const fields = newSetFields.parse({ title: "Ôn luyện  CCHC 2026", bankId, audience: "everyone" });
    expect(fields).toMatchObject({ title: "Ôn luyện CCHC 2026", slug: "on-luyen-cchc-2026" });
    accepted(await createSet(fields, system));
    expect(await createSet(fields, system)).toEqual({ ok: false, reason: "slug-taken" });
    const nowhere = { ...fields, slug: "khac", bankId: NO_ID };
    expect(await createSet(nowhere, system)).toEqual({ ok: false, reason: "bank-unknown" });
    for (const slug of ["new", "a b", "Ă", "x".repeat(61)]) {
      expect(newSetFields.safeParse({ ...fields, slug }).success).toBe(false);
    }
  });

  it("takes topics of its own bank only", async () => {
    const [own, other] = [await makeBank(1), await makeBank(1)];
    const set = await makeSet(own.bankId);
    const fields = setFields.parse({
      title: "Tên mới",
      description: "",
      audience: "staff",
      topicIds: own.topicIds[0],
    });
    accepted(await editSet(set.id, fields, system));
    expect((await getSetDesk(set.slug, NOW)).set).toMatchObject({
      title: "Tên mới",
      topicIds: [own.topicIds[0]],
    });
    const foreign = { ...fields, topicIds: [...own.topicIds, other.topicIds[0]] };
    expect(await editSet(set.id, foreign, system)).toEqual({ ok: false, reason: "topic-unknown" });
    expect(await editSet(NO_ID, fields, system)).toEqual({ ok: false, reason: "set-unknown" });
  });
});

describe("publishing and withdrawing", () => {
  it("opens the set to the public and closes it again; each act is a fact with its person", async () => {
    const { bankId } = await makeBank(1);
    const set = await makeSet(bankId);
    const { accountId: actorId } = await makeAccount("official");
    const by = { now: NOW, actorId };
    await is404(getPublicSet(set.slug));
    accepted(await publishSet(set.id, by));
    expect(await getPublicSet(set.slug)).toMatchObject({ publishedAt: NOW, withdrawnAt: null });
    accepted(await withdrawSet(set.id, by));
    await is404(getPublicSet(set.slug));
    accepted(await publishSet(set.id, by));
    await getPublicSet(set.slug);
    const acts = (await actsOn(set)).map((one) => [one.act, one.actorId]);
    expect(acts).toEqual([
      ["create-practice-set", null],
      ["publish-practice-set", actorId],
      ["withdraw-practice-set", actorId],
      ["publish-practice-set", actorId],
    ]);
    const { acts: shown } = await getSetDesk(set.slug, NOW);
    expect(shown.map((one) => one.actor)).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
      null,
    ]);
  });

  it("published by two at once it is published once", async () => {
    const { bankId } = await makeBank(1);
    const set = await makeSet(bankId);
    const both = await Promise.all([publishSet(set.id, system), publishSet(set.id, system)]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect((await actsOn(set)).filter((one) => one.act === "publish-practice-set")).toHaveLength(1);
  });

  it("is refused while there is nothing to show", async () => {
    const { bank } = await makeContest({ cells: [] });
    const set = await makeSet(bank.bankId);
    expect(await publishSet(set.id, system)).toEqual({ ok: false, reason: "nothing-to-show" });
    await is404(getPublicSet(set.slug));
    expect(await publishSet(NO_ID, system)).toEqual({ ok: false, reason: "set-unknown" });
  });
});

describe("the desk", () => {
  it("says how much is shown and held back, and for which rounds; of a hidden contest not the name", async () => {
    const { bank, contestId } = await makeContest();
    const set = await makeSet(bank.bankId);
    const desk = await getSetDesk(set.slug, NOW);
    expect([desk.shown, desk.heldBack]).toEqual([15, 3]);
    expect(desk.rounds).toEqual([
      { contestTitle: "Tìm hiểu CCHC", roundName: "Tuần 1", isOpened: false, questions: 3 },
    ]);
    expect((await listSets(NOW)).find((one) => one.slug === set.slug)).toMatchObject({
      shown: 15,
      heldBack: 3,
    });
    await db().contest.update({ where: { id: contestId }, data: { publishedAt: null } });
    expect((await getSetDesk(set.slug, NOW)).rounds[0]?.contestTitle).toBeNull();
    await is404(getSetDesk("khong-co", NOW));
    await is404(getSetDesk(undefined, NOW));
  });
});

describe("how many questions an audience has", () => {
  it("counts by the wording in use those of its own and those for everyone, and no retired one", async () => {
    const { bankId, topicIds } = await makeBank(1);
    const kind = { topicId: topicIds[0], difficulty: "easy" } as const;
    await addQuestion(bankId, { ...kind, audience: "citizens" });
    const staff = await addQuestion(bankId, { ...kind, audience: "staff" });
    const reworded = await addQuestion(bankId, { ...kind, audience: "citizens" });
    await addRevision(reworded.questionId, 2, { ...kind, audience: "staff" });
    const set = await makeSet(bankId, "staff");
    const counts = { everyone: 6, citizens: 7, staff: 8 };
    expect((await countFitting()).get(bankId)).toEqual(counts);
    expect((await getSetDesk(set.slug, NOW)).fitting).toEqual(counts);
    // It is what a set of that audience takes.
    expect(await countsOf(set)).toEqual([counts.staff, 0]);
    await db().question.update({ where: { id: staff.questionId }, data: { retiredAt: NOW } });
    expect((await countFitting()).get(bankId)).toEqual({ ...counts, staff: 7 });
    expect((await countFitting()).get(NO_ID)).toBeUndefined();
  });
});

describe("showing what rounds may ask", () => {
  const reason = "Ôn lại câu hỏi của đợt thi trước";

  it("needs a reason and shows the questions of the contests of that moment, not of later ones", async () => {
    const { bank } = await makeContest();
    const set = await makeSet(bank.bankId);
    const waiver = { setId: set.id, reason, grants: EVERYWHERE };
    accepted(await showInPlay(waiver, system));
    expect(await countsOf(set)).toEqual([18, 0]);
    const [, act] = await actsOn(set);
    expect(act).toMatchObject({ act: "show-questions-in-play", reason });
    await makeContest({ track: { bankIds: [bank.bankId] }, cells: hardOf(bank.topicIds[1]) });
    expect(await countsOf(set)).toEqual([15, 3]);
    accepted(await holdBack(set.id, system));
    expect(await countsOf(set)).toEqual([12, 6]);
  });

  const hardOf = (topicId: string) => [{ topicId, difficulty: "hard" as const, count: 1 }];

  it("is refused to who does not organise every one of those contests, and where nothing is held back", async () => {
    const { bank, holder } = await makeContest();
    const set = await makeSet(bank.bankId);
    const { path } = await db().unit.findUniqueOrThrow({ where: { id: holder.unitId } });
    const own: Grant[] = [{ role: "organiser", scope: { kind: "unit", path } }] as Grant[];
    const foreign: Grant[] = [{ role: "organiser", scope: { kind: "unit", path: `${path}x/` } }] as Grant[];
    const refusal = { ok: false, reason: "contest-of-others" };
    expect(await showInPlay({ setId: set.id, reason, grants: foreign }, system)).toEqual(refusal);
    expect(await showInPlay({ setId: set.id, reason, grants: [] }, system)).toEqual(refusal);
    expect(await countsOf(set)).toEqual([15, 3]);
    accepted(await showInPlay({ setId: set.id, reason, grants: own }, system));
    expect(await countsOf(set)).toEqual([18, 0]);

    const free = await makeSet((await makeBank(1)).bankId);
    const none = await showInPlay({ setId: free.id, reason, grants: EVERYWHERE }, system);
    expect(none).toEqual({ ok: false, reason: "nothing-held-back" });
  });

  it("shows nothing of a round that the same contest adds later", async () => {
    const { bank, contestId, trackId } = await makeContest();
    const set = await makeSet(bank.bankId);
    accepted(await showInPlay({ setId: set.id, reason, grants: EVERYWHERE }, system));
    expect(await countsOf(set)).toEqual([18, 0]);
    const final = { ...ROUND, name: "Chung kết" };
    const { roundId } = accepted(await saveRound(contestId, null, final, system));
    accepted(await saveMatrix({ contestId, roundId, trackId }, hardOf(bank.topicIds[1]), system));
    expect(await countsOf(set)).toEqual([15, 3]);
  });

  it("ends when somebody widens the set: the leave was for the questions that it had", async () => {
    const { bank } = await makeContest({ cells: [] });
    const [first, second] = bank.topicIds;
    const set = await makeSet(bank.bankId);
    const fields = { title: set.title, description: "", audience: "everyone" as const, topicIds: [first] };
    accepted(await editSet(set.id, fields, system));
    accepted(await showInPlay({ setId: set.id, reason, grants: EVERYWHERE }, system));
    accepted(await editSet(set.id, { ...fields, title: "Tên khác" }, system));
    expect(await countsOf(set)).toEqual([9, 0]);
    accepted(await editSet(set.id, { ...fields, topicIds: [first, second] }, system));
    expect(await countsOf(set)).toEqual([0, 18]);
    expect((await actsOn(set)).at(-1)?.act).toBe("edit-practice-set");
    expect((await actsOn(set)).map((one) => one.act)).toContain("hold-back-questions");
  });

  it("a reason without an entry in the log shows nothing", async () => {
    const { bank } = await makeContest();
    const set = await makeSet(bank.bankId);
    await db().practiceSet.update({ where: { id: set.id }, data: { inPlayReason: reason } });
    expect(await countsOf(set)).toEqual([15, 3]);
  });
});
