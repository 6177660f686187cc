import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isComplete } from "~/core/scoring/complete";
import { scoreAttempt } from "~/core/scoring/score";
import type { GivenAnswer, QuestionResult, ScoredQuestion } from "~/core/scoring/types";

const ordering: ScoredQuestion = { type: "ordering", key: ["c", "a", "b"] };
const matching: ScoredQuestion = { type: "matching", key: ["b", "a", "b"] };
const short: ScoredQuestion = { type: "short_answer", key: ["PAR INDEX", "Chỉ số cải cách hành chính"] };

const judged = (question: ScoredQuestion, answer: GivenAnswer) =>
  scoreAttempt("2026-1", [question], [answer]);

describe("an order, pairs, a text", () => {
  it.each<[string, ScoredQuestion, GivenAnswer, QuestionResult]>([
    ["ordering, right", ordering, ["c", "a", "b"], "correct"],
    ["ordering, two swapped", ordering, ["a", "c", "b"], "wrong"],
    ["ordering, the author's order of options", ordering, ["a", "b", "c"], "wrong"],
    ["ordering, a part", ordering, ["c", "a"], "wrong"],
    ["ordering, more than there is", ordering, ["c", "a", "b", "b"], "wrong"],
    ["ordering, untouched", ordering, null, "blank"],
    ["ordering, cleared", ordering, [], "blank"],
    ["matching, right, one option twice", matching, ["b", "a", "b"], "correct"],
    ["matching, the same set elsewhere", matching, ["a", "b", "b"], "wrong"],
    ["matching, one missing", matching, ["b", "", "b"], "wrong"],
    ["matching, cleared", matching, [], "blank"],
    ["short, as written", short, ["PAR INDEX"], "correct"],
    ["short, lower case", short, ["par index"], "correct"],
    ["short, spaces and a full stop", short, ["  par   index. "], "correct"],
    ["short, without accents", short, ["chi so cai cach hanh chinh"], "correct"],
    ["short, decomposed", short, ["Chỉ số cải cách hành chính".normalize("NFD")], "correct"],
    ["short, joined", short, ["PARINDEX"], "wrong"],
    ["short, two texts", short, ["PAR INDEX", "PAR INDEX"], "wrong"],
    ["short, signs only", short, ["?!"], "wrong"],
    ["short, cleared", short, [], "blank"],
    ["short, voided", { ...short, voided: true }, ["SIPAS"], "void"],
    ["short, a text accepted later", { ...short, alsoAccepted: [["SIPAS"]] }, ["sipas"], "correct"],
  ])("%s", (_, question, answer, result) => {
    expect(judged(question, answer).perQuestion).toEqual([result]);
  });

  it("counts as answered what says something about everything that is asked", () => {
    const answers = [["c", "b", "a"], ["b", "", "b"], ["?"]];
    expect(scoreAttempt("2026-1", [ordering, matching, short], answers).answeredCount).toBe(2);
    expect([[], [""], ["", "a"], ["a"], ["a", "b"]].map(isComplete)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

const KEYS = ["a", "b", "c", "d", "e", "f", "g"];
/** A question with its right answer, and another answer that anybody could have given. */
const question = fc.oneof(
  fc.record({
    type: fc.constant("ordering" as const),
    ...{
      key: fc.shuffledSubarray(KEYS, { minLength: 7 }),
      other: fc.shuffledSubarray(KEYS, { minLength: 7 }),
    },
  }),
  fc.record({
    type: fc.constant("matching" as const),
    key: fc.array(fc.constantFrom(...KEYS), { minLength: 4, maxLength: 4 }),
    other: fc.array(fc.constantFrom("", ...KEYS), { minLength: 4, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant("multiple" as const),
    ...{ key: fc.subarray(KEYS, { minLength: 1 }), other: fc.subarray(KEYS) },
  }),
);

describe("papers of all types", () => {
  it("score everything for the right answers", () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 20 }), (questions) => {
        const score = scoreAttempt(
          "2026-1",
          questions,
          questions.map(({ key }) => key),
        );
        expect(score.points).toBe(score.maxPoints);
        expect(score.answeredCount).toBe(questions.length);
      }),
    );
  });

  it("score an arrangement exactly when every place of it is right", () => {
    fc.assert(
      fc.property(question, ({ type, key, other }) => {
        const isSame =
          type === "multiple"
            ? [...key].sort().join() === [...other].sort().join()
            : key.join() === other.join();
        expect(judged({ type, key }, other).correctCount).toBe(isSame ? 1 : 0);
      }),
    );
  });
});
