import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findReview } from "~/attempt/review.queries.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import type { SaveRequest } from "~/attempt/sitting";
import { previewPaper } from "~/contest/preview-paper.server";
import { releaseSolutions } from "~/contest/release-solutions.server";
import type { QuestionType } from "~/core/scoring/types";
import { db, disconnect } from "~/platform/db.server";
import { start as startWiring, stop as stopWiring } from "~/wiring.server";
import { accepted } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { type EveryType, makeEveryType, rightAnswers, SECRETS, WORDINGS } from "../support/every-type";
import { rescoreAll } from "../support/journal";
import { journal, makePerson, reasonOf, type Started, start, viewOf } from "../support/sitting-fixture";
import { openSittingServer, type SittingServer } from "../support/sitting-server";

let database: TestDatabase;
let server: SittingServer;
let place: EveryType;
const BEGAN = new Date(Date.now() - 60_000);

beforeAll(async () => {
  database = await openTestDatabase();
  place = await makeEveryType(BEGAN, { resultTiming: "at_once" });
  await startWiring();
  server = await openSittingServer();
});

afterAll(async () => {
  await server.close();
  await stopWiring();
  await disconnect();
  await database.drop();
});

const begin = async () => start(place, await makePerson(place, BEGAN), new Date());

/** The question of a type in this paper, and a save of an answer to it. */
function asked({ view }: Started, type: QuestionType) {
  const question = view.questions.find((one) => one.type === type);
  if (!question) throw new Error(`no ${type}`);
  const { position } = question;
  const save = (seq: number, choice: string[]): SaveRequest => {
    return { attemptId: view.attemptId, seq, position, choice, prediction: null, leaseEpoch: 1 };
  };
  return { question, position, ids: question.options.map((option) => option.id), save };
}

const post = (started: Started, act: string, body: object) =>
  server.post(`/api/attempts/${started.attemptId}/${act}`, started.person, body);

async function sitWith(change: (type: QuestionType, right: string[]) => string[] | null) {
  const started = await begin();
  const right = await rightAnswers(started.attemptId);
  for (const [at, { type, choice }] of right.entries()) {
    const given = change(type, choice);
    if (!given) continue;
    const save = { ...asked(started, type).save(at + 1, given), position: at + 1 };
    const response = await post(started, "answers", save);
    expect([type, response.status]).toEqual([type, 200]);
  }
  expect((await post(started, "submit", { leaseEpoch: 1 })).status).toBe(200);
  const result = await db().result.findUniqueOrThrow({ where: { attemptId: started.attemptId } });
  return { ...started, result };
}

describe("a paper with a question of every type", () => {
  it("shows all that is asked, and nothing of what is right", async () => {
    const { view, attemptId } = await begin();
    expect(view.questions.map((question) => question.type).sort()).toEqual(Object.keys(WORDINGS).sort());
    for (const { type, stemHtml, prompts, options, picture } of view.questions) {
      const { options: texts, prompts: asked = [] } = WORDINGS[type];
      expect(options.map((option) => option.text).sort()).toEqual([...texts].sort());
      expect(prompts).toEqual(asked);
      expect(picture?.id ?? null).toBe(type === "ordering" ? place.pictureId : null);
      expect(stemHtml).toMatch(/^<p>/);
    }
    const html = view.questions.map((question) => question.stemHtml).join();
    expect(html).toContain("<li>Bộ Nội vụ</li>");
    expect(html).toContain("<strong>chủ trì</strong>");
    expect(html).toContain("&lt;cơ chế&gt;");
    const text = JSON.stringify(view);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"keys?":/);
    expect(attemptId).toBe(view.attemptId);
  });

  it("scores full marks for the right answers, and each wrong one as exactly one less", async () => {
    const { result } = await sitWith((_, right) => right);
    expect(result).toMatchObject({ points: 60, maxPoints: 60, correctCount: 6, answeredCount: 6 });
    const wrong: Record<QuestionType, (right: string[]) => string[] | null> = {
      single: () => null,
      multiple: (right) => right.slice(1),
      true_false: () => null,
      ordering: (right) => right.toReversed(),
      matching: ([first = "", ...rest]) => [...rest, first],
      short_answer: () => ["không rõ"],
    };
    for (const type of Object.keys(wrong) as QuestionType[]) {
      const { result } = await sitWith((one, right) => (one === type ? wrong[type](right) : right));
      expect([type, result.correctCount]).toEqual([type, 5]);
    }
  });

  it("takes a typed text without regard to case, accents and spaces, and keeps it as it was typed", async () => {
    const { result, attemptId } = await sitWith((type, right) =>
      type === "short_answer" ? ["  CHI SO   cải cách hành chính.".normalize("NFD")] : right,
    );
    expect(result.correctCount).toBe(6);
    const events = await journal(attemptId);
    expect(events.map(({ choice }) => choice[0])).toContain("CHI SO cải cách hành chính.");
  });

  it("keeps a part of the pairs, which is neither answered nor right", async () => {
    const { result, attemptId, person } = await sitWith((type, right) =>
      type === "matching" ? ["", ...right.slice(1)] : right,
    );
    expect(result).toMatchObject({ correctCount: 5, answeredCount: 5 });
    const matching = (await journal(attemptId)).find(({ choice }) => choice.includes(""));
    expect(matching?.choice).toHaveLength(3);
    const view = await viewOf(attemptId, person, new Date());
    expect(view.answers.find(({ choice }) => choice.includes(""))?.choice).toEqual(matching?.choice);
  });

  it("is scored again from the journal alone with the same outcome", async () => {
    const rows = await rescoreAll();
    expect(rows.length).toBeGreaterThan(8);
    for (const { recomputed, stored } of rows) expect(stored).toMatchObject(recomputed);
  });
});

describe("hostile answers", () => {
  it("are refused by type, and leave nothing in the journal", async () => {
    const started = await begin();
    const own = (type: QuestionType) => asked(started, type);
    const [a = "", b = "", c = "", d = ""] = own("ordering").ids;
    const [x = ""] = own("matching").ids;
    const [s = "", t = ""] = own("single").ids;
    const [m = ""] = own("multiple").ids;
    const corpus: [QuestionType, string[], string][] = [
      ["single", [s, t], "malformed"],
      ["single", [s, s], "malformed"],
      ["single", [""], "option-unknown"],
      ["single", [m], "option-unknown"],
      ["multiple", [m, m], "malformed"],
      ["multiple", [m, ""], "option-unknown"],
      ["true_false", own("true_false").ids, "malformed"],
      ["ordering", [a, b, c], "malformed"],
      ["ordering", [a, b, c, c], "malformed"],
      ["ordering", [a, b, c, d, a], "malformed"],
      ["ordering", [a, b, c, ""], "option-unknown"],
      ["ordering", [a, b, c, x], "option-unknown"],
      ["ordering", ["a", "b", "c", "d"], "option-unknown"],
      ["matching", [x, x], "malformed"],
      ["matching", [x, x, x, x], "malformed"],
      ["matching", [x, "", a], "option-unknown"],
      ["matching", [x, " ", x], "option-unknown"],
      ["short_answer", ["một", "hai"], "malformed"],
      ["short_answer", [""], "malformed"],
      ["short_answer", [" \u200B "], "malformed"],
      ["short_answer", ["x".repeat(201)], "malformed"],
      ["short_answer", ["một\u0000hai"], "malformed"],
      ["short_answer", ["một\u001Fhai"], "malformed"],
      ["short_answer", ["một\nhai"], "malformed"],
      ["short_answer", ["một\u202Ehai"], "malformed"],
      ["short_answer", ["\uD800"], "malformed"],
    ];
    for (const [type, choice, reason] of corpus) {
      const response = await post(started, "answers", own(type).save(1, choice));
      const reply = await response.json();
      expect([type, choice, reasonOf(reply)]).toEqual([type, choice, reason]);
    }
    for (const body of [{ choice: ["x".repeat(401)] }, { choice: [1] }, { choice: "par index" }]) {
      const response = await post(started, "answers", { ...own("short_answer").save(1, []), ...body });
      expect(response.status).toBe(400);
    }
    expect(await journal(started.attemptId)).toEqual([]);
  });

  it("are only text, whatever signs they hold, alone and in a group", async () => {
    const started = await begin();
    const { save, position } = asked(started, "short_answer");
    const texts = [
      "a.b.c",
      '"quoted", {braces}',
      "back\\slash\\",
      "'); DROP TABLE attempt; --",
      "NULL",
      "{}",
      ",",
      "chữ Việt có dấu: Đường sắt đô thị",
      "😀 ".repeat(99).trim(),
      "ấ".repeat(200),
      "$1 $$ %s",
      "<b>không phải HTML</b>",
    ];
    const replies = await Promise.all(
      texts.map((text, at) => saveAnswer(save(at + 1, [text]), started.person, Date.now())),
    );
    expect(replies.map(reasonOf)).toEqual(texts.map(() => "ok"));
    expect((await journal(started.attemptId)).map(({ choice }) => choice)).toEqual(
      texts.map((text) => [text.normalize("NFC")]),
    );
    // The same message again is the same fact; another text under its number is a conflict.
    const again = await saveAnswer(save(3, [texts[2] ?? ""]), started.person, Date.now() + 9);
    expect(again).toEqual(replies[2]);
    expect(reasonOf(await saveAnswer(save(3, ["khác"]), started.person, Date.now()))).toBe("seq-conflict");
    const { answers } = await viewOf(started.attemptId, started.person, new Date());
    expect(answers).toMatchObject([{ position, choice: [texts.at(-1)], seq: texts.length }]);
  });

  it("tell orders apart that hold the same options", async () => {
    const started = await begin();
    const { save, ids } = asked(started, "ordering");
    const now = Date.now();
    expect(reasonOf(await saveAnswer(save(1, ids), started.person, now))).toBe("ok");
    expect(reasonOf(await saveAnswer(save(1, ids.toReversed()), started.person, now))).toBe("seq-conflict");
    expect(reasonOf(await saveAnswer(save(2, ids.toReversed()), started.person, now))).toBe("ok");
    expect((await journal(started.attemptId)).map(({ choice }) => choice)).toEqual([ids, ids.toReversed()]);
  });
});

describe("after the release", () => {
  it("shows own and right answers of every type, to their person only", async () => {
    const round = await makeEveryType(BEGAN, { resultTiming: "at_once" });
    const before = place;
    place = round;
    const wrong = await sitWith((type, right) => {
      if (type === "ordering") return right.toReversed();
      if (type === "matching") return ["", ...right.slice(1)];
      return type === "short_answer" ? ["SIPAS"] : right;
    });
    place = before;
    const { attemptId, person } = wrong;
    await db().roundLock.create({ data: { roundId: round.roundId, lockedAt: new Date(), lotSeed: "seed" } });
    expect(await findReview(attemptId, person.accountId)).toBeNull();
    accepted(await releaseSolutions(round.roundId, { now: new Date(), actorId: null }));
    const review = (await findReview(attemptId, person.accountId)) ?? [];
    expect(review).toHaveLength(6);
    const byKind = (kind: string) => review.filter(({ answer }) => answer.kind === kind);
    expect(byKind("options").map(({ outcome }) => outcome)).toEqual(["correct", "correct", "correct"]);
    const [order] = byKind("order");
    const { options: steps } = WORDINGS.ordering;
    expect(order?.answer).toEqual({ kind: "order", given: steps.toReversed(), right: steps });
    expect(order?.picture).toMatchObject({ id: round.pictureId, width: 1200, height: 675 });
    const [pairs] = byKind("pairs");
    const { prompts = [], options } = WORDINGS.matching;
    expect(pairs?.answer).toEqual({
      kind: "pairs",
      pairs: [
        { prompt: prompts[0], given: null, right: options[1] },
        { prompt: prompts[1], given: options[0], right: options[0] },
        { prompt: prompts[2], given: options[2], right: options[2] },
      ],
    });
    const [text] = byKind("text");
    expect(text?.answer).toEqual({ kind: "text", given: "SIPAS", accepted: WORDINGS.short_answer.keys });
    for (const { explanationHtml } of review) expect(explanationHtml).toContain(`<strong>${SECRETS[1]}`);
    const stranger = await makePerson(round, BEGAN);
    expect(await findReview(attemptId, stranger.accountId)).toBeNull();

    // Another round over the same questions opens: nothing right is shown any more, the own answers stay.
    const { id: _, ...copied } = await db().round.findUniqueOrThrow({ where: { id: round.roundId } });
    const { pools } = await db().roundOpening.findUniqueOrThrow({ where: { roundId: round.roundId } });
    const next = await db().round.create({ data: { ...copied, number: copied.number + 1 } });
    await db().roundOpening.create({ data: { roundId: next.id, openedAt: BEGAN, pools: pools ?? [] } });
    const withheld = (await findReview(attemptId, person.accountId)) ?? [];
    const own = withheld.map(({ answer }) => answer);
    expect(new Set(withheld.map(({ outcome }) => outcome))).toEqual(new Set(["withheld"]));
    expect(own).toContainEqual({ kind: "order", given: steps.toReversed(), right: [] });
    expect(own).toContainEqual({ kind: "text", given: "SIPAS", accepted: [] });
    expect(JSON.stringify(withheld)).not.toMatch(/"isRight":true|"right":"/);
    for (const secret of SECRETS) expect(JSON.stringify(withheld)).not.toContain(secret);
  });
});

describe("the organiser's sample paper", () => {
  it("has every type, with the answers only where they are asked for", async () => {
    const request = {
      contestId: place.contestId,
      roundId: place.roundId,
      trackId: place.trackId,
      seed: "mot",
    };
    const plain = accepted(await previewPaper({ ...request, withAnswers: false }));
    expect(plain.answers).toEqual([]);
    for (const secret of SECRETS) expect(JSON.stringify(plain)).not.toContain(secret);
    const { questions, answers } = accepted(await previewPaper({ ...request, withAnswers: true }));
    expect(questions).toEqual(plain.questions);
    for (const { position, type, options, prompts } of questions) {
      const right = answers.find((answer) => answer.position === position)?.right ?? [];
      const texts = right.map((one) => options.find((option) => option.id === one)?.text ?? one);
      const { keys, options: written } = WORDINGS[type];
      const expected = type === "short_answer" ? keys : keys.map((key) => written[key.charCodeAt(0) - 97]);
      expect([type, texts]).toEqual([type, expected]);
      expect(prompts).toEqual(WORDINGS[type].prompts ?? []);
    }
  });
});
