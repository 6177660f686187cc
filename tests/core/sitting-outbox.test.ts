import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOutbox, retryDelayMs } from "~/attempt/outbox";
import { createPageStore, type OutboxStore } from "~/attempt/outbox-store";
import type { SaveRequest } from "~/attempt/sitting";
import { answerAt } from "~/attempt/sitting-answers";
import { createSittingSession } from "~/attempt/sitting-session";
import { ATTEMPT_ID, choose, makeServer, makeView } from "../support/sitting-view";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const soon = () => vi.advanceTimersByTimeAsync(0);
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function saveOf(seq: number): SaveRequest {
  return { attemptId: ATTEMPT_ID, seq, position: seq, choice: [`a${seq}`], prediction: null, leaseEpoch: 1 };
}

describe("the outbox", () => {
  it("has no more under way than the line is wide, and keeps the order", async () => {
    const started: number[] = [];
    const waiting: (() => void)[] = [];
    const outbox = createOutbox(
      {
        width: () => 2,
        send: (save) => {
          started.push(save.seq);
          return new Promise((resolve) => {
            waiting.push(() => resolve({ ok: true, seq: save.seq, receivedAt: 1, stale: false }));
          });
        },
      },
      { onSaved: () => {}, onRefused: () => {}, onWaiting: () => {} },
      () => 0.5,
    );
    outbox.add([3, 1, 2, 4].map(saveOf));
    expect(started).toEqual([1, 2]);
    waiting[1]?.();
    await soon();
    expect(started).toEqual([1, 2, 3]);
    waiting[0]?.();
    waiting[2]?.();
    await soon();
    expect(started).toEqual([1, 2, 3, 4]);
    waiting[3]?.();
    expect(await outbox.settled()).toBe(true);
  });

  it("waits longer after each failure, up to a limit, never less than the server asks", () => {
    expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, 0.5))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelayMs(40, 0.999)).toBeLessThanOrEqual(30_000);
    expect(retryDelayMs(0, 0)).toBe(500);
    expect(retryDelayMs(0, 0, 2_000)).toBe(2_000);
  });
});

async function openSession(store: OutboxStore = createPageStore()) {
  const { server, line, view } = makeServer();
  const session = createSittingSession(view(), { store, line, random: () => 0.5 });
  await session.open(true);
  return { server, line, session, store, view };
}

describe("a sitting in the browser", () => {
  it("keeps an answer on the device before it leaves, and until it is acknowledged", async () => {
    const store = createPageStore();
    const { server, session } = await openSession(store);
    const put = vi.spyOn(store, "put");
    server.isOnline = false;
    session.answer(1, choose("a1"));
    await soon();
    expect(put).toHaveBeenCalledOnce();
    expect(await store.list(ATTEMPT_ID)).toHaveLength(1);
    expect(session.state()).toMatchObject({ isWaiting: true, queue: [{ seq: 1 }] });
    server.isOnline = true;
    await later(1_500);
    expect(session.state()).toMatchObject({ isWaiting: false, queue: [] });
    expect(await store.list(ATTEMPT_ID)).toEqual([]);
    expect(server.journal.size).toBe(1);
  });

  it("sends everything in order when the network comes back", async () => {
    const { server, session } = await openSession();
    server.isOnline = false;
    for (const [position, choice] of [
      [1, "a1"],
      [2, "b2"],
      [1, "b1"],
      [3, "a3"],
    ] as const) {
      session.answer(position, choose(choice));
      await later(9_000);
    }
    expect(server.arrived).toEqual([]);
    server.isOnline = true;
    session.kick();
    await soon();
    expect(server.arrived).toEqual([1, 2, 3, 4]);
    expect(answerAt(session.state(), 1).choice).toEqual(["b1"]);
  });

  it("goes on after a reload with what the device kept, also when only the reply was lost", async () => {
    const store = createPageStore();
    const first = await openSession(store);
    first.server.isOnline = false;
    first.session.answer(1, choose("a1"));
    first.session.answer(2, choose("a2"));
    await soon();
    first.server.isOnline = true;
    first.server.journal.set(1, (await store.list(ATTEMPT_ID))[0] as SaveRequest);
    const again = createSittingSession(first.view(), { store, line: first.line, random: () => 0.5 });
    await again.open(true);
    await soon();
    expect([...first.server.journal.keys()]).toEqual([1, 2]);
    expect(again.state().queue).toEqual([]);
    expect(await store.list(ATTEMPT_ID)).toEqual([]);
  });

  it("works without a store that lasts, and says so", async () => {
    const store = createPageStore();
    store.put = () => Promise.reject(new Error("quota"));
    const { server, session } = await openSession(store);
    session.answer(1, choose("a1"));
    await soon();
    expect(session.state().isDurable).toBe(false);
    expect(server.journal.size).toBe(1);
  });

  it("stops when another device holds the attempt, and goes on after taking it back", async () => {
    const { server, session, store } = await openSession();
    session.answer(1, choose("a1"));
    await soon();
    server.epoch = 2;
    server.isHeld = false;
    session.answer(2, choose("a2"));
    await soon();
    expect(session.state()).toMatchObject({ phase: "other-device", queue: [], stranded: [{ position: 2 }] });
    expect(await session.takeOver()).toBeNull();
    expect(session.state()).toMatchObject({ phase: "open", epoch: 3 });
    session.tell({ kind: "stranded-applied" });
    await soon();
    expect(server.journal.get(3)).toMatchObject({ position: 2, choice: ["a2"], leaseEpoch: 3 });
    expect(await store.list(ATTEMPT_ID)).toEqual([]);
  });

  it("takes the next free numbers when another tab has used them", async () => {
    const { server, session, store } = await openSession();
    server.journal.set(1, { ...saveOf(1), position: 4, choice: ["b4"] });
    server.journal.set(2, { ...saveOf(2), position: 4, choice: ["a4"] });
    session.answer(1, choose("a1"));
    session.answer(2, choose("a2"));
    await later(100);
    expect(server.journal.get(3)).toMatchObject({ position: 1 });
    expect(server.journal.get(4)).toMatchObject({ position: 2 });
    expect(session.state()).toMatchObject({ queue: [], trouble: "renumbered" });
    expect(answerAt(session.state(), 4).choice).toEqual(["a4"]);
    expect(await store.list(ATTEMPT_ID)).toEqual([]);
  });

  it("keeps answers through an expired session and sends them after signing in again", async () => {
    const { server, session } = await openSession();
    server.refusal = "signed-out";
    session.answer(1, choose("a1"));
    await soon();
    expect(session.state()).toMatchObject({ trouble: "signed-out", phase: "open" });
    server.refusal = null;
    session.kick();
    await soon();
    expect(session.state()).toMatchObject({ trouble: null, queue: [] });
  });
});

describe("submitting", () => {
  it("sends what is left first, and leaves nothing on the device", async () => {
    const { server, session, store } = await openSession();
    const clear = vi.spyOn(store, "clear");
    server.isOnline = false;
    session.answer(1, choose("a1"));
    void session.close("submitted");
    await later(5_000);
    expect(session.state()).toMatchObject({ phase: "closing", isWaiting: true });
    expect(server.submittedAt).toBeNull();
    server.isOnline = true;
    session.kick();
    await later(30_000);
    expect(server.journal.size).toBe(1);
    expect(session.state()).toMatchObject({ phase: "closed", ending: "submitted" });
    expect(clear).toHaveBeenCalledWith(ATTEMPT_ID);
  });

  it("can be given up while it waits for the network", async () => {
    const { server, session } = await openSession();
    server.isOnline = false;
    session.answer(1, choose("a1"));
    void session.close("submitted");
    await later(1_000);
    session.reopen();
    session.answer(2, choose("a2"));
    server.isOnline = true;
    session.kick();
    await later(30_000);
    expect(server.submittedAt).toBeNull();
    expect(server.journal.size).toBe(2);
  });

  it("at the end of the time goes on when more was granted, and submits when not", async () => {
    const { server, session } = await openSession();
    server.deadlineAt = 1_900_000;
    await session.close("time-over");
    expect(session.state()).toMatchObject({ phase: "open", deadlineAt: 1_900_000 });
    await session.close("time-over");
    expect(server.submittedAt).not.toBeNull();
    expect(session.state()).toMatchObject({ phase: "closed", ending: "time-over" });
  });

  it("after the time keeps the answers that came too late, for the result page to tell", async () => {
    const { server, session, store } = await openSession();
    server.refusal = "too-late";
    session.answer(1, choose("a1"));
    await later(30_000);
    expect(session.state()).toMatchObject({ phase: "closed", ending: "too-late" });
    expect(await store.list(ATTEMPT_ID)).toHaveLength(1);
  });

  it("closes at once when the attempt was submitted elsewhere", async () => {
    const { server, session } = await openSession();
    server.submittedAt = 1;
    session.answer(1, choose("a1"));
    await soon();
    expect(session.state().phase).toBe("closed");
  });
});

it("a view in another's hands opens without writing", async () => {
  const { line } = makeServer();
  const view = makeView({ lease: { epoch: 2, held: false } });
  const session = createSittingSession(view, { store: createPageStore(), line, random: () => 0 });
  await session.open(true);
  session.answer(1, choose("a1"));
  expect(session.state()).toMatchObject({ phase: "other-device", queue: [] });
});
