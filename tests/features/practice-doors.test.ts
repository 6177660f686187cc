import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { retireQuestion } from "~/bank/retire-question.server";
import { listRevisionSheets } from "~/bank/revision-sheet.queries.server";
import type { QuestionType } from "~/core/scoring/types";
import { db, disconnect } from "~/platform/db.server";
import type { CheckedQuestion, PaperAnswer, PracticePaper, PracticeQuestion } from "~/practice/paper";
import type { PassageAnswer } from "~/practice/passages.server";
import type { PracticeSet } from "~/practice/set";
import { withdrawSet } from "~/practice/withdraw-set.server";
import * as paperDoor from "~/routes/watch/practice-paper";
import * as pictureDoor from "~/routes/watch/practice-picture";
import * as setDoor from "~/routes/watch/practice-set";
import * as listDoor from "~/routes/watch/practice-sets";
import { accepted, addQuestion, makeBank, makeContest, NOW, system } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { importPracticeBank } from "../support/practice-bank";
import { makePublicSet, makeSet, questionsOf } from "../support/practice-builders";

type Door = (args: never) => Promise<unknown>;
type Ask = { set?: string; picture?: string; search?: string; form?: [string, string][]; from?: string };

let database: TestDatabase;
let real: PracticeSet;

beforeAll(async () => {
  database = await openTestDatabase();
  real = await makePublicSet(await importPracticeBank("on-luyen"));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

// Doors read the clock themselves; only the date is faked, timers run on.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));
afterEach(() => void vi.useRealTimers());

let addresses = 0;

/** Calls a door as the router would, each time from another address; a thrown response is an answer too. */
async function call(door: Door, { set = "", picture = "", search = "", form, from }: Ask = {}) {
  addresses += 1;
  const body = form && new URLSearchParams(form);
  const request = new Request(`http://127.0.0.1:3000/x${search}`, { method: form ? "POST" : "GET", body });
  const context = { clientIp: from ?? `10.0.0.${addresses}` };
  const args = { request, params: { set, picture }, context } as never;
  const answer = (await door(args).catch((thrown: unknown) => thrown)) as Response;
  if (!(answer instanceof Response)) throw answer;
  const text = await answer.text();
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null };
}

const paperOf = async (set: string, search: string) =>
  (await call(paperDoor.loader, { set, search })).body.paper as PracticePaper;

const ask = async (set: string, question: string) =>
  (await call(setDoor.loader, { set, search: `?q=${encodeURIComponent(question)}` })).body
    .answer as PassageAnswer;

/** The whole set as lists, as a browser without scripts would page through it. */
async function allQuestions(set: string, seed = "s1"): Promise<PracticeQuestion[]> {
  const first = await paperOf(set, `?view=list&seed=${seed}`);
  const rest = Array.from(
    { length: first.pageCount - 1 },
    (_, at) => `?view=list&seed=${seed}&page=${at + 2}`,
  );
  const pages = await Promise.all(rest.map((search) => paperOf(set, search)));
  return [first, ...pages].flatMap((page) => page.questions);
}

/** The form's answer to a question, right or wrong, as a person who knows the bank would give it. */
async function answersTo(question: PracticeQuestion): Promise<{ right: string[]; wrong: string[] }> {
  const sheet = (await listRevisionSheets([question.id])).get(question.id);
  if (!sheet) throw new Error("no sheet");
  const idOf = (key: string) => {
    const text = sheet.options.find((option) => option.key === key)?.text;
    return question.options.find((option) => option.text === text)?.id ?? "";
  };
  if (question.type === "short_answer")
    return { right: [` ${sheet.keys[0]?.toUpperCase()}. `], wrong: ["không rõ"] };
  const right = sheet.keys.map(idOf);
  if (question.type === "ordering" || question.type === "matching")
    return { right, wrong: right.toReversed() };
  const other = question.options.find((option) => !right.includes(option.id))?.id ?? "";
  return { right, wrong: [other] };
}

async function check(set: string, question: PracticeQuestion, given: string[], seed = "s1") {
  const form: [string, string][] = [
    ["question", question.id],
    ["check", question.id],
    ...given.map((one): [string, string] => [`answer-${question.id}`, one]),
  ];
  const { status, body } = await call(paperDoor.action, { set, search: `?seed=${seed}`, form });
  return {
    status,
    answer: body as PaperAnswer,
    checked: (body as PaperAnswer).checked?.[0] as CheckedQuestion,
  };
}

describe("who may come in", () => {
  it("everybody sees published sets; drafts, withdrawn and unknown ones are 404 at every door", async () => {
    const { bankId } = await makeBank(1);
    const draft = await makeSet(bankId);
    const gone = await makePublicSet(bankId);
    accepted(await withdrawSet(gone.id, system));
    const list = await call(listDoor.loader);
    expect(list.body.cards.map((card: { slug: string }) => card.slug)).toEqual([real.slug]);
    const doors: Door[] = [setDoor.loader, paperDoor.loader, paperDoor.action, pictureDoor.loader];
    for (const set of [draft.slug, gone.slug, "khong-co", "", "../x", "a".repeat(500)]) {
      for (const door of doors) {
        const form = door === paperDoor.action ? [["check", "all"] as [string, string]] : undefined;
        expect((await call(door, { set, form })).status).toBe(404);
      }
    }
    expect((await call(setDoor.loader, { set: real.slug })).status).toBe(200);
  });

  it("one address has a ceiling of its own", async () => {
    const statuses = new Map<number, number>();
    for (let at = 0; at < 170; at++) {
      const { status, headers } = await call(pictureDoor.loader, { set: "khong-co", from: "192.0.2.1" });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 429) expect(headers.get("Retry-After")).toBe("5");
    }
    expect([statuses.get(404), statuses.get(429)]).toEqual([150, 20]);
    vi.setSystemTime(NOW.getTime() + 60_000);
    expect((await call(pictureDoor.loader, { set: "khong-co", from: "192.0.2.1" })).status).toBe(404);
  });
});

describe("a paper", () => {
  it("without a seed is drawn anew, with one it is always the same, options included", async () => {
    const first = await call(paperDoor.loader, { set: real.slug, search: "?count=10&topic=T1" });
    expect(first.status).toBe(302);
    const to = first.headers.get("Location") ?? "";
    expect(to).toMatch(/\/paper\?topic=T1&count=10&view=one&seed=[a-z0-9]+$/);
    const search = "?count=5&view=list&seed=abc";
    const one = await paperOf(real.slug, search);
    expect(one).toEqual(await paperOf(real.slug, search));
    expect(one.questions).toHaveLength(5);
    const other = await paperOf(real.slug, "?count=5&view=list&seed=abd");
    expect(other.questions.map((question) => question.id)).not.toEqual(
      one.questions.map((question) => question.id),
    );
  });

  it("has the chosen topics, one question on a page or a list", async () => {
    const topics = await paperOf(real.slug, "?topic=T1&topic=T2&view=list&seed=x");
    expect(new Set(topics.questions.map((question) => question.topicName)).size).toBe(2);
    const single = await paperOf(real.slug, "?seed=x&page=3");
    expect([single.questions.length, single.questions[0]?.position]).toEqual([1, 3]);
    const beyond = await paperOf(real.slug, "?seed=x&page=9999");
    expect(beyond.address.page).toBe(beyond.pageCount);
    expect((await paperOf(real.slug, "?seed=x&page=result&marks=rw")).questions).toEqual([]);
  });

  it("tells nothing of what is right before an answer, neither by name nor by the order of options", async () => {
    const questions = await allQuestions(real.slug);
    const sheets = await listRevisionSheets(questions.map((question) => question.id));
    const text = JSON.stringify(questions);
    for (const name of ["keys", "isRight", "explanation", "source", "code", "difficulty"]) {
      expect(text).not.toContain(`"${name}`);
    }
    for (const sheet of sheets.values()) expect(text).not.toContain(sheet.explanation);
    // Shown right as often as by chance: one in six or less.
    const isShownRight: boolean[] = [];
    for (let seed = 0; seed < 12; seed++) {
      const drawn = await allQuestions(real.slug, `o${seed}`);
      for (const question of drawn.filter((one) => one.type === "ordering")) {
        const { right } = await answersTo(question);
        isShownRight.push(right.join() === question.options.map((option) => option.id).join());
      }
    }
    expect(isShownRight.length).toBeGreaterThanOrEqual(12);
    expect(isShownRight.filter(Boolean).length).toBeLessThan(isShownRight.length / 2);
  });
});

describe("an answer", () => {
  it("of every type is judged, explained and cited at once", async () => {
    const questions = await allQuestions(real.slug);
    const types = new Set<QuestionType>();
    for (const question of questions) {
      if (types.has(question.type)) continue;
      types.add(question.type);
      const { right, wrong } = await answersTo(question);
      const [good, bad, none] = [
        await check(real.slug, question, right),
        await check(real.slug, question, wrong),
        await check(real.slug, question, []),
      ];
      const marks = [good, bad, none].map((one) => one.checked?.mark);
      expect([question.type, ...marks]).toEqual([question.type, "right", "wrong", "blank"]);
      expect(good.checked.explanationHtml).toMatch(/^<p>/);
      expect(good.checked.source).toMatch(/, \p{Lu}\p{L}+/u);
    }
    expect([...types].sort()).toEqual([
      "matching",
      "multiple",
      "ordering",
      "short_answer",
      "single",
      "true_false",
    ]);
  });

  it("of one question tells that one only; those told before are told again", async () => {
    const [first, second, third] = await allQuestions(real.slug);
    if (!first || !second || !third) throw new Error("three questions were promised");
    const form: [string, string][] = [first, second, third].map(({ id }) => ["question", id]);
    form.push(["checked", first.id], ["check", second.id], [`answer-${third.id}`, "1"]);
    const { body } = await call(paperDoor.action, { set: real.slug, search: "?seed=s1", form });
    const { checked, kept, asked } = body as PaperAnswer;
    expect(checked.map((one) => one.id)).toEqual([first.id, second.id]);
    expect([kept[third.id], asked]).toEqual([["1"], second.id]);
  });

  it("of a question that was kept for a round, reworded or retired since is refused, and says nothing", async () => {
    const bank = await makeBank(2);
    const set = await makePublicSet(bank.bankId);
    const { slug: bankSlug } = await db().bank.findUniqueOrThrow({ where: { id: bank.bankId } });
    const questions = await allQuestions(set.slug);
    const [kept, retired] = questions;
    if (!kept || !retired) throw new Error("two questions were promised");
    const before = await check(set.slug, kept, []);
    expect(before.checked.explanationHtml).toContain("CANARY");
    const { question } = await db().questionRevision.findUniqueOrThrow({
      where: { id: retired.id },
      select: { question: true },
    });
    accepted(await retireQuestion({ bankSlug, code: question.code, reason: "Thử" }, system));
    const gone = await check(set.slug, retired, []);
    expect(gone.answer).toMatchObject({ checked: [], refused: [{ id: retired.id, reason: "not-in-set" }] });
    await makeContest({ track: { bankIds: [bank.bankId] }, cells: [] });
    const after = await check(set.slug, kept, []);
    expect(after.answer).toMatchObject({ checked: [], refused: [{ id: kept.id, reason: "not-in-set" }] });
    expect(JSON.stringify([gone, after])).not.toContain("CANARY");
  });

  it("that cannot be one is refused", async () => {
    const questions = await allQuestions(real.slug);
    const ofType = (type: QuestionType) => questions.find((question) => question.type === type);
    const cases: [QuestionType, string[]][] = [
      ["single", ["1", "2"]],
      ["single", ["a"]],
      ["multiple", ["1", "1"]],
      ["ordering", ["1"]],
      ["matching", ["1"]],
      ["short_answer", ["x", "y"]],
    ];
    for (const [type, given] of cases) {
      const question = ofType(type);
      if (!question) throw new Error(`no ${type}`);
      const { answer } = await check(real.slug, question, given);
      expect([type, answer.checked, answer.refused[0]?.reason]).toEqual([type, [], "malformed"]);
    }
    const form: [string, string][] = [["question", "x"]];
    expect((await call(paperDoor.action, { set: real.slug, search: "?seed=a", form })).status).toBe(400);
    expect((await call(paperDoor.action, { set: real.slug, form: [["check", "all"]] })).status).toBe(400);
  });
});

describe("nothing of a question outside the set leaves", () => {
  it("no page, answer or passage holds a word of what is held back", async () => {
    const bank = await makeBank(2);
    await makeContest({
      track: { bankIds: [bank.bankId] },
      cells: [{ topicId: bank.topicIds[0], difficulty: "easy", count: 1 }],
    });
    const set = await makePublicSet(bank.bankId);
    const { heldBack, shown } = await questionsOf(set);
    expect([heldBack.length, shown.length]).toEqual([2, 10]);
    const held = await db().questionRevision.findMany({ where: { questionId: { in: heldBack } } });
    const outside = (
      await addQuestion((await makeBank(1)).bankId, { topicId: bank.topicIds[0], difficulty: "easy" })
    ).revisionId;
    const seen: string[] = [];
    for (const question of await allQuestions(set.slug))
      seen.push(JSON.stringify(question), JSON.stringify(await check(set.slug, question, [])));
    for (const { id } of [...held, { id: outside }]) {
      const probe = {
        id,
        position: 1,
        type: "single",
        stemHtml: "",
        picture: null,
        prompts: [],
        options: [],
        topicName: "",
      } as const;
      const { answer } = await check(set.slug, { ...probe, prompts: [], options: [] }, []);
      expect(answer.checked).toEqual([]);
    }
    for (const { stem } of held) seen.push(JSON.stringify((await ask(set.slug, stem)).passages));
    const text = seen.join("\n");
    for (const { stem } of held) expect(text).not.toMatch(new RegExp(`${stem}\\b`));
    expect(text).toContain("CANARY-EXPLANATION");
    await makeContest({ track: { bankIds: [bank.bankId] }, cells: [] });
    const none = await ask(set.slug, "CANARY-EXPLANATION");
    expect(none.passages).toEqual([]);
    expect((await call(setDoor.loader, { set: set.slug })).body.choice).toMatchObject({
      questions: 0,
      topics: [],
    });
    expect((await paperOf(set.slug, "?seed=a")).total).toBe(0);
  });

  it("pictures are those of questions in the set now", async () => {
    const bank = await makeBank(1);
    const set = await makePublicSet(bank.bankId);
    const pictures = await Promise.all(
      [1, 2].map((at) =>
        db().picture.create({
          data: {
            mime: "image/png",
            width: 8,
            height: 8,
            bytes: new Uint8Array([at]),
            sha256: new Uint8Array([at]),
            createdAt: NOW,
          },
        }),
      ),
    );
    const [own, other] = pictures;
    const { id: questionId } = await db().question.create({
      data: { bankId: bank.bankId, code: "HINH", createdAt: NOW },
    });
    await db().questionRevision.create({
      data: {
        ...{
          questionId,
          number: 1,
          topicId: bank.topicIds[0],
          difficulty: "easy",
          audience: "everyone",
          type: "true_false",
        },
        ...{ stem: "Hình vẽ gì?", searchKey: "", options: [], factIds: [], createdAt: NOW, approvedAt: NOW },
        ...{
          pictureId: own?.id,
          pictureAlt: "Sơ đồ",
          solution: { create: { keys: ["a"], explanation: "", searchKey: "" } },
        },
      },
    });
    const get = (picture = "") => call(pictureDoor.loader, { set: set.slug, picture });
    const shown = await get(own?.id);
    expect([shown.status, shown.headers.get("Content-Type"), shown.headers.get("Cache-Control")]).toEqual([
      ...[200, "image/png", "private, max-age=300"],
    ]);
    expect(shown.headers.get("X-Content-Type-Options")).toBe("nosniff");
    for (const picture of [other?.id, "x", "", "019a0000-0000-7000-8000-000000000000"]) {
      expect((await get(picture)).status).toBe(404);
    }
    expect((await call(pictureDoor.loader, { set: real.slug, picture: own?.id })).status).toBe(404);
    await makeContest({ track: { bankIds: [bank.bankId] }, cells: [] });
    expect((await get(own?.id)).status).toBe(404);
  });
});

describe("the study assistant", () => {
  it("answers with explanations and their sources, marked, and with nothing else", async () => {
    const { passages } = await ask(real.slug, "Văn bản nào quy định cơ chế một cửa?");
    expect(passages.length).toBeGreaterThan(0);
    expect(passages.length).toBeLessThanOrEqual(10);
    const explanations = (await db().solution.findMany()).map((one) => one.explanation);
    for (const { text, source } of passages) {
      expect(explanations).toContain(text.map((segment) => segment.text).join(""));
      expect(source.map((segment) => segment.text).join("")).toMatch(/, /);
    }
    expect(
      passages[0]?.text
        .filter((segment) => segment.isFound)
        .map((one) => one.text)
        .join(),
    ).toMatch(/một cửa/i);
    expect(Object.keys(passages[0] ?? {})).toEqual(["id", "text", "source"]);
  });

  it("says plainly when nothing fits, and asks nothing for an empty question", async () => {
    expect(await ask(real.slug, "cách nấu phở bò")).toEqual({ question: "cách nấu phở bò", passages: [] });
    expect(await ask(real.slug, "   ")).toBeNull();
    expect((await ask(real.slug, "x".repeat(5_000))).question).toHaveLength(200);
  });

  it("over all published sets leaves drafts out", async () => {
    const { body } = await call(listDoor.loader, { search: "?q=CANARY-EXPLANATION" });
    const drafts = await makeSet((await makeBank(1)).bankId);
    const again = await call(listDoor.loader, { search: "?q=CANARY-EXPLANATION" });
    expect(again.body.answer).toEqual(body.answer);
    expect(again.text).not.toContain(drafts.slug);
  });
});
