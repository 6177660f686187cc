import type { SaveRefusal, SaveReply, SaveRequest } from "./sitting";

/** How answers travel. `send` rejects when no reply came; the same answer may be sent again. */
export interface SaveLine {
  /** How many answers may be under way at once at this moment; 0: none can be sent now, `kick` follows. */
  width(): number;
  send(save: SaveRequest): Promise<SaveReply>;
}

export interface OutboxWatcher {
  /** The server has it. */
  onSaved(save: SaveRequest, receivedAt: number): void;
  onRefused(save: SaveRequest, reason: SaveRefusal): void;
  /** No reply, or a passing refusal: it will be tried again. */
  onWaiting(): void;
}

export interface Outbox {
  add(saves: readonly SaveRequest[]): void;
  /** Tries again at once: the network is back, the page is in sight, the person has signed in. */
  kick(): void;
  /** Sends nothing more and forgets what it holds; replies still under way are not heard any more. */
  halt(): void;
  /** Resolves with true when nothing is left, with false when it was halted. */
  settled(): Promise<boolean>;
}

type Verdict = "drop" | "halt" | "retry";

/** What a refusal means for the line of answers. */
const MEANING: Record<SaveRefusal, Verdict> = {
  busy: "retry",
  unavailable: "retry",
  "signed-out": "retry",
  // Another account is signed in on this browser: the own one may come back.
  "attempt-unknown": "retry",
  "too-late": "halt",
  "attempt-submitted": "halt",
  "lease-lost": "halt",
  "seq-conflict": "halt",
  "question-unknown": "drop",
  "option-unknown": "drop",
  malformed: "drop",
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/** Doubles with each failure, half of it left to chance, so that a crowd does not come back in one instant. */
export function retryDelayMs(failures: number, random: number, floorMs = 0): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return Math.max(floorMs, Math.round(full * (0.5 + random)));
}

/**
 * Sends answers in the order of their numbers, a few at a time, until each is acknowledged. What failed goes first again.
 * Holds them in memory only: who adds one has kept it elsewhere first.
 */
export function createOutbox(line: SaveLine, watcher: OutboxWatcher, random: () => number): Outbox {
  let waiting: SaveRequest[] = [];
  const underWay = new Set<SaveRequest>();
  let settlers: ((isEmpty: boolean) => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let generation = 0;

  function settle(isEmpty: boolean): void {
    const told = settlers;
    settlers = [];
    for (const tell of told) tell(isEmpty);
  }

  function drop(save: SaveRequest): void {
    waiting = waiting.filter((one) => one !== save);
    if (waiting.length === 0) settle(true);
  }

  function halt(): void {
    generation += 1;
    waiting = [];
    underWay.clear();
    if (timer) clearTimeout(timer);
    timer = null;
    failures = 0;
    settle(false);
  }

  function retryLater(floorMs: number): void {
    watcher.onWaiting();
    if (timer) return;
    const delayMs = retryDelayMs(failures, random(), floorMs);
    failures += 1;
    timer = setTimeout(() => {
      timer = null;
      pump();
    }, delayMs);
  }

  function take(save: SaveRequest, reply: SaveReply): void {
    if (reply.ok) {
      failures = 0;
      watcher.onSaved(save, reply.receivedAt);
      drop(save);
      return;
    }
    const meaning = MEANING[reply.reason];
    if (meaning === "halt") halt();
    if (meaning === "drop") drop(save);
    if (meaning === "retry") retryLater(reply.retryAfterMs ?? 0);
    watcher.onRefused(save, reply.reason);
  }

  async function send(save: SaveRequest): Promise<void> {
    const own = generation;
    const reply = await line.send(save).catch(() => null);
    if (own !== generation) return;
    underWay.delete(save);
    if (reply) take(save, reply);
    else retryLater(0);
    pump();
  }

  function pump(): void {
    if (timer) return;
    for (const save of waiting) {
      if (underWay.size >= line.width()) return;
      if (underWay.has(save)) continue;
      underWay.add(save);
      void send(save);
    }
  }

  return {
    add(saves) {
      waiting = [...waiting, ...saves].sort((a, b) => a.seq - b.seq);
      pump();
    },
    kick() {
      if (timer) clearTimeout(timer);
      timer = null;
      failures = 0;
      pump();
    },
    halt,
    settled: () =>
      waiting.length === 0 ? Promise.resolve(true) : new Promise((resolve) => settlers.push(resolve)),
  };
}
