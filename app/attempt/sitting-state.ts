import { assertNever } from "~/core/verdict";
import type { SaveRefusal, SaveRequest, SittingView } from "./sitting";
import {
  type Answer,
  answerAt,
  byAge,
  isSameAnswer,
  laterOf,
  type Saved,
  savedIn,
  strandedOf,
} from "./sitting-answers";
import type { Ending, SittingEvent } from "./sitting-event";

/**
 * `opening`: what was kept on this device is being read; `closing`: the attempt is being submitted;
 * `other-device`, `other-tab`: the attempt is held there, nothing may be changed here.
 */
export type SittingPhase = "opening" | "open" | "closing" | "closed" | "other-device" | "other-tab";

/** What the person must know although the sitting goes on. */
export type Trouble = "signed-out" | "other-account" | "renumbered" | "rejected" | null;

export type SittingState = {
  attemptId: string;
  epoch: number;
  lastSeq: number;
  deadlineAt: number;
  saved: Saved;
  /** Not acknowledged, in the order of seq; all of the present epoch. */
  queue: readonly SaveRequest[];
  /** Not acknowledged before another device took the attempt over: the last one of each position. */
  stranded: readonly SaveRequest[];
  phase: SittingPhase;
  ending: Ending | null;
  trouble: Trouble;
  /** The last try failed and will be repeated. */
  isWaiting: boolean;
  /** What is kept on this device outlives the page. */
  isDurable: boolean;
};

/** Takes over what the server says, and sorts what is not acknowledged into what is sent and what is asked about. */
function adopt(state: SittingState, view: SittingView, unsent: readonly SaveRequest[]): SittingState {
  const saved = laterOf(state.saved, savedIn(view));
  const { epoch, held } = view.lease;
  const isCurrent = (save: SaveRequest) => held && save.leaseEpoch === epoch;
  const queue = unsent.filter(isCurrent).sort(byAge);
  const phase = !held ? "other-device" : state.phase === "other-device" ? "open" : state.phase;
  return {
    ...state,
    epoch,
    saved,
    queue,
    deadlineAt: view.deadlineAt,
    stranded: strandedOf(
      unsent.filter((save) => !isCurrent(save)),
      saved,
    ),
    lastSeq: Math.max(state.lastSeq, view.lastSeq, ...queue.map((save) => save.seq)),
    phase,
  };
}

/** The state before anything was read from this device. */
export function initialSitting(view: SittingView): SittingState {
  const state: SittingState = {
    attemptId: view.attemptId,
    epoch: view.lease.epoch,
    lastSeq: view.lastSeq,
    deadlineAt: view.deadlineAt,
    saved: savedIn(view),
    queue: [],
    stranded: [],
    phase: "opening",
    ending: null,
    trouble: null,
    isWaiting: false,
    isDurable: true,
  };
  return view.lease.held ? state : { ...state, phase: "other-device" };
}

/** Further answers with numbers of their own, at the end of the queue. */
function enqueue(
  state: SittingState,
  answers: readonly { position: number; answer: Answer }[],
): SittingState {
  const added = answers.map(({ position, answer }, at): SaveRequest => {
    const { attemptId, epoch: leaseEpoch, lastSeq } = state;
    const { prediction } = answer;
    return { attemptId, seq: lastSeq + 1 + at, position, choice: [...answer.choice], prediction, leaseEpoch };
  });
  return { ...state, queue: [...state.queue, ...added], lastSeq: state.lastSeq + added.length };
}

function acknowledge(state: SittingState, save: SaveRequest, receivedAt: number): SittingState {
  const before = state.saved[save.position];
  const isNewest = !before || before.seq <= save.seq;
  const { position, seq, choice, prediction } = save;
  const newest = isNewest ? { position, seq, choice, prediction, receivedAt } : before;
  return {
    ...state,
    saved: { ...state.saved, [position]: newest },
    queue: state.queue.filter((one) => one.seq !== seq || one.leaseEpoch !== save.leaseEpoch),
    trouble: state.trouble === "signed-out" || state.trouble === "other-account" ? null : state.trouble,
    isWaiting: false,
  };
}

/** What waits and has not been overtaken by a later answer that is saved. */
function standing({ queue, saved }: SittingState): SaveRequest[] {
  return queue.filter((save) => save.seq > (saved[save.position]?.seq ?? 0));
}

function loseLease(state: SittingState): SittingState {
  if (state.phase === "other-device" || state.phase === "closed") return state;
  const stranded = strandedOf([...state.stranded, ...standing(state)], state.saved);
  return { ...state, phase: "other-device", queue: [], stranded, isWaiting: false };
}

function refuse(state: SittingState, save: SaveRequest, reason: SaveRefusal): SittingState {
  switch (reason) {
    case "busy":
    case "unavailable":
      return { ...state, isWaiting: true };
    case "signed-out":
      return { ...state, trouble: "signed-out", isWaiting: true };
    case "attempt-unknown":
      return { ...state, trouble: "other-account", isWaiting: true };
    case "lease-lost":
      return loseLease(state);
    case "too-late":
      return { ...state, phase: "closing", ending: "too-late", isWaiting: false };
    case "attempt-submitted":
      return { ...state, phase: "closed", ending: state.ending ?? "submitted", isWaiting: false };
    case "seq-conflict":
      // The answer stays in the queue until it has a number of its own.
      return { ...state, trouble: "renumbered" };
    case "question-unknown":
    case "option-unknown":
    case "malformed":
      return { ...state, queue: state.queue.filter((one) => one !== save), trouble: "rejected" };
    default:
      return assertNever(reason);
  }
}

/** Answers whose numbers are taken by others get the next free ones, in their order. */
function renumber(state: SittingState, view: SittingView): SittingState {
  const adopted = adopt(state, view, [...standing(state), ...state.stranded]);
  const waiting = adopted.queue.map(({ position, choice, prediction }) => ({
    position,
    answer: { choice, prediction },
  }));
  return enqueue({ ...adopted, queue: [] }, waiting);
}

function moveDeadline(state: SittingState, deadlineAt: number): SittingState {
  const isLater = deadlineAt > state.deadlineAt;
  const isBack = isLater && state.phase === "closing" && state.ending !== "submitted";
  return isBack
    ? { ...state, deadlineAt, phase: "open", ending: null }
    : { ...state, deadlineAt: Math.max(deadlineAt, state.deadlineAt) };
}

/** The one place where a sitting changes. Events that come too late for the phase change nothing. */
export function nextSitting(state: SittingState, event: SittingEvent): SittingState {
  switch (event.kind) {
    case "opened":
      return open(state, event.stored, event.isDurable);
    case "not-durable":
      return { ...state, isDurable: false };
    case "answered":
      if (state.phase !== "open" || isSameAnswer(event.answer, answerAt(state, event.position))) return state;
      return enqueue(state, [event]);
    case "acknowledged":
      return acknowledge(state, event.save, event.receivedAt);
    case "refused":
      return refuse(state, event.save, event.reason);
    case "waiting":
      return state.isWaiting ? state : { ...state, isWaiting: true };
    case "signed-out":
      return { ...state, trouble: "signed-out", isWaiting: true };
    case "trouble-seen":
      return { ...state, trouble: null };
    case "view":
      return adopt(state, event.view, [...state.queue, ...state.stranded]);
    case "renumbered":
      return renumber(state, event.view);
    case "lease-lost":
      return loseLease(state);
    case "tab-lost":
      return state.phase === "closed" ? state : { ...state, phase: "other-tab" };
    case "tab-held":
      return state.phase === "other-tab" ? { ...state, phase: "opening" } : state;
    case "stranded-applied":
      if (state.phase !== "open") return state;
      return { ...enqueue(state, state.stranded.map(asChange)), stranded: [] };
    case "stranded-dropped":
      return { ...state, stranded: [] };
    case "deadline-moved":
      return moveDeadline(state, event.deadlineAt);
    case "closing":
      return state.phase === "open" ? { ...state, phase: "closing", ending: event.ending } : state;
    case "reopened":
      return state.phase === "closing" ? { ...state, phase: "open", ending: null } : state;
    case "closed":
      return { ...state, phase: "closed" };
    default:
      return assertNever(event);
  }
}

const asChange = ({ position, choice, prediction }: SaveRequest) => ({
  position,
  answer: { choice, prediction },
});

function open(state: SittingState, stored: readonly SaveRequest[], isDurable: boolean): SittingState {
  const isHeld = state.phase === "opening" || state.phase === "open";
  const isCurrent = (save: SaveRequest) => isHeld && save.leaseEpoch === state.epoch;
  const isStored = (save: SaveRequest) => stored.some((one) => byAge(one, save) === 0);
  const unsent = [...stored, ...state.queue.filter((save) => !isStored(save))];
  const queue = unsent.filter(isCurrent).sort(byAge);
  const old = unsent.filter((save) => !isCurrent(save));
  return {
    ...state,
    isDurable,
    queue,
    stranded: strandedOf(old, state.saved),
    lastSeq: Math.max(state.lastSeq, ...queue.map((save) => save.seq)),
    phase: isHeld ? "open" : state.phase,
  };
}
