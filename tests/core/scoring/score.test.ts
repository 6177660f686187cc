import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CURRENT_SCORING_VERSION,
  isScoringVersion,
  SCORING_VERSIONS,
  scoreAttempt,
} from "~/core/scoring/score";
import type { GivenAnswer, QuestionResult, ScoredQuestion } from "~/core/scoring/types";

const single: ScoredQuestion = { type: "single", key: ["b"] };
const multiple: ScoredQuestion = { type: "multiple", key: ["a", "c"] };
const trueFalse: ScoredQuestion = { type: "true_false", key: ["true"] };

describe("version 2026-1", () => {
  it.each<[string, ScoredQuestion, GivenAnswer, QuestionResult]>([
    ["single, the key", single, ["b"], "correct"],
    ["single, another", single, ["a"], "wrong"],
    ["single, the key and another", single, ["b", "a"], "wrong"],
    ["single, the key twice", single, ["b", "b"], "correct"],
    ["single, nothing", single, null, "blank"],
    ["single, cleared", single, [], "blank"],
    ["single, an option that is none", single, ["z"], "wrong"],
    ["multiple, all", multiple, ["c", "a"], "correct"],
    ["multiple, a part", multiple, ["a"], "wrong"],
    ["multiple, one too many", multiple, ["a", "b", "c"], "wrong"],
    ["multiple, as many but others", multiple, ["a", "b"], "wrong"],
    ["multiple, doubled to the right length", multiple, ["a", "a"], "wrong"],
    ["true/false, right", trueFalse, ["true"], "correct"],
    ["true/false, wrong", trueFalse, ["false"], "wrong"],
    ["voided, right", { ...single, voided: true }, ["b"], "void"],
    ["voided, wrong", { ...single, voided: true }, ["a"], "void"],
    ["voided, blank", { ...single, voided: true }, null, "void"],
    ["voided, without a key", { ...single, key: [], voided: true }, ["a"], "void"],
    ["second key accepted", { ...single, alsoAccepted: [["c"]] }, ["c"], "correct"],
    ["first key beside a second", { ...single, alsoAccepted: [["c"]] }, ["b"], "correct"],
    ["both keys at once", { ...single, alsoAccepted: [["c"]] }, ["b", "c"], "wrong"],
  ])("%s", (_, question, answer, result) => {
    const score = scoreAttempt("2026-1", [question], [answer]);
    const paid = result === "correct" || result === "void";
    expect(score.perQuestion).toEqual([result]);
    expect(score.points).toBe(paid ? 10 : 0);
    expect(score.maxPoints).toBe(10);
    expect(score.correctCount).toBe(result === "correct" ? 1 : 0);
    expect(score.answeredCount).toBe(answer === null || answer.length === 0 ? 0 : 1);
  });

  it("adds up whole points", () => {
    const questions = [single, multiple, trueFalse, { ...single, voided: true }];
    expect(scoreAttempt("2026-1", questions, [["b"], ["a"], null, null], { pointsPerQuestion: 5 })).toEqual({
      points: 10,
      maxPoints: 20,
      correctCount: 1,
      answeredCount: 2,
      perQuestion: ["correct", "wrong", "blank", "void"],
    });
    expect(scoreAttempt("2026-1", [], [])).toMatchObject({ points: 0, maxPoints: 0, perQuestion: [] });
  });

  it("refuses what only a bug can ask", () => {
    expect(() => scoreAttempt("2025-9", [], [])).toThrow(RangeError);
    expect(() => scoreAttempt("2026-1", [single], [])).toThrow(RangeError);
    expect(() => scoreAttempt("2026-1", [], [["a"]])).toThrow(RangeError);
    expect(() => scoreAttempt("2026-1", [{ ...single, key: [] }], [["a"]])).toThrow(RangeError);
    for (const pointsPerQuestion of [0, -1, 1.5, Number.NaN]) {
      expect(() => scoreAttempt("2026-1", [single], [["b"]], { pointsPerQuestion })).toThrow(RangeError);
    }
  });
});

describe("scoring versions", () => {
  it("know themselves", () => {
    expect(SCORING_VERSIONS).toContain(CURRENT_SCORING_VERSION);
    expect(isScoringVersion("2026-1")).toBe(true);
    expect(isScoringVersion("toString")).toBe(false);
  });
});

const OPTIONS = ["a", "b", "c", "d"];
const sitting = fc
  .array(
    fc.record({
      key: fc.subarray(OPTIONS, { minLength: 1 }),
      voided: fc.boolean(),
      answer: fc.option(fc.shuffledSubarray(OPTIONS)),
    }),
    { maxLength: 30 },
  )
  .map((rows) => ({
    questions: rows.map(({ key, voided }): ScoredQuestion => ({ type: "multiple", key, voided })),
    answers: rows.map(({ answer }): GivenAnswer => answer),
  }));

describe("scoreAttempt in general", () => {
  it("stays between nothing and everything, and its parts agree", () => {
    fc.assert(
      fc.property(sitting, fc.integer({ min: 1, max: 50 }), ({ questions, answers }, pointsPerQuestion) => {
        const score = scoreAttempt("2026-1", questions, answers, { pointsPerQuestion });
        const count = (result: QuestionResult) => score.perQuestion.filter((r) => r === result).length;
        expect(score.points).toBe((count("correct") + count("void")) * pointsPerQuestion);
        expect(score.maxPoints).toBe(questions.length * pointsPerQuestion);
        expect(score.points).toBeLessThanOrEqual(score.maxPoints);
        expect(score.correctCount).toBe(count("correct"));
        expect(score.answeredCount).toBeLessThanOrEqual(questions.length);
      }),
    );
  });

  it("does not care in which order options were ticked", () => {
    fc.assert(
      fc.property(sitting, ({ questions, answers }) => {
        const reversed = answers.map((answer) => answer?.toReversed() ?? null);
        expect(scoreAttempt("2026-1", questions, reversed)).toEqual(
          scoreAttempt("2026-1", questions, answers),
        );
      }),
    );
  });

  it("never takes points away when a question is voided or a key is added", () => {
    fc.assert(
      fc.property(
        sitting,
        fc.nat(),
        fc.subarray(OPTIONS, { minLength: 1 }),
        ({ questions, answers }, n, key) => {
          fc.pre(questions.length > 0);
          const before = scoreAttempt("2026-1", questions, answers).points;
          const change = (patch: Partial<ScoredQuestion>) =>
            questions.map((q, i) => (i === n % questions.length ? { ...q, ...patch } : q));
          expect(scoreAttempt("2026-1", change({ voided: true }), answers).points).toBeGreaterThanOrEqual(
            before,
          );
          expect(
            scoreAttempt("2026-1", change({ alsoAccepted: [key] }), answers).points,
          ).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
