import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFacilities, listItemAnswers } from "~/attempt/item-answers.queries.server";
import { reportItem } from "~/attempt/item-report";
import { reportQuestion } from "~/attempt/item-report.queries.server";
import type { DrawnQuestion } from "~/core/drawing/draw";
import { db, disconnect } from "~/platform/db.server";
import { decideAttempt } from "~/standing/decide-attempt.server";
import { lockRound } from "~/standing/lock-round.server";
import { accepted, hours } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import type { Sitting } from "../support/sitting-fixture";
import { callDoor, makeOfficer, makeRound, sit } from "../support/standing-fixture";

let database: TestDatabase;
let place: Sitting;
let answered: { attemptId: string; right: Set<string>; wrong: Set<string> }[];

/** What a person got right: by the fixture the first `right` places of the own paper. */
async function sitAndRemember(right: number) {
  const { attemptId } = await sit(place, right, 10);
  const { paper } = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const ids = (paper as DrawnQuestion[]).map((question) => question.revisionId);
  return { attemptId, right: new Set(ids.slice(0, right)), wrong: new Set(ids.slice(right)) };
}

beforeAll(async () => {
  database = await openTestDatabase();
  place = await makeRound();
  answered = [];
  for (const right of [9, 7, 6, 4, 2, 0]) answered.push(await sitAndRemember(right));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const allIds = () => [...new Set(answered.flatMap((one) => [...one.right, ...one.wrong]))];

describe("answers of a round", () => {
  it("are not told before the round is locked", async () => {
    expect(await listItemAnswers(allIds())).toEqual([]);
    accepted(await lockRound(place.roundId, { now: hours(3), actorId: null }));
    expect(await listItemAnswers(allIds())).toHaveLength(6 * 9);
  });

  it("carry the mark and the rest of the paper without it", async () => {
    for (const answer of await listItemAnswers(allIds())) {
      expect(answer.mark).toBe(answer.given?.[0] === "b" ? 1 : 0);
    }
    const rests = (await listItemAnswers(allIds())).map(({ mark, rest }) => mark + rest);
    expect(rests.sort((a, b) => a - b)).toEqual([0, 2, 4, 6, 7, 9].flatMap((right) => Array(9).fill(right)));
  });

  it("give each question the share of those who got it right", async () => {
    const facilities = await listFacilities(allIds(), 1);
    for (const id of allIds()) {
      const had = answered.filter((one) => one.right.has(id) || one.wrong.has(id));
      const right = had.filter((one) => one.right.has(id));
      expect(facilities.get(id)).toBeCloseTo(right.length / had.length, 12);
    }
    expect((await listFacilities(allIds(), 7)).size).toBe(0);
  });

  it("leave out who was disqualified, until reinstated", async () => {
    const actorId = await makeOfficer(place, "organiser");
    const attempt = { attemptId: answered[0]?.attemptId ?? "", roundId: place.roundId };
    const decide = (verdict: "disqualify" | "reinstate") =>
      decideAttempt({ ...attempt, verdict, reason: "Thi hộ người khác" }, { now: hours(4), actorId });
    accepted(await decide("disqualify"));
    expect(await listItemAnswers(allIds())).toHaveLength(5 * 9);
    accepted(await decide("reinstate"));
    expect(await listItemAnswers(allIds())).toHaveLength(6 * 9);
  });

  it("are reported for a question by its address; an address that names nothing has none", async () => {
    const [id = ""] = allIds();
    const revision = await db().questionRevision.findUniqueOrThrow({
      where: { id },
      include: { question: { include: { bank: true } } },
    });
    const { bank, code } = revision.question;
    const { revisions } = await reportQuestion(bank.slug, code);
    const had = answered.filter((one) => one.right.has(id) || one.wrong.has(id)).length;
    expect(revisions).toMatchObject([{ number: revision.number, people: had, blank: 0 }]);
    expect(revisions[0]?.lines.filter((line) => line.isRight).map((line) => line.key)).toEqual(["b"]);
    expect((await reportQuestion(bank.slug, "KHONG-CO")).revisions).toEqual([]);
  });
});

describe("the matrix page draws papers on demand", () => {
  it("and says how equal they are, with measured questions where there are any", async () => {
    const as = await makeOfficer(place, "organiser");
    const without = await callDoor("organise/round-matrix.tsx", { as, place });
    expect(JSON.parse(without.text)).toMatchObject({ isSimulated: false, simulation: null });
    const asked = await callDoor("organise/round-matrix.tsx", { as, place, search: "?simulate=1" });
    const { simulation } = JSON.parse(asked.text);
    expect(simulation).toMatchObject({ papers: 1000, questionsPerPaper: 9 });
    expect(simulation.cells).toHaveLength(5);
    const bars = simulation.bins.reduce((sum: number, bin: { count: number }) => sum + bin.count, 0);
    expect(bars).toBe(1000);
    expect(simulation.mostDrawn[0].code).toMatch(/^Q/);
    expect(asked.text).not.toContain("CANARY");
  });
});

describe("the report of one item", () => {
  const options = ["a", "b", "c"].map((key) => ({ key, text: key.toUpperCase() }));

  it("counts who chose what, blanks apart", () => {
    const report = reportItem({ type: "single", options, keys: ["b"] }, [
      { chosen: ["b"], mark: 1, rest: 5 },
      { chosen: ["a"], mark: 0, rest: 2 },
      { chosen: [], mark: 0, rest: 1 },
    ]);
    expect(report).toMatchObject({ people: 3, blank: 1, wrongTexts: [] });
    expect(report.lines.map(({ key, people, isRight }) => [key, people, isRight])).toEqual([
      ["a", 1, false],
      ["b", 1, true],
      ["c", 0, false],
    ]);
  });

  it("knows right and wrong only where there is nothing to choose, and gathers wrong texts", () => {
    const report = reportItem({ type: "short_answer", options: [], keys: ["80"] }, [
      { chosen: ["80%"], mark: 1, rest: 5 },
      { chosen: ["Bảy mươi"], mark: 0, rest: 2 },
      { chosen: ["bay muoi"], mark: 0, rest: 3 },
      { chosen: ["60"], mark: 0, rest: 1 },
    ]);
    expect(report.lines.map(({ key, people }) => [key, people])).toEqual([
      ["right", 1],
      ["wrong", 3],
    ]);
    expect(report.wrongTexts).toEqual([
      { text: "Bảy mươi", people: 2 },
      { text: "60", people: 1 },
    ]);
  });

  it("of nobody is all unknown", () => {
    expect(reportItem({ type: "single", options, keys: ["b"] }, [])).toMatchObject({
      people: 0,
      facility: null,
      discriminationIndex: null,
      groups: [],
    });
  });
});
