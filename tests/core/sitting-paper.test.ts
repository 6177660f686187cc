import { describe, expect, it } from "vitest";
import { answeredCount, placesOf, saveSign } from "~/attempt/paper-places";
import { MAX_PREDICTION, parsePrediction } from "~/attempt/prediction-limit";
import type { SittingEvent } from "~/attempt/sitting-event";
import { initialSitting, nextSitting, type SittingState } from "~/attempt/sitting-state";
import { choose, makeView } from "../support/sitting-view";

describe("a typed prediction", () => {
  it.each([
    ["", null],
    ["  ", null],
    ["0", 0],
    ["1234", 1234],
    ["1.234", 1234],
    ["1 234 567", 1_234_567],
    ["1,234", 1234],
    [String(MAX_PREDICTION), MAX_PREDICTION],
    [String(MAX_PREDICTION + 1), undefined],
    ["12,5", undefined],
    ["-3", undefined],
    ["12 người", undefined],
    ["1e5", undefined],
    ["999999999999999999999", undefined],
  ])("%j is %j", (text, value) => {
    expect(parsePrediction(text)).toBe(value);
  });
});

describe("the map", () => {
  it("has the prediction as its last place, and does not count it as a question", () => {
    const view = makeView({ predictionQuestion: "Bao nhiêu người?" });
    const answered: SittingEvent = { kind: "answered", position: 2, answer: choose("a2") };
    const predicted: SittingEvent = { kind: "answered", position: 0, answer: { choice: [], prediction: 9 } };
    const opened: SittingEvent = { kind: "opened", stored: [], isDurable: true };
    const state = [opened, answered, predicted].reduce(nextSitting, initialSitting(view));
    const places = placesOf(view, state, new Set([3]));
    expect(places.map((place) => place.position)).toEqual([1, 2, 3, 4, 0]);
    expect(places.filter((place) => place.answered).map((place) => place.position)).toEqual([2, 0]);
    expect(places.filter((place) => place.flagged).map((place) => place.position)).toEqual([3]);
    expect(answeredCount(places)).toBe(1);
  });
});

describe("the saved sign", () => {
  const waiting = [{ ...choose("a1"), choice: ["a1"], attemptId: "a", seq: 1, position: 1, leaseEpoch: 1 }];
  const state = (part: Partial<SittingState>): SittingState => ({
    ...initialSitting(makeView()),
    phase: "open",
    ...part,
  });

  it.each([
    ["none", state({}), null],
    ["saved", state({}), 5],
    ["sending", state({ queue: waiting }), 5],
    ["waiting", state({ queue: waiting, isWaiting: true }), 5],
    ["blocked", state({ queue: waiting, isWaiting: true, trouble: "signed-out" }), 5],
    ["saved", state({ isWaiting: true }), 5],
    ["opening", state({ phase: "opening" }), 5],
    ["elsewhere", state({ phase: "other-device", queue: [] }), 5],
    ["other-tab", state({ phase: "other-tab" }), 5],
  ] as const)("%s", (kind, present, savedAt) => {
    expect(saveSign(present, savedAt).kind).toBe(kind);
  });
});
