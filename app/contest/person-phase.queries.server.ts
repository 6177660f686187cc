import { isUnderWay, personPhase } from "~/core/time/phase";
import { db } from "~/platform/db.server";
import { judgeTrack } from "./entry";
import { type EntryPerson, findEntryPerson } from "./entry-facts.server";
import { type ActionFacts, type ContestAction, chooseAction, type PersonRound } from "./person-action";
import type { RoundView } from "./round";
import type { TrackView } from "./track";

type Place = { id: string; holder: { path: string } };

type AttemptRow = {
  id: string;
  roundId: string;
  startedAt: Date;
  deadlineAt: Date;
  submittedAt: Date | null;
};

/** One person's rounds of a contest, each with the phase that the rulebook gives it; null for an unknown account. */
async function findPersonRounds(
  contest: Place,
  rounds: readonly RoundView[],
  accountId: string,
  now: Date,
): Promise<{ person: EntryPerson; rounds: PersonRound[] } | null> {
  const person = await findEntryPerson(contest, accountId, now);
  if (!person) return null;
  const attempts = await db().attempt.findMany({
    where: { accountId, roundId: { in: rounds.map((round) => round.id) } },
    orderBy: { number: "asc" },
    select: { id: true, roundId: true, startedAt: true, deadlineAt: true, submittedAt: true },
  });
  return { person, rounds: rounds.map((round) => personRound(round, person, attempts, now)) };
}

function personRound(
  round: RoundView,
  person: EntryPerson,
  all: readonly AttemptRow[],
  now: Date,
): PersonRound {
  const attempts = all.filter((attempt) => attempt.roundId === round.id);
  const facts = {
    roundPhase: round.phase,
    attempts,
    attemptsAllowed: round.attemptsAllowed,
    barred: person.barred,
    entered: person.enteredTrackId !== null,
  };
  const { number, name, opensAt, closesAt, attemptsAllowed } = round;
  return {
    roundId: round.id,
    number,
    name,
    opensAt,
    closesAt,
    attemptsAllowed,
    phase: personPhase(facts, now),
    attemptsUsed: attempts.length,
    openAttemptId: attempts.find((attempt) => isUnderWay(attempt, now))?.id ?? null,
    lastAttemptId: attempts.filter((attempt) => !isUnderWay(attempt, now)).at(-1)?.id ?? null,
  };
}

/** The one big action for whoever looks at the contest's page; `accountId` null: nobody is signed in. */
export async function findContestAction(
  contest: Place,
  parts: { rounds: readonly RoundView[]; tracks: readonly TrackView[] },
  accountId: string | null,
  now: Date,
): Promise<{ action: ContestAction; trackId: string | null }> {
  const { rounds, tracks } = parts;
  const isOver = rounds.length > 0 && rounds.every((round) => round.closesAt <= now);
  const mayRegister = tracks.some((track) => track.entryMode !== "roster");
  const found = accountId === null ? null : await findPersonRounds(contest, rounds, accountId, now);
  const facts: ActionFacts = {
    isOver,
    mayRegister,
    rounds: found?.rounds ?? [],
    person: found && personFacts(found.person, tracks),
  };
  return { action: chooseAction(facts), trackId: found?.person.enteredTrackId ?? null };
}

function personFacts(person: EntryPerson, tracks: readonly TrackView[]): NonNullable<ActionFacts["person"]> {
  const verdicts = tracks.map((track) => judgeTrack(person, track));
  const refusal = verdicts.find((verdict) => !verdict.ok);
  return {
    entered: person.enteredTrackId !== null,
    barred: person.barred,
    mayEnter: verdicts.some((verdict) => verdict.ok),
    refusal: refusal && !refusal.ok ? refusal.reason : null,
  };
}
