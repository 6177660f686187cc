import type { PersonPhase } from "~/core/time/phase";
import type { TrackRefusal } from "./entry";

/** One round as it stands for one person. */
export type PersonRound = {
  roundId: string;
  number: number;
  name: string;
  opensAt: Date;
  closesAt: Date;
  phase: PersonPhase;
  attemptsUsed: number;
  attemptsAllowed: number;
  /** The attempt under way; null: none. */
  openAttemptId: string | null;
  /** The last attempt that is over; null: none. */
  lastAttemptId: string | null;
};

/** The one big thing a person can do on the page of a contest. */
export type ContestAction =
  | { kind: "sign-in"; mayRegister: boolean }
  | { kind: "enter" }
  | { kind: "no-track"; reason: TrackRefusal | null }
  | { kind: "wait"; roundName: string; opensAt: Date }
  | {
      kind: "start";
      roundNumber: number;
      roundName: string;
      attemptsLeft: number;
      lastAttemptId: string | null;
    }
  | { kind: "continue"; roundName: string; attemptId: string }
  | { kind: "attempts-used"; roundName: string; attemptId: string | null; nextOpensAt: Date | null }
  | { kind: "result"; attemptId: string }
  | { kind: "barred" }
  | { kind: "over" }
  | { kind: "preparing" };

export type ActionFacts = {
  isOver: boolean;
  rounds: readonly PersonRound[];
  /** null: nobody is signed in. */
  person: { entered: boolean; barred: boolean; mayEnter: boolean; refusal: TrackRefusal | null } | null;
  /** Some track takes who registers alone. */
  mayRegister: boolean;
};

/** Chooses by what is most pressing: an attempt under way, a round to start, what has been done, what comes next. */
export function chooseAction({ isOver, rounds, person, mayRegister }: ActionFacts): ContestAction {
  if (!person) return isOver ? { kind: "over" } : { kind: "sign-in", mayRegister };
  const inAttempt = rounds.find((round) => round.phase === "in-attempt");
  if (inAttempt?.openAttemptId) {
    return { kind: "continue", roundName: inAttempt.name, attemptId: inAttempt.openAttemptId };
  }
  if (person.barred) return { kind: "barred" };
  if (!person.entered && !isOver) {
    return person.mayEnter ? { kind: "enter" } : { kind: "no-track", reason: person.refusal };
  }
  return enteredAction(rounds);
}

function enteredAction(rounds: readonly PersonRound[]): ContestAction {
  const start = rounds.find((round) => round.phase === "may-start");
  if (start) {
    const { number: roundNumber, name: roundName, lastAttemptId } = start;
    const attemptsLeft = start.attemptsAllowed - start.attemptsUsed;
    return { kind: "start", roundNumber, roundName, attemptsLeft, lastAttemptId };
  }
  const next = rounds
    .filter((round) => round.phase === "waiting")
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0];
  const used = rounds.find((round) => round.phase === "attempts-used");
  if (used) {
    const nextOpensAt = next?.opensAt ?? null;
    return { kind: "attempts-used", roundName: used.name, attemptId: used.lastAttemptId, nextOpensAt };
  }
  if (next) return { kind: "wait", roundName: next.name, opensAt: next.opensAt };
  const sat = rounds.filter((round) => round.lastAttemptId !== null).at(-1);
  if (sat?.lastAttemptId) return { kind: "result", attemptId: sat.lastAttemptId };
  return rounds.length > 0 ? { kind: "over" } : { kind: "preparing" };
}
