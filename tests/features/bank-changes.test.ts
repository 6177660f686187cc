import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveRevision } from "~/bank/approve-revision.server";
import { changeSchema, MAX_CHANGED, readSelection } from "~/bank/bank-change";
import { findChange, listChanges } from "~/bank/bank-change.queries.server";
import { changeQuestions } from "~/bank/change-questions.server";
import { importBank } from "~/bank/import-bank.server";
import { getQuestion } from "~/bank/question.queries.server";
import { remarkRevision } from "~/bank/remark-revision.server";
import { restoreQuestion, retireQuestion } from "~/bank/retire-question.server";
import { reviseQuestion } from "~/bank/revise-question.server";
import { submitRevision } from "~/bank/submit-revision.server";
import { setTags } from "~/bank/tag-questions.server";
import { undoChange } from "~/bank/undo-change.server";
import { withdrawRevision } from "~/bank/withdraw-revision.server";
import { db, disconnect } from "~/platform/db.server";
import { draftOf, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { proposalAt, revisionAt } from "../support/review-builders";

const ALL = ["T1-Q01", "T1-Q02", "T2-Q01"];
let database: TestDatabase;
let serial = 0;
let slug = "";
let [lan, minh] = ["", ""];

beforeAll(async () => {
  database = await openTestDatabase();
  lan = (await makeAccount("official")).accountId;
  minh = (await makeAccount("official")).accountId;
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

beforeEach(async () => {
  serial += 1;
  slug = `loat-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
});

const by = (actorId: string, minute = 1) => ({ now: minutes(minute), actorId });
const change = (fields: Record<string, unknown>, codes: string[] | string = ALL, who = lan, minute = 1) =>
  changeQuestions(
    {
      bankSlug: slug,
      selection: typeof codes === "string" ? { query: codes } : { codes },
      change: changeSchema.parse(fields),
    },
    by(who, minute),
  );
const undo = (changeId: string, who = lan) => undoChange({ bankSlug: slug, changeId }, by(who, 9));

/** Everything about the questions that an act may change. */
async function snapshot() {
  return db().question.findMany({
    where: { bank: { slug } },
    orderBy: { code: "asc" },
    select: {
      code: true,
      retiredAt: true,
      tags: { orderBy: { key: "asc" }, select: { key: true, tag: true } },
      revisions: { orderBy: { number: "asc" }, include: { solution: true } },
    },
  });
}

describe("acts on many questions", () => {
  it.each([
    { kind: "retire", reason: "Văn bản hết hiệu lực" },
    { kind: "add-tag", tag: "Đợt 1" },
    { kind: "set-topic", topic: "T2" },
    { kind: "set-difficulty", difficulty: "hard" },
    { kind: "set-audience", audience: "citizens" },
  ])(
    "$kind changes them, leaves others alone with the reason, and is undone without a trace",
    async (fields) => {
      const before = await snapshot();
      const done = accepted(await change(fields, [...ALL, "T9-Q99"]));
      const changed = await snapshot();
      expect(changed).not.toEqual(before);
      expect(done.done + done.refused.length).toBe(4);
      expect(done.refused).toContainEqual({ code: "T9-Q99", reason: "question-unknown" });
      expect(await listChanges(slug)).toMatchObject([
        { kind: fields.kind, count: done.done, undoneAt: null },
      ]);
      expect(accepted(await undo(done.changeId))).toMatchObject({ undone: done.done, left: [] });
      expect(await snapshot()).toEqual(before);
      expect(await undo(done.changeId)).toMatchObject({ reason: "already-undone" });
      expect(await findChange(slug, done.changeId)).toMatchObject({ undoneAt: minutes(9), left: [] });
    },
  );

  it("restores what was retired, and undoing retires it since the same instant", async () => {
    accepted(await retireQuestion({ bankSlug: slug, code: "T1-Q01", reason: "Cũ" }, by(lan, 0)));
    const before = await snapshot();
    const done = accepted(await change({ kind: "restore", reason: "Nhầm" }));
    expect(done).toMatchObject({ done: 1, refused: [{ reason: "not-retired" }, { reason: "not-retired" }] });
    accepted(await undo(done.changeId));
    expect(await snapshot()).toEqual(before);
  });

  it("takes a tag off and hangs it back", async () => {
    accepted(await setTags({ bankSlug: slug, code: "T1-Q02", tags: ["Một cửa"] }, by(lan)));
    const done = accepted(await change({ kind: "remove-tag", tag: "MOT CUA" }));
    expect((await getQuestion(slug, "T1-Q02")).tags).toEqual([]);
    expect(done).toMatchObject({ done: 1 });
    expect(done.refused.map((one) => one.reason)).toEqual(["lacks-tag", "lacks-tag"]);
    accepted(await undo(done.changeId));
    expect((await getQuestion(slug, "T1-Q02")).tags).toEqual(["Một cửa"]);
  });

  it("submits drafts, and undoing withdraws what still waits", async () => {
    const drafted = accepted(await change({ kind: "set-difficulty", difficulty: "hard" }));
    const sent = accepted(await change({ kind: "submit" }));
    accepted(await approveRevision(await proposalAt(slug, "T1-Q01", 2), by(minh)));
    const undone = accepted(await undo(sent.changeId));
    expect(undone).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    // What was approved stays; withdrawn drafts have a history by now and stay too.
    expect(await undo(drafted.changeId)).toMatchObject({ reason: "nothing-to-undo" });
    const { revisions } = await getQuestion(slug, "T1-Q02");
    expect(revisions.map((one) => one.state)).toEqual(["draft", "approved"]);
    expect((await getQuestion(slug, "T1-Q01")).approvedNumber).toBe(2);
  });

  it("makes drafts only: what is in use stays until somebody else approves", async () => {
    accepted(await change({ kind: "set-topic", topic: "T2" }, ["T1-Q01"]));
    const question = await getQuestion(slug, "T1-Q01", lan);
    expect(question).toMatchObject({ approvedNumber: 1, may: { submit: true, approve: false } });
    expect(question.revisions[0]).toMatchObject({ number: 2, state: "draft", topicCode: "T2" });
    expect(question.revisions[0]?.keys).toEqual(question.revisions[1]?.keys);
    expect(question.revisions[0]?.document).toEqual(question.revisions[1]?.document);
  });

  it("means by all those that the filter lets through", async () => {
    expect(accepted(await change({ kind: "add-tag", tag: "Dễ" }, "?difficulty=easy"))).toMatchObject({
      done: 2,
    });
    expect((await getQuestion(slug, "T1-Q02")).tags).toEqual([]);
    expect(await change({ kind: "add-tag", tag: "Dễ" }, "?search=khong-co-cau-nao")).toMatchObject({
      reason: "nothing-selected",
    });
  });

  it("is refused as a whole when nothing fits", async () => {
    expect(await change({ kind: "submit" })).toMatchObject({ reason: "already-approved" });
    expect(await change({ kind: "set-topic", topic: "T9" })).toMatchObject({ reason: "topic-unknown" });
    expect(await change({ kind: "submit" }, [])).toMatchObject({ reason: "nothing-selected" });
    const many = Array.from({ length: MAX_CHANGED + 1 }, (_, n) => `X-${n}`);
    expect(await change({ kind: "submit" }, many)).toMatchObject({ reason: "too-many-selected" });
    expect(await listChanges(slug)).toEqual([]);
  });
});

describe("undoing after others have worked on", () => {
  it("leaves what has been changed since, and says so", async () => {
    const retired = accepted(await change({ kind: "retire", reason: "Cũ" }));
    const request = { bankSlug: slug, code: "T1-Q01", reason: "Cần" };
    accepted(await restoreQuestion(request, by(minh, 2)));
    accepted(await retireQuestion(request, by(minh, 3)));
    expect(accepted(await undo(retired.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    expect((await getQuestion(slug, "T1-Q01")).retiredAt).toEqual(minutes(3));
  });

  const tagsOf = async (code: string) => (await getQuestion(slug, code)).tags;
  const tag = (code: string, tags: string[], minute = 2) =>
    setTags({ bankSlug: slug, code, tags }, by(minh, minute));

  it("leaves a tag that somebody hung on again, or spells otherwise, and takes off the others", async () => {
    const tagged = accepted(await change({ kind: "add-tag", tag: "Đợt 1" }));
    accepted(await tag("T1-Q01", []));
    accepted(await tag("T1-Q01", ["Đợt 1"], 3));
    accepted(await tag("T1-Q02", ["ĐỢT 1"]));
    // Another tag beside it changes nothing about this one.
    accepted(await tag("T2-Q01", ["Đợt 1", "Thể chế"]));
    expect(accepted(await undo(tagged.changeId))).toMatchObject({ undone: 1, left: ["T1-Q01", "T1-Q02"] });
    expect(await Promise.all(ALL.map(tagsOf))).toEqual([["Đợt 1"], ["ĐỢT 1"], ["Thể chế"]]);
  });

  it("leaves a tag that many were given again, also by who did it first", async () => {
    const first = accepted(await change({ kind: "add-tag", tag: "Đợt 1" }));
    accepted(await undo(first.changeId));
    const second = accepted(await change({ kind: "add-tag", tag: "Đợt 1" }, ["T1-Q01"], lan, 10));
    expect(await undo(first.changeId)).toMatchObject({ reason: "already-undone" });
    accepted(await change({ kind: "remove-tag", tag: "Đợt 1" }, ["T1-Q01"], minh, 11));
    accepted(await change({ kind: "add-tag", tag: "Đợt 1" }, ["T1-Q01"], lan, 12));
    expect(await undo(second.changeId)).toMatchObject({ reason: "nothing-to-undo" });
    expect(await tagsOf("T1-Q01")).toEqual(["Đợt 1"]);
  });

  it("does not hang a tag back that somebody took off anew", async () => {
    accepted(await change({ kind: "add-tag", tag: "Đợt 1" }, ALL, lan, 0));
    const bared = accepted(await change({ kind: "remove-tag", tag: "Đợt 1" }));
    accepted(await tag("T1-Q01", ["Đợt 1"]));
    accepted(await tag("T1-Q01", [], 3));
    expect(accepted(await undo(bared.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    expect(await Promise.all(ALL.map(tagsOf))).toEqual([[], ["Đợt 1"], ["Đợt 1"]]);
  });

  it("does not retire again what somebody retired and restored since", async () => {
    accepted(await change({ kind: "retire", reason: "Cũ" }, ALL, lan, 0));
    const restored = accepted(await change({ kind: "restore", reason: "Nhầm" }));
    const request = { bankSlug: slug, code: "T1-Q02", reason: "Xem lại" };
    accepted(await retireQuestion(request, by(minh, 2)));
    accepted(await restoreQuestion(request, by(minh, 3)));
    expect(accepted(await undo(restored.changeId))).toMatchObject({ undone: 2, left: ["T1-Q02"] });
    expect((await getQuestion(slug, "T1-Q02")).retiredAt).toBeNull();
    expect((await getQuestion(slug, "T1-Q01")).retiredAt).toEqual(minutes(0));
  });

  it("does not withdraw what was withdrawn and submitted anew", async () => {
    accepted(await change({ kind: "set-difficulty", difficulty: "hard" }));
    const sent = accepted(await change({ kind: "submit" }, ALL, lan, 2));
    const proposal = await proposalAt(slug, "T1-Q01", 2);
    accepted(await withdrawRevision(proposal, by(lan, 3)));
    accepted(await submitRevision(proposal, by(lan, 4)));
    // A remark is no other submission.
    const spokenOf = await proposalAt(slug, "T1-Q02", 2);
    accepted(await remarkRevision({ ...spokenOf, remark: "Tôi sẽ xem." }, by(minh, 5)));
    const done = sent.done;
    expect(accepted(await undo(sent.changeId))).toMatchObject({ undone: done - 1, left: ["T1-Q01"] });
    expect((await getQuestion(slug, "T1-Q01")).revisions[0]?.state).toBe("in-review");
    expect((await getQuestion(slug, "T1-Q02")).revisions[0]?.state).toBe("draft");
  });

  it("goes by the order of the acts, not by the instants at which they were asked for", async () => {
    // Asked for first, done last: it waited for the lock of the banks.
    const tagged = accepted(await change({ kind: "add-tag", tag: "Đợt 1" }, ALL, lan, 5));
    accepted(await tag("T1-Q01", [], 3));
    accepted(await tag("T1-Q01", ["Đợt 1"], 4));
    expect(accepted(await undo(tagged.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
  });

  it("leaves drafts that were revised, submitted or spoken of", async () => {
    const drafted = accepted(await change({ kind: "set-audience", audience: "staff" }));
    const basedOn = await revisionAt(slug, "T1-Q01", 2);
    const revised = { bankSlug: slug, code: "T1-Q01", basedOn, draft: draftOf() };
    accepted(await reviseQuestion(revised, by(minh)));
    accepted(await submitRevision(await proposalAt(slug, "T2-Q01", 2), by(lan)));
    expect(await undo(drafted.changeId)).toMatchObject({ reason: "nothing-to-undo" });
  });

  it("does not let a form of a draft that was taken back overwrite another one of its number", async () => {
    const drafted = accepted(await change({ kind: "set-difficulty", difficulty: "hard" }, ["T1-Q01"]));
    const seen = await revisionAt(slug, "T1-Q01", 2);
    accepted(await undo(drafted.changeId));
    const other = draftOf({ stem: "Bản nháp của người khác?" });
    const place = { bankSlug: slug, code: "T1-Q01" };
    const first = await revisionAt(slug, "T1-Q01", 1);
    accepted(await reviseQuestion({ ...place, basedOn: first, draft: other }, by(minh)));
    const second = await revisionAt(slug, "T1-Q01", 2);
    const revise = (basedOn: string | null) =>
      reviseQuestion({ ...place, basedOn, draft: draftOf() }, by(lan));
    for (const basedOn of [seen, first, null]) {
      expect(await revise(basedOn)).toMatchObject({ reason: "changed-meanwhile" });
    }
    expect(await revise(second)).toMatchObject({ ok: true, number: 3 });
  });

  it("is done once, also when two ask at the same moment", async () => {
    const tagged = accepted(await change({ kind: "add-tag", tag: "Hai lần" }));
    const outcomes = await Promise.all([undo(tagged.changeId), undo(tagged.changeId, minh)]);
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it("does not reach into another bank", async () => {
    const tagged = accepted(await change({ kind: "add-tag", tag: "Riêng" }));
    accepted(await importBank(smallBank(`${slug}-khac`), { now: NOW, actorId: null }));
    const elsewhere = { bankSlug: `${slug}-khac`, changeId: tagged.changeId };
    expect(await undoChange(elsewhere, by(lan))).toMatchObject({ reason: "change-unknown" });
    expect(await findChange(`${slug}-khac`, tagged.changeId)).toBeNull();
  });
});

describe("undoing one act after the other", () => {
  const RETIRE = { kind: "retire", reason: "Văn bản hết hiệu lực" };
  const RESTORE = { kind: "restore", reason: "Nhầm" };
  const HANG = { kind: "add-tag", tag: "Đợt 1" };
  const TAKE_OFF = { kind: "remove-tag", tag: "ĐỢT 1" };

  it.each([
    { name: "a tag hung on and taken off", acts: [HANG, TAKE_OFF] },
    { name: "a tag, three times", acts: [HANG, TAKE_OFF, HANG] },
    { name: "retired and restored", acts: [RETIRE, RESTORE] },
    { name: "retired, restored and retired", acts: [RETIRE, RESTORE, RETIRE] },
    {
      name: "a new difficulty, then a new topic",
      acts: [
        { kind: "set-difficulty", difficulty: "hard" },
        { kind: "set-topic", topic: "T2" },
      ],
    },
  ])("brings back what was before each of them: $name", async ({ acts }) => {
    const states = [await snapshot()];
    const changes: { changeId: string; done: number }[] = [];
    for (const [minute, fields] of acts.entries()) {
      changes.push(accepted(await change(fields, ALL, lan, minute)));
      states.push(await snapshot());
    }
    for (const { changeId, done } of changes.reverse()) {
      states.pop();
      expect(accepted(await undo(changeId))).toMatchObject({ undone: done, left: [] });
      expect(await snapshot()).toEqual(states.at(-1));
    }
  });

  it("waits until the later one is undone, and can be undone then", async () => {
    const before = await snapshot();
    const first = accepted(await change(HANG));
    const second = accepted(await change(TAKE_OFF, ALL, minh, 2));
    expect(await undo(first.changeId)).toMatchObject({ reason: "nothing-to-undo" });
    expect(await findChange(slug, first.changeId)).toMatchObject({ undoneAt: null, left: [] });
    accepted(await undo(second.changeId, minh));
    expect(accepted(await undo(first.changeId))).toMatchObject({ undone: ALL.length });
    expect(await snapshot()).toEqual(before);
  });

  it("does not take an act for undone on a question where it was left alone", async () => {
    const first = accepted(await change(RETIRE));
    const second = accepted(await change(RESTORE, ALL, lan, 2));
    const place = { bankSlug: slug, code: "T1-Q01", reason: "Xem lại" };
    accepted(await retireQuestion(place, by(minh, 3)));
    accepted(await restoreQuestion(place, by(minh, 4)));
    expect(accepted(await undo(second.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    // On that one the restoring stands, and what somebody did by hand since; neither is the first act's to undo.
    const third = accepted(await change(RETIRE, ["T1-Q01"], lan, 5));
    accepted(await undo(third.changeId));
    expect(accepted(await undo(first.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    expect((await snapshot()).map((one) => one.retiredAt)).toEqual([null, null, null]);
  });

  it("does not take what a person did by hand for an undoing, though it looks the same", async () => {
    const first = accepted(await change(HANG));
    const second = accepted(await change(TAKE_OFF, ALL, lan, 2));
    accepted(await setTags({ bankSlug: slug, code: "T1-Q01", tags: ["Đợt 1"] }, by(minh, 3)));
    expect(accepted(await undo(second.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    expect(accepted(await undo(first.changeId))).toMatchObject({ undone: 2, left: ["T1-Q01"] });
    expect((await getQuestion(slug, "T1-Q01")).tags).toEqual(["Đợt 1"]);
  });
});

describe("what a bulk form says", () => {
  it("is ticked codes, or a list's address", () => {
    expect(readSelection({ code: "T1-Q01" })).toEqual({ codes: ["T1-Q01"] });
    expect(readSelection({ code: ["T1-Q01", "T1-Q01", "../x", 3] })).toEqual({ codes: ["T1-Q01"] });
    expect(readSelection({ selection: "all", query: "?topic=T1", code: "T2-Q01" })).toEqual({
      query: "?topic=T1",
    });
    expect(readSelection({})).toEqual({ codes: [] });
  });

  it.each([
    { kind: "burn" },
    { kind: "retire", reason: " " },
    { kind: "add-tag", tag: "<b>x</b>" },
    { kind: "add-tag", tag: "" },
    { kind: "set-difficulty", difficulty: "extreme" },
    { kind: "set-topic", topic: "\u0000" },
  ])("%j is refused", (fields) => {
    expect(changeSchema.safeParse(fields).success).toBe(false);
  });
});
