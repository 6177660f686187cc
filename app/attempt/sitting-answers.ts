import { isComplete } from "~/core/scoring/complete";
import type { SavedAnswer, SaveRequest, SittingView } from "./sitting";

/** An answer as the person gave it, its choice in the form described at `SavedAnswer`; no choice and no prediction: not answered. */
export type Answer = { choice: readonly string[]; prediction: number | null };

/** What the server has acknowledged, by position. */
export type Saved = Readonly<Record<number, SavedAnswer>>;

export const NO_ANSWER: Answer = { choice: [], prediction: null };

/** Choices stand in one form on both sides of the wire, so equal answers are equal lists. */
export const isSameAnswer = (a: Answer, b: Answer) =>
  a.prediction === b.prediction &&
  a.choice.length === b.choice.length &&
  a.choice.every((one, at) => one === b.choice[at]);

/** Whether something is answered, and all that is asked. */
export const isAnswered = ({ choice, prediction }: Answer) => isComplete(choice) || prediction !== null;

/** Whether something is answered, but not all that is asked. */
export const isIncomplete = ({ choice }: Answer) => choice.length > 0 && !isComplete(choice);

export function savedIn(view: SittingView): Saved {
  return Object.fromEntries(view.answers.map((answer) => [answer.position, answer]));
}

/** Of two reports on the same journal the later answer to each place: either may have been under way for a while. */
export function laterOf(a: Saved, b: Saved): Saved {
  const later: Record<number, SavedAnswer> = { ...a };
  for (const answer of Object.values(b)) {
    const other = later[answer.position];
    if (!other || other.seq < answer.seq) later[answer.position] = answer;
  }
  return later;
}

/** The answer to a place as the person sees it: what was given last, acknowledged or not. */
export function answerAt(state: { queue: readonly SaveRequest[]; saved: Saved }, position: number): Answer {
  const saved = state.saved[position];
  const waiting = state.queue.filter((save) => save.position === position).at(-1);
  // Replies may come in another order: an earlier answer can wait while a later one is saved.
  return waiting && waiting.seq > (saved?.seq ?? 0) ? waiting : (saved ?? NO_ANSWER);
}

/** When the server received the latest acknowledged answer, ms of its clock; null: none yet. */
export function lastSavedAt(saved: Saved): number | null {
  const instants = Object.values(saved).map((answer) => answer.receivedAt);
  return instants.length > 0 ? Math.max(...instants) : null;
}

export function byAge(a: SaveRequest, b: SaveRequest): number {
  return a.leaseEpoch - b.leaseEpoch || a.seq - b.seq;
}

/** Of answers from before a takeover the last of each position, without those whose content the server has. */
export function strandedOf(saves: readonly SaveRequest[], saved: Saved): SaveRequest[] {
  const last = new Map<number, SaveRequest>();
  for (const save of [...saves].sort(byAge)) last.set(save.position, save);
  return [...last.values()]
    .filter((save) => !isSameAnswer(save, saved[save.position] ?? NO_ANSWER))
    .sort((a, b) => a.position - b.position);
}
