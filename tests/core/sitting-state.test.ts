import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaveRequest, SittingView } from "~/attempt/sitting";
import { answerAt, isAnswered, lastSavedAt } from "~/attempt/sitting-answers";
import type { SittingEvent } from "~/attempt/sitting-event";
import { initialSitting, nextSitting, type SittingState } from "~/attempt/sitting-state";
import { ATTEMPT_ID, choose, makeView } from "../support/sitting-view";

const opened: SittingEvent = { kind: "opened", stored: [], isDurable: true };
const play = (view: SittingView, ...events: SittingEvent[]): SittingState =>
  events.reduce(nextSitting, initialSitting(view));
const give = (position: number, ...choice: string[]): SittingEvent => ({
  kind: "answered",
  position,
  answer: choose(...choice),
});
const kept = (seq: number, position: number, choice: string[], leaseEpoch = 1): SaveRequest => ({
  attemptId: ATTEMPT_ID,
  seq,
  position,
  choice,
  prediction: null,
  leaseEpoch,
});
const saved = (position: number, seq: number, choice: string[]) => ({
  position,
  seq,
  choice,
  prediction: null,
  receivedAt: 100 + seq,
});

describe("answers", () => {
  it("get the numbers that follow the journal's, and show at once", () => {
    const state = play(makeView({ lastSeq: 7 }), opened, give(1, "a1"), give(2, "b2"), give(1, "b1"));
    expect(state.queue.map(({ seq, position }) => [seq, position])).toEqual([
      [8, 1],
      [9, 2],
      [10, 1],
    ]);
    expect(answerAt(state, 1).choice).toEqual(["b1"]);
    expect(isAnswered(answerAt(state, 3))).toBe(false);
  });

  it("change nothing when they are the same, or before what was kept has been read", () => {
    const view = makeView({ answers: [saved(1, 3, ["a1"])], lastSeq: 3 });
    expect(play(view, opened, give(1, "a1")).queue).toEqual([]);
    expect(play(view, give(1, "b1")).queue).toEqual([]);
  });

  it("can be cleared, which is an answer of its own", () => {
    const view = makeView({ answers: [saved(1, 3, ["a1"])], lastSeq: 3 });
    const state = play(view, opened, give(1));
    expect(state.queue).toMatchObject([{ seq: 4, choice: [] }]);
    expect(isAnswered(answerAt(state, 1))).toBe(false);
  });

  it("are saved as of the server's instant, the later number winning whatever the order of the replies", () => {
    const before = play(makeView(), opened, give(1, "a1"), give(1, "b1"));
    const [first, second] = before.queue as [SaveRequest, SaveRequest];
    const state = [
      { kind: "acknowledged", save: second, receivedAt: 900 } as const,
      { kind: "acknowledged", save: first, receivedAt: 950 } as const,
    ].reduce<SittingState>(nextSitting, before);
    expect(state.queue).toEqual([]);
    expect(answerAt(state, 1).choice).toEqual(["b1"]);
    expect(lastSavedAt(state.saved)).toBe(900);
  });

  it("kept on the device are sent again after a reload, with their own numbers", () => {
    const view = makeView({ answers: [saved(1, 1, ["a1"])], lastSeq: 1 });
    const stored = [kept(3, 2, ["b2"]), kept(2, 2, ["a2"])];
    const state = play(view, { kind: "opened", stored, isDurable: true }, give(3, "a3"));
    expect(state.queue.map((save) => save.seq)).toEqual([2, 3, 4]);
    expect(answerAt(state, 2).choice).toEqual(["b2"]);
  });
});

describe("a takeover", () => {
  it("leaves what was not sent as a question to the person, one answer for each place", () => {
    const before = play(makeView(), opened, give(1, "a1"), give(1, "b1"), give(2, "a2"));
    const state = nextSitting(before, { kind: "lease-lost" });
    expect(state).toMatchObject({ phase: "other-device", queue: [] });
    expect(state.stranded.map(({ position, choice }) => [position, choice])).toEqual([
      [1, ["b1"]],
      [2, ["a2"]],
    ]);
    expect(nextSitting(state, give(3, "a3"))).toBe(state);
  });

  it("asks only about what the server does not have", () => {
    const lost = nextSitting(play(makeView(), opened, give(1, "a1"), give(2, "a2")), { kind: "lease-lost" });
    const view = makeView({ answers: [saved(1, 1, ["a1"])], lastSeq: 5, lease: { epoch: 3, held: true } });
    const state = nextSitting(lost, { kind: "view", view });
    expect(state.phase).toBe("open");
    expect(state.stranded.map((save) => save.position)).toEqual([2]);
    const applied = nextSitting(state, { kind: "stranded-applied" });
    expect(applied.queue).toMatchObject([{ position: 2, choice: ["a2"], seq: 6, leaseEpoch: 3 }]);
    expect(applied.stranded).toEqual([]);
    expect(nextSitting(state, { kind: "stranded-dropped" })).toMatchObject({ queue: [], stranded: [] });
  });

  it("found at the opening keeps this device from writing until it takes the attempt back", () => {
    const view = makeView({ lease: { epoch: 2, held: false } });
    const stored = [kept(1, 1, ["a1"], 1)];
    const state = play(view, { kind: "opened", stored, isDurable: true }, give(2, "a2"));
    expect(state).toMatchObject({ phase: "other-device", queue: [] });
    expect(state.stranded).toHaveLength(1);
  });
});

describe("refusals", () => {
  const one = () => play(makeView(), opened, give(1, "a1"));
  const refusedWith = (reason: Extract<SittingEvent, { kind: "refused" }>["reason"]) => {
    const state = one();
    return nextSitting(state, { kind: "refused", save: state.queue[0] as SaveRequest, reason });
  };

  it.each([
    ["busy", { phase: "open", isWaiting: true, trouble: null }, 1],
    ["unavailable", { phase: "open", isWaiting: true, trouble: null }, 1],
    ["signed-out", { phase: "open", isWaiting: true, trouble: "signed-out" }, 1],
    ["attempt-unknown", { phase: "open", isWaiting: true, trouble: "other-account" }, 1],
    ["too-late", { phase: "closing", ending: "too-late" }, 1],
    ["attempt-submitted", { phase: "closed", ending: "submitted" }, 1],
    ["lease-lost", { phase: "other-device" }, 0],
    ["seq-conflict", { phase: "open", trouble: "renumbered" }, 1],
    ["malformed", { phase: "open", trouble: "rejected" }, 0],
    ["option-unknown", { phase: "open", trouble: "rejected" }, 0],
    ["question-unknown", { phase: "open", trouble: "rejected" }, 0],
  ] as const)("%s", (reason, expected, waiting) => {
    const state = refusedWith(reason);
    expect(state).toMatchObject(expected);
    expect(state.queue).toHaveLength(waiting);
  });

  it("of a number in use gives the waiting answers the next free numbers, in their order", () => {
    const before = play(makeView(), opened, give(1, "a1"), give(2, "a2"));
    const view = makeView({ answers: [saved(4, 1, ["a4"])], lastSeq: 9 });
    const state = nextSitting(before, { kind: "renumbered", view });
    expect(state.queue.map(({ seq, position }) => [seq, position])).toEqual([
      [10, 1],
      [11, 2],
    ]);
    expect(answerAt(state, 4).choice).toEqual(["a4"]);
  });
});

describe("the end", () => {
  it("takes no more answers, unless more time is granted", () => {
    const state = play(makeView(), opened, { kind: "closing", ending: "time-over" });
    expect(nextSitting(state, give(1, "a1"))).toBe(state);
    const later = nextSitting(state, { kind: "deadline-moved", deadlineAt: 2_000_000 });
    expect(later).toMatchObject({ phase: "open", ending: null, deadlineAt: 2_000_000 });
  });

  it("is not undone by more time when the person has submitted, and never comes earlier", () => {
    const state = play(makeView(), opened, { kind: "closing", ending: "submitted" });
    expect(nextSitting(state, { kind: "deadline-moved", deadlineAt: 2_000_000 }).phase).toBe("closing");
    expect(nextSitting(state, { kind: "deadline-moved", deadlineAt: 5 }).deadlineAt).toBe(1_200_000);
  });
});

describe("whatever happens", () => {
  const position = fc.integer({ min: 1, max: 4 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("answer" as const), position, option: fc.constantFrom("a", "b", "") }),
    fc.record({ kind: fc.constant("acknowledge" as const), at: fc.nat(5) }),
    fc.constant({ kind: "take-back" as const }),
    fc.constant({ kind: "lose" as const }),
  );

  it("no answer disappears: it is saved, or waits, or is asked about", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = play(makeView(), opened);
        const seqs = new Set<string>();
        const wanted = new Map<number, string>();
        for (const one of steps) {
          if (one.kind === "answer" && state.phase === "open") {
            state = nextSitting(state, give(one.position, ...(one.option ? [one.option] : [])));
            wanted.set(one.position, one.option);
          }
          if (one.kind === "acknowledge") {
            const save = state.queue[one.at];
            if (save) state = nextSitting(state, { kind: "acknowledged", save, receivedAt: 1 });
          }
          if (one.kind === "lose") state = nextSitting(state, { kind: "lease-lost" });
          if (one.kind === "take-back" && state.phase === "other-device") {
            const lease = { epoch: state.epoch + 2, held: true };
            const view = makeView({ lease, answers: Object.values(state.saved), lastSeq: state.lastSeq });
            state = nextSitting(state, { kind: "view", view });
          }
          for (const save of state.queue) seqs.add(`${save.leaseEpoch} ${save.seq}`);
          expect(state.queue.every((save) => save.leaseEpoch === state.epoch)).toBe(true);
          expect(new Set(state.queue.map((save) => save.seq)).size).toBe(state.queue.length);
          for (const [place, option] of wanted) {
            const stranded = state.stranded.find((save) => save.position === place);
            const seen = [answerAt(state, place).choice.join(), stranded?.choice.join()];
            expect(seen).toContain(option);
          }
        }
      }),
    );
  });
});
