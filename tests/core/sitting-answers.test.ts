import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceLine, choiceOf } from "~/attempt/choice-line";
import { givenAnswer } from "~/attempt/given-answer";
import { judgeAnswer, type PaperOutline } from "~/attempt/judge-answer";
import { placesOf } from "~/attempt/paper-places";
import { isAnswered, isIncomplete, isSameAnswer } from "~/attempt/sitting-answers";
import { initialSitting } from "~/attempt/sitting-state";
import { MAX_TYPED_LENGTH, parseTyped, tidyTyped } from "~/attempt/typed-answer";
import type { QuestionType } from "~/core/scoring/types";
import { hasControlCharacters } from "~/core/text";
import { choose, makeView } from "../support/sitting-view";

const IDS = ["p1", "p2", "p3", "p4"];
const TYPES: QuestionType[] = ["single", "multiple", "true_false", "ordering", "matching", "short_answer"];
const outline: PaperOutline = {
  accountId: "a",
  asksPrediction: false,
  places: TYPES.map((type) => ({
    type,
    optionIds: type === "short_answer" ? [] : IDS,
    promptCount: type === "matching" ? 3 : 0,
  })),
};

function judge(type: QuestionType, choice: string[]): string[] | string {
  const verdict = judgeAnswer(outline, { position: TYPES.indexOf(type) + 1, choice, prediction: null });
  return verdict.ok ? verdict.choice : verdict.reason;
}

describe("an answer that comes in", () => {
  it.each<[QuestionType, string[], string[] | string]>([
    ["single", ["p2"], ["p2"]],
    ["single", ["p2", "p1"], "malformed"],
    ["multiple", ["p3", "p1"], ["p1", "p3"]],
    ["multiple", IDS.toReversed(), IDS],
    ["multiple", ["p1", "p1"], "malformed"],
    ["true_false", ["p9"], "option-unknown"],
    ["ordering", ["p3", "p1", "p4", "p2"], ["p3", "p1", "p4", "p2"]],
    ["ordering", ["p3", "p1"], "malformed"],
    ["ordering", ["p3", "p1", "p4", "p4"], "malformed"],
    ["matching", ["p3", "p3", "p1"], ["p3", "p3", "p1"]],
    ["matching", ["", "p3", ""], ["", "p3", ""]],
    ["matching", ["", "", ""], []],
    ["matching", ["", ""], "malformed"],
    ["matching", ["p3", "p3", "zz"], "option-unknown"],
    ["short_answer", [" Một  cửa "], ["Một cửa"]],
    ["short_answer", ["p1"], ["p1"]],
    ["short_answer", ["một\tcửa"], "malformed"],
    ["short_answer", ["a".repeat(MAX_TYPED_LENGTH)], ["a".repeat(MAX_TYPED_LENGTH)]],
    ["short_answer", ["a".repeat(MAX_TYPED_LENGTH + 1)], "malformed"],
  ])("%s %j is %j", (type, choice, expected) => {
    expect(judge(type, choice)).toEqual(expected);
  });

  it("may be cleared, whatever the type", () => {
    for (const type of TYPES) expect(judge(type, [])).toEqual([]);
  });

  it("is taken once it was taken: what is stored fits again, unchanged", () => {
    const any = fc.oneof(fc.constantFrom("", ...IDS, "zz"), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.array(any, { maxLength: 6 }), (type, choice) => {
        const stored = judge(type, choice);
        if (typeof stored === "string") return;
        expect(judge(type, stored)).toEqual(stored);
        expect(choiceOf(choiceLine(stored))).toEqual(stored);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a typed text", () => {
  it("can be anything: what is made of it is taken as it is", () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u0000",
        "\u001F",
        "\u202E",
        "\uD83D",
        "\u200B",
        "e\u200B\u0301",
        "ệ",
        "  ",
        "\n",
        "ﬁ",
      ),
    );
    const text = fc.array(unit, { maxLength: 80 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (typed) => {
        const tidy = tidyTyped(typed);
        expect([...tidy].length).toBeLessThanOrEqual(MAX_TYPED_LENGTH);
        expect(hasControlCharacters(tidy)).toBe(false);
        expect(parseTyped(tidy)).toBe(tidy === "" ? null : tidy);
        expect(tidyTyped(tidy)).toBe(tidy);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["Một cửa".normalize("NFD"), "Một cửa"],
    ["  một\n cửa\t", "một cửa"],
    ["một\u202Ecửa", "một cửa"],
    ["   ", ""],
    ["ấ".repeat(300).normalize("NFD"), "ấ".repeat(MAX_TYPED_LENGTH)],
    [`${"a".repeat(199)} b`, "a".repeat(199)],
  ])("%j becomes %j", (typed, tidy) => expect(tidyTyped(typed)).toBe(tidy));
});

describe("what was given, by the author's keys", () => {
  const options = IDS.map((id, at) => ({ id, key: "dcba"[at] ?? "" }));
  it.each<[QuestionType, string[], string[] | null]>([
    ["multiple", ["p1", "p4"], ["d", "a"]],
    ["ordering", ["p4", "p3", "p2", "p1"], ["a", "b", "c", "d"]],
    ["matching", ["p1", "", "p1"], ["d", "", "d"]],
    ["short_answer", ["p1"], ["p1"]],
    ["ordering", [], null],
  ])("%s %j is %j", (type, choice, given) => {
    expect(givenAnswer(type, options, choice)).toEqual(given);
  });

  it("cannot be an option of another paper", () => {
    expect(() => givenAnswer("single", options, ["zz"])).toThrow();
    expect(givenAnswer("single", options, undefined)).toBeNull();
  });
});

describe("answers on the device", () => {
  it("are the same only in the same order", () => {
    expect(isSameAnswer(choose("a", "b"), choose("a", "b"))).toBe(true);
    expect(isSameAnswer(choose("a", "b"), choose("b", "a"))).toBe(false);
    expect(isSameAnswer(choose("a"), choose("a", "b"))).toBe(false);
    expect(isSameAnswer(choose("a,b"), choose("a", "b"))).toBe(false);
  });

  it("are complete, incomplete or none", () => {
    const states = [choose(), choose("", "a"), choose("a", "b"), choose("chữ")];
    expect(states.map(isAnswered)).toEqual([false, false, true, true]);
    expect(states.map(isIncomplete)).toEqual([false, true, false, false]);
    expect(isAnswered({ choice: [], prediction: 0 })).toBe(true);
  });

  it("show in the map which place lacks something", () => {
    const answers = [
      { position: 1, seq: 1, choice: ["", "a1"], prediction: null, receivedAt: 1 },
      { position: 2, seq: 2, choice: ["b2", "a2"], prediction: null, receivedAt: 2 },
    ];
    const view = makeView({ answers, lastSeq: 2 });
    const places = placesOf(view, initialSitting(view), new Set());
    expect(places.map(({ answered, incomplete }) => [answered, incomplete])).toEqual([
      [false, true],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });
});
