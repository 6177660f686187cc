import type { SittingView } from "./sitting";
import { answerAt, isAnswered, isIncomplete } from "./sitting-answers";
import type { SittingState } from "./sitting-state";

/**
 * One place of the paper as the map shows it. Position 0 is the prediction; it comes last. `incomplete`: answered in part, which
 * is not answered.
 */
export type PaperPlace = { position: number; answered: boolean; incomplete: boolean; flagged: boolean };

/** The places in the order of the paper. */
export function placesOf(view: SittingView, state: SittingState, flagged: ReadonlySet<number>): PaperPlace[] {
  const positions = view.questions.map((question) => question.position);
  if (view.predictionQuestion !== null) positions.push(0);
  return positions.map((position) => {
    const answer = answerAt(state, position);
    const [answered, incomplete] = [isAnswered(answer), isIncomplete(answer)];
    return { position, answered, incomplete, flagged: flagged.has(position) };
  });
}

/** Questions answered; the prediction is not a question. */
export function answeredCount(places: readonly PaperPlace[]): number {
  return places.filter((place) => place.answered && place.position > 0).length;
}

/** What the sign beside the clock says. Instants in ms, server's clock. */
export type SaveSign =
  | { kind: "opening" | "none" | "sending" | "waiting" | "blocked" | "elsewhere" | "other-tab" }
  | { kind: "saved"; at: number };

export function saveSign(state: SittingState, savedAt: number | null): SaveSign {
  if (state.phase === "opening") return { kind: "opening" };
  if (state.phase === "other-device") return { kind: "elsewhere" };
  if (state.phase === "other-tab") return { kind: "other-tab" };
  const isBlocked = state.trouble === "signed-out" || state.trouble === "other-account";
  if (isBlocked && state.queue.length > 0) return { kind: "blocked" };
  if (state.isWaiting && (state.queue.length > 0 || state.phase === "closing")) return { kind: "waiting" };
  if (state.queue.length > 0 && state.phase !== "closed") return { kind: "sending" };
  return savedAt === null ? { kind: "none" } : { kind: "saved", at: savedAt };
}
