import { createOutbox, retryDelayMs } from "./outbox";
import type { SittingLine } from "./outbox-line";
import type { OutboxStore } from "./outbox-store";
import type { LeaseRefusal, SaveRefusal, SaveRequest, SittingView } from "./sitting";
import type { Answer } from "./sitting-answers";
import type { Ending, SittingEvent } from "./sitting-event";
import { initialSitting, nextSitting, type SittingState } from "./sitting-state";
import { waitOrWake } from "./wait-or-wake";

export interface SessionParts {
  store: OutboxStore;
  line: SittingLine;
  random: () => number;
}

/** One sitting in the browser: its state, what is kept on the device, and what is sent. Knows nothing of views. */
export interface SittingSession {
  state(): SittingState;
  subscribe(listener: () => void): () => void;
  /** Reads what was kept on this device, then goes on; `isFresh`: what the page was loaded with is up to date. */
  open(isFresh: boolean): Promise<void>;
  answer(position: number, answer: Answer): void;
  /** Calls `collect` before nothing can be answered any more: it answers with what is typed and not answered yet. Returns the way out. */
  typing(collect: () => void): () => void;
  /** Resolves when everything answered so far is kept on this device. */
  kept(): Promise<void>;
  /** Sends what is left, then submits; goes on trying until it is done or given up. */
  close(ending: Ending): Promise<void>;
  /** Gives a submission up that is still waiting. */
  reopen(): void;
  takeOver(): Promise<LeaseRefusal | "no-reply" | null>;
  /** Asks the server how the attempt stands: after a gap in the news. */
  refresh(): Promise<SittingView | null>;
  /** The network may be back: tries at once. */
  kick(): void;
  tell(event: SittingEvent): void;
}

const keyOf = (save: SaveRequest) => `${save.leaseEpoch} ${save.seq}`;

/** Whether answers may leave: not while another place holds the attempt, and not after its end. */
function maySend({ phase, ending }: SittingState): boolean {
  return phase === "open" || (phase === "closing" && ending !== "too-late");
}

export function createSittingSession(
  view: SittingView,
  { store, line, random }: SessionParts,
): SittingSession {
  const { attemptId } = view;
  let state = initialSitting(view);
  let writes: Promise<void> = Promise.resolve();
  let isNumbering = false;
  let isClosing = false;
  const handed = new Set<SaveRequest>();
  const listeners = new Set<() => void>();
  const collectors = new Set<() => void>();
  const sleeper = waitOrWake();

  const outbox = createOutbox(
    line,
    {
      onSaved: (save, receivedAt) => tell({ kind: "acknowledged", save, receivedAt }),
      onRefused: (save, reason) => refused(save, reason),
      onWaiting: () => tell({ kind: "waiting" }),
    },
    random,
  );

  function tell(event: SittingEvent): void {
    if (state.phase === "open" && nextSitting(state, event).phase !== "open") {
      for (const collect of [...collectors]) collect();
    }
    const before = state;
    state = nextSitting(state, event);
    if (state === before) return;
    keep([...before.queue, ...before.stranded]);
    for (const listener of [...listeners]) listener();
    if (state.phase === "closed") forget();
  }

  /** Brings the device's store and the outbox in line with the state: kept first, then sent. */
  function keep(before: readonly SaveRequest[]): void {
    const wanted = new Set([...state.queue, ...state.stranded].map(keyOf));
    if (!maySend(state) || isNumbering) {
      outbox.halt();
      handed.clear();
    } else {
      for (const save of state.queue.filter((one) => !handed.has(one))) handOver(save);
    }
    const gone = before.filter((save) => !wanted.has(keyOf(save)));
    if (gone.length > 0) later(() => Promise.all(gone.map((save) => store.remove(save))));
    for (const save of gone) handed.delete(save);
  }

  function later(write: () => Promise<unknown>): void {
    writes = writes.then(write).then(
      () => {},
      () => tell({ kind: "not-durable" }),
    );
  }

  function handOver(save: SaveRequest): void {
    handed.add(save);
    later(() => store.put(save));
    writes = writes.then(() => {
      if (handed.has(save)) outbox.add([save]);
    });
  }

  /** Nothing of a finished attempt stays on the device, except answers that were never recorded: the result page tells. */
  function forget(): void {
    if (state.queue.length + state.stranded.length === 0) later(() => store.clear(attemptId));
  }

  function refused(save: SaveRequest, reason: SaveRefusal): void {
    if (reason === "seq-conflict") isNumbering = true;
    tell({ kind: "refused", save, reason });
    if (reason === "seq-conflict") void renumber();
    if (reason === "too-late") void close("too-late");
  }

  async function renumber(): Promise<void> {
    for (let tries = 0; isNumbering; tries += 1) {
      const reply = await line.look(attemptId).catch(() => null);
      if (reply?.ok) {
        isNumbering = false;
        tell({ kind: "renumbered", view: reply.view });
        return;
      }
      tell({ kind: "waiting" });
      await sleeper.sleep(retryDelayMs(tries, random()));
    }
  }

  async function refresh(): Promise<SittingView | null> {
    const reply = await line.look(attemptId).catch(() => null);
    if (!reply) return null;
    if (!reply.ok) {
      if (reply.reason === "signed-out") tell({ kind: "signed-out" });
      return null;
    }
    tell(reply.view.submittedAt === null ? { kind: "view", view: reply.view } : { kind: "closed" });
    return reply.view;
  }

  /** Whether the attempt goes on after all: more time was granted, and the news of it had not come. */
  async function isProlonged(): Promise<boolean> {
    const before = state.deadlineAt;
    const fresh = await refresh();
    if (!fresh || fresh.submittedAt !== null || fresh.deadlineAt <= before) return false;
    tell({ kind: "reopened" });
    return true;
  }

  /** One try to submit. Returns whether it is over, either way. */
  async function trySubmit(): Promise<boolean> {
    const request = { attemptId, leaseEpoch: state.epoch };
    const reply = await line.submit(request).catch(() => null);
    if (!reply) return false;
    if (reply.ok) tell({ kind: "closed" });
    else if (reply.reason === "lease-lost") tell({ kind: "lease-lost" });
    else if (reply.reason === "signed-out") tell({ kind: "signed-out" });
    return reply.ok || reply.reason === "lease-lost";
  }

  async function close(ending: Ending): Promise<void> {
    tell({ kind: "closing", ending });
    if (state.phase !== "closing" || isClosing) return;
    isClosing = true;
    for (let tries = 0; state.phase === "closing"; tries += 1) {
      await writes;
      await outbox.settled();
      if (state.phase !== "closing") break;
      if (state.ending !== "submitted" && (await isProlonged())) break;
      if (state.phase !== "closing" || (await trySubmit())) break;
      tell({ kind: "waiting" });
      await sleeper.sleep(retryDelayMs(tries, random()));
    }
    isClosing = false;
  }

  async function takeOver(): Promise<LeaseRefusal | "no-reply" | null> {
    const reply = await line.take(attemptId).catch(() => null);
    if (!reply) return "no-reply";
    if (reply.ok) {
      tell({ kind: "view", view: reply.view });
      return null;
    }
    if (reply.reason === "attempt-submitted") tell({ kind: "closed" });
    return reply.reason;
  }

  async function open(isFresh: boolean): Promise<void> {
    tell({ kind: "tab-held" });
    if (!isFresh) await refresh();
    await writes;
    const stored = await store.list(attemptId).catch(() => []);
    tell({ kind: "opened", stored, isDurable: store.isDurable });
    keep(stored);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    answer: (position, answer) => tell({ kind: "answered", position, answer }),
    typing(collect) {
      collectors.add(collect);
      return () => collectors.delete(collect);
    },
    kept: () => writes,
    close,
    reopen: () => tell({ kind: "reopened" }),
    takeOver,
    refresh,
    kick() {
      sleeper.wake();
      outbox.kick();
    },
    tell,
  };
}
