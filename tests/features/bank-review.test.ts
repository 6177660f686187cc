import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actOnProposal } from "~/bank/act-on-proposal.server";
import { addQuestion } from "~/bank/add-question.server";
import { approveRevision } from "~/bank/approve-revision.server";
import { approveRevisions } from "~/bank/approve-revisions.server";
import { changeQuestions } from "~/bank/change-questions.server";
import { importBank } from "~/bank/import-bank.server";
import { listPool } from "~/bank/pool.queries.server";
import { getQuestion } from "~/bank/question.queries.server";
import { readProposals } from "~/bank/queue-act";
import { remarkRevision } from "~/bank/remark-revision.server";
import { retireQuestion } from "~/bank/retire-question.server";
import { returnRevision } from "~/bank/return-revision.server";
import { readReviewQueue } from "~/bank/review-queue.queries.server";
import { reviseQuestion } from "~/bank/revise-question.server";
import { submitRevision } from "~/bank/submit-revision.server";
import { undoChange } from "~/bank/undo-change.server";
import { withdrawRevision } from "~/bank/withdraw-revision.server";
import { db, disconnect } from "~/platform/db.server";
import { draftOf, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, minutes, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { proposalAt, revisionAt } from "../support/review-builders";

let database: TestDatabase;
let serial = 0;
let slug = "";
let [lan, minh, hoa] = ["", "", ""];

beforeAll(async () => {
  database = await openTestDatabase();
  [lan, minh, hoa] = (await Promise.all(
    [1, 2, 3].map(async () => (await makeAccount("official")).accountId),
  )) as [string, string, string];
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

beforeEach(async () => {
  serial += 1;
  slug = `duyet-${serial}`;
  accepted(await importBank(smallBank(slug), { now: NOW, actorId: null }));
});

const by = (actorId: string, minute = 0) => ({ now: minutes(minute), actorId });
const at = (number: number, code = "T1-Q01") => proposalAt(slug, code, number);
const revise = async (actorId: string, number: number, change = {}, submitted = true) => {
  const basedOn = await revisionAt(slug, "T1-Q01", number);
  const request = { bankSlug: slug, code: "T1-Q01", basedOn, draft: draftOf(change), submitted };
  return reviseQuestion(request, by(actorId));
};

/** The wording that papers are drawn from now. */
async function stemInUse(code = "T1-Q01"): Promise<string | undefined> {
  const bank = await db().bank.findUniqueOrThrow({ where: { slug } });
  const pool = (await listPool([bank.id], "everyone")).map((one) => one.revisionId);
  const rows = await db().questionRevision.findMany({ where: { id: { in: pool }, question: { code } } });
  return rows[0]?.stem;
}

describe("from author to bank", () => {
  it("keeps the approved wording in use until another person approves the new one", async () => {
    const before = await stemInUse();
    accepted(await revise(lan, 1));
    expect(await stemInUse()).toBe(before);
    expect(await approveRevision(await at(2), by(lan))).toMatchObject({ reason: "own-question" });
    expect(await stemInUse()).toBe(before);
    expect(await approveRevision(await at(2), by(minh, 5))).toEqual({ ok: true });
    expect(await stemInUse()).toBe(draftOf().stem);
    const { revisions, approvedNumber } = await getQuestion(slug, "T1-Q01");
    expect(approvedNumber).toBe(2);
    expect(revisions[0]).toMatchObject({ state: "approved", approvedAt: minutes(5) });
    expect(revisions[0]?.steps.map((step) => step.kind)).toEqual(["submitted", "approved"]);
  });

  it("leaves a new question out of papers until it is approved", async () => {
    const { code } = accepted(
      await addQuestion({ bankSlug: slug, draft: draftOf(), submitted: true }, by(lan)),
    );
    expect(await stemInUse(code)).toBeUndefined();
    accepted(await approveRevision(await at(1, code), by(minh)));
    expect(await stemInUse(code)).toBe(draftOf().stem);
  });

  it("goes back with a remark, is mended, and goes through", async () => {
    accepted(await revise(lan, 1));
    accepted(await returnRevision({ ...(await at(2)), remark: "Phương án C chưa rõ." }, by(minh, 1)));
    expect(await approveRevision(await at(2), by(minh))).toMatchObject({ reason: "not-in-review" });
    accepted(await remarkRevision({ ...(await at(2)), remark: "Tôi sửa ngay." }, by(lan, 2)));
    accepted(await revise(lan, 2, { stem: "Câu đã sửa theo ý kiến thẩm định?" }, false));
    accepted(await submitRevision(await at(3), by(lan, 3)));
    accepted(await approveRevision(await at(3), by(minh, 4)));
    const { revisions } = await getQuestion(slug, "T1-Q01");
    expect(revisions.map((one) => one.state)).toEqual(["approved", "returned", "approved"]);
    expect(revisions[1]?.steps.map(({ kind, remark }) => ({ kind, remark }))).toEqual([
      { kind: "submitted", remark: "" },
      { kind: "returned", remark: "Phương án C chưa rõ." },
      { kind: "remarked", remark: "Tôi sửa ngay." },
    ]);
  });

  it("can be withdrawn by who wrote it, not by others", async () => {
    accepted(await revise(lan, 1));
    expect(await withdrawRevision(await at(2), by(minh))).toMatchObject({ reason: "not-own-question" });
    accepted(await withdrawRevision(await at(2), by(lan)));
    expect((await getQuestion(slug, "T1-Q01")).revisions[0]?.state).toBe("draft");
    expect(await withdrawRevision(await at(2), by(lan))).toMatchObject({ reason: "not-in-review" });
  });

  it("writes who did what into the audit log", async () => {
    accepted(await revise(lan, 1));
    accepted(await approveRevision(await at(2), by(minh)));
    const { id } = await db().question.findFirstOrThrow({ where: { code: "T1-Q01", bank: { slug } } });
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(entries.map(({ act, actorId }) => [act, actorId])).toEqual([
      ["revise-question", lan],
      ["approve-revision", minh],
    ]);
  });
});

describe("nobody approves the own question", () => {
  it("nor one that somebody else wrote on after them, or that they submitted for somebody", async () => {
    accepted(await revise(lan, 1, {}, false));
    accepted(await revise(hoa, 2, { stem: "Câu do hai người cùng soạn?" }, false));
    accepted(await submitRevision(await at(3), by(minh)));
    for (const own of [lan, hoa, minh]) {
      expect(await approveRevision(await at(3), by(own))).toMatchObject({ reason: "own-question" });
    }
  });

  it("even past the program: the database refuses the author, and any change of words", async () => {
    accepted(await revise(lan, 1));
    const { id } = await db().questionRevision.findFirstOrThrow({
      where: { number: 2, question: { code: "T1-Q01", bank: { slug } } },
    });
    const client = new pg.Client(database.url);
    await client.connect();
    const approve = (who: string) =>
      client.query("UPDATE question_revision SET approved_at = now(), approved_by = $2 WHERE id = $1", [
        id,
        who,
      ]);
    await expect(approve(lan)).rejects.toThrow(/revision_approval/);
    await expect(
      client.query("UPDATE question_revision SET stem = 'Câu khác' WHERE id = $1", [id]),
    ).rejects.toThrow(/never changes/);
    // The check is able to pass: another person may.
    await approve(minh);
    await client.end();
  });
});

describe("what changed meanwhile", () => {
  it("one of two approvals at once counts", async () => {
    accepted(await revise(lan, 1));
    const proposal = await at(2);
    const outcomes = await Promise.all([minh, hoa, minh].map((who) => approveRevision(proposal, by(who))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok && one.reason === "already-approved")).toHaveLength(2);
    const steps = await db().revisionStep.count({
      where: { kind: "approved", revision: { question: { bank: { slug } } } },
    });
    expect(steps).toBe(1);
  });

  it("an approval of what has been revised since is refused, also at the same moment", async () => {
    accepted(await revise(lan, 1));
    const seen = await at(2);
    const [revised, approved] = await Promise.all([
      revise(hoa, 2, { stem: "Câu sửa trong lúc duyệt?" }),
      approveRevision(seen, by(minh)),
    ]);
    expect(revised.ok).toBe(true);
    const { approvedNumber } = await getQuestion(slug, "T1-Q01");
    expect(approvedNumber).toBe(approved.ok ? 2 : 1);
    expect(await approveRevision(await at(2), by(minh))).toMatchObject({ reason: "changed-meanwhile" });
  });

  it.each(["submit", "approve", "return", "withdraw", "remark"] as const)(
    "%s of a draft that was taken back does not reach the one that has its number now",
    async (act) => {
      const selection = { codes: ["T1-Q01"] };
      const change = { kind: "set-difficulty", difficulty: "hard" } as const;
      const { changeId } = accepted(await changeQuestions({ bankSlug: slug, selection, change }, by(lan)));
      const seen = await at(2);
      accepted(await undoChange({ bankSlug: slug, changeId }, by(lan)));
      accepted(await revise(hoa, 1, { stem: "Bản khác mang cùng số?" }, act !== "submit"));
      const now = await at(2);
      const who = by(act === "withdraw" ? hoa : minh);
      const request = { remark: "Đã xem." };
      expect(await actOnProposal(act, { ...request, ...seen }, who)).toMatchObject({
        reason: "changed-meanwhile",
      });
      const steps = await db().revisionStep.findMany({ where: { revisionId: now.revisionId } });
      expect(steps.map((one) => one.kind)).toEqual(act === "submit" ? [] : ["submitted"]);
      // The very same act on what is there now goes through.
      expect(await actOnProposal(act, { ...request, ...now }, who)).toMatchObject({ ok: true });
    },
  );

  it("a ticked proposal of the queue names its wording, and nothing else is read", () => {
    const revisionId = randomUUID();
    const ticked = [
      `T1-Q01:${revisionId}`,
      "T1-Q02:2",
      "T1-Q03",
      `../x:${revisionId}`,
      7,
      `T1-Q04:${revisionId}:1`,
    ];
    expect(readProposals({ proposal: ticked })).toEqual([{ code: "T1-Q01", revisionId }]);
    expect(readProposals({})).toEqual([]);
  });

  it("a retired question is neither submitted nor approved", async () => {
    accepted(await revise(lan, 1));
    accepted(await retireQuestion({ bankSlug: slug, code: "T1-Q01", reason: "Hết hiệu lực" }, by(lan)));
    expect(await approveRevision(await at(2), by(minh))).toMatchObject({ reason: "question-retired" });
    expect(await submitRevision(await at(2), by(lan))).toMatchObject({ reason: "question-retired" });
    expect(await approveRevision(await at(2, "T9-Q99"), by(minh))).toMatchObject({
      reason: "question-unknown",
    });
    expect(await approveRevision({ ...(await at(2)), bankSlug: "khac" }, by(minh))).toMatchObject({
      reason: "question-unknown",
    });
  });
});

describe("the queue", () => {
  async function fill() {
    const codes: string[] = [];
    for (const [index, who] of [lan, minh, lan].entries()) {
      const draft = draftOf({ stem: `Câu chờ thẩm định số ${index}?` });
      const added = await addQuestion({ bankSlug: slug, draft, submitted: true }, by(who, 10 - index));
      codes.push(accepted(added).code);
    }
    return codes as [string, string, string];
  }

  it("shows the oldest first, begins with what the viewer may review, and names who submitted", async () => {
    const [first, second, third] = await fill();
    const queue = await readReviewQueue(slug, null, lan);
    expect(queue.lines.map(({ code, isOwn }) => ({ code, isOwn }))).toEqual([
      { code: third, isOwn: true },
      { code: second, isOwn: false },
      { code: first, isOwn: true },
    ]);
    expect(queue).toMatchObject({ total: 3, position: 1, current: { code: second, may: { approve: true } } });
    expect(queue.lines.every((line) => line.submittedBy !== null)).toBe(true);
    expect((await readReviewQueue(slug, first, lan)).current).toMatchObject({
      code: first,
      may: { approve: false },
    });
    expect((await readReviewQueue(slug, "T9-Q99", lan)).current?.code).toBe(second);
    expect(await readReviewQueue("khong-co", null, lan)).toMatchObject({ total: 0, current: null });
  });

  it("approves many at once, skips own ones and those that changed, and says which", async () => {
    const [first, second, third] = await fill();
    const basedOn = await revisionAt(slug, third, 1);
    const request = { bankSlug: slug, code: third, basedOn, draft: draftOf({ stem: "Sửa rồi?" }) };
    accepted(await reviseQuestion(request, by(lan)));
    const proposals = await Promise.all([first, second, third].map((code) => at(1, code)));
    const { done, refused } = await approveRevisions({ bankSlug: slug, proposals }, by(minh));
    expect(done.map((one) => one.code)).toEqual([first]);
    expect(refused).toEqual([
      { code: second, reason: "own-question" },
      { code: third, reason: "changed-meanwhile" },
    ]);
    expect(await stemInUse(first)).toBe("Câu chờ thẩm định số 0?");
    expect(await stemInUse(second)).toBeUndefined();
  });
});
