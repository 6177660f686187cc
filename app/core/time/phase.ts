import { assertNever } from "../verdict";

/** What is known about a round. Instants of acts are null until the act happened. */
export type RoundFacts = {
  opensAt: Date;
  closesAt: Date;
  /** The organiser's opening: without it a round stays a draft, whatever its window. */
  openedAt: Date | null;
  lockedAt: Date | null;
  provisionalAt: Date | null;
  officialAt: Date | null;
};

export type RoundPhase = "draft" | "scheduled" | "running" | "closed" | "locked" | "provisional" | "official";

function hasHappened(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime();
}

/** The one phase a round is in at `now`. Window `[opensAt, closesAt)`; a later act overrides an earlier one. */
export function roundPhase(round: RoundFacts, now: Date): RoundPhase {
  if (hasHappened(round.officialAt, now)) return "official";
  if (hasHappened(round.provisionalAt, now)) return "provisional";
  if (hasHappened(round.lockedAt, now)) return "locked";
  if (!hasHappened(round.openedAt, now)) return "draft";
  if (now.getTime() < round.opensAt.getTime()) return "scheduled";
  return now.getTime() < round.closesAt.getTime() ? "running" : "closed";
}

/** One attempt of the person, as far as time is concerned. Voided attempts are left out by the caller. */
export type AttemptSpan = { startedAt: Date; deadlineAt: Date; submittedAt: Date | null };

export type PersonFacts = {
  roundPhase: RoundPhase;
  /** The person's attempts in this round. */
  attempts: readonly AttemptSpan[];
  /** Attempts each person has in this round; null for any number. */
  attemptsAllowed: number | null;
  /** On the barred list (organisers, helpers). */
  barred: boolean;
  /** In the contest by roster or by registration. */
  entered: boolean;
};

export type PersonPhase =
  | "barred"
  | "not-entered"
  | "waiting"
  | "may-start"
  | "in-attempt"
  | "attempts-used"
  | "closed"
  | "result";

/**
 * Whether an attempt is under way: not submitted and `now` not past its deadline. Past it the attempt is over as of the
 * deadline, also before the sweeper came; packets within the grace are a matter of `isReceivedInTime`.
 */
export function isUnderWay(attempt: AttemptSpan, now: Date): boolean {
  return attempt.submittedAt === null && now.getTime() <= attempt.deadlineAt.getTime();
}

/**
 * Which phase it is for one person. Every screen and every door asks this function.
 *
 * A running attempt goes before the end of the round, because extra time runs past it; it ends with the lock. "result" says
 * that results are published (provisional or official), not that this person has one.
 */
export function personPhase(person: PersonFacts, now: Date): PersonPhase {
  if (person.barred) return "barred";
  const { roundPhase: phase } = person;
  const underWay = person.attempts.some((attempt) => isUnderWay(attempt, now));
  switch (phase) {
    case "draft":
    case "scheduled":
      return person.entered ? "waiting" : "not-entered";
    case "running":
      if (underWay) return "in-attempt";
      if (!person.entered) return "not-entered";
      return hasAttemptLeft(person) ? "may-start" : "attempts-used";
    case "closed":
      return underWay ? "in-attempt" : "closed";
    case "locked":
      return "closed";
    case "provisional":
    case "official":
      return "result";
    default:
      return assertNever(phase);
  }
}

/** Whether the person has used fewer attempts than allowed, whatever the phase. */
export function hasAttemptLeft(person: Pick<PersonFacts, "attempts" | "attemptsAllowed">): boolean {
  return person.attemptsAllowed === null || person.attempts.length < person.attemptsAllowed;
}
