import { drawPaper } from "~/core/drawing/draw";
import { attemptDeadline } from "~/core/time/deadline";
import { type AttemptSpan, isUnderWay, personPhase, roundPhase } from "~/core/time/phase";
import { createCommitLane } from "~/platform/commit-lane.server";
import { announce } from "~/platform/events.server";
import { type HotClient, hotTransaction } from "~/platform/hot-transaction.server";
import { log } from "~/platform/log.server";
import { newId } from "~/platform/new-id.server";
import { keyedHash } from "~/platform/tokens.server";
import { drawingBasis } from "./round-pools.server";
import { passingRefusal } from "./save-answer.server";
import type { Sitter } from "./sitter";
import { START_REFUSALS, type StartReply } from "./start";
import {
  insertAttempts,
  lockPersons,
  lockRounds,
  type NewAttempt,
  type PersonRow,
  type RoundRow,
} from "./start-attempt.sql.server";

type Start = { roundId: string; by: Sitter; now: Date };

type Known = AttemptSpan & { id: string; number: number };

/** One person in one round, as the group sees it; several starts of the same person share it. */
type Person = { round: RoundRow; trackId: string | null; barred: boolean; attempts: Known[] };

function knownAttempts(row: PersonRow): Known[] {
  return (row.attempts ?? []).map(({ id, number, started, deadline, submitted }) => ({
    id,
    number,
    startedAt: new Date(started),
    deadlineAt: new Date(deadline),
    submittedAt: submitted === null ? null : new Date(submitted),
  }));
}

const personKey = (start: Start) => `${start.by.accountId} ${start.roundId}`;

async function loadPersons(client: HotClient, starts: readonly Start[]): Promise<Map<string, Person>> {
  const rounds = await lockRounds(
    client,
    starts.map((start) => start.roundId),
  );
  const firsts = new Map(starts.map((start) => [personKey(start), start]));
  const wanted = [...firsts.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const present = wanted.flatMap(([key, { roundId, by }]) => {
    const round = rounds.get(roundId);
    return round ? [{ key, round, contestId: round.contest_id, accountId: by.accountId, roundId }] : [];
  });
  if (present.length === 0) return new Map();
  const rows = await lockPersons(client, present);
  return new Map(
    present.map(({ key, round }, at) => {
      const row = rows[at] as PersonRow;
      const { track_id: trackId, barred } = row;
      return [key, { round, trackId, barred, attempts: knownAttempts(row) }];
    }),
  );
}

function phaseOf({ round, trackId, barred, attempts }: Person, now: Date) {
  const facts = {
    opensAt: round.opens_at,
    closesAt: round.closes_at,
    openedAt: round.opened_at,
    lockedAt: round.locked_at,
    provisionalAt: null,
    officialAt: null,
  };
  const attemptsAllowed = round.attempts_allowed;
  const phase = roundPhase(facts, now);
  return personPhase(
    { roundPhase: phase, attempts, attemptsAllowed, barred, entered: trackId !== null },
    now,
  );
}

async function draw(start: Start, person: Person): Promise<NewAttempt | null> {
  const { roundId, by, now } = start;
  const { round, trackId, attempts } = person;
  const basis = trackId === null ? null : await drawingBasis(roundId, trackId);
  if (!basis || trackId === null) return null;
  const number = (attempts.at(-1)?.number ?? 0) + 1;
  const paper = drawPaper({ ...basis, seed: keyedHash("paper", `${roundId} ${by.accountId} ${number}`) });
  if (!paper.ok) return null;
  const timing = { startedAt: now, durationMs: round.duration_ms, closesAt: round.closes_at, extraMs: 0 };
  return {
    id: newId(now),
    round_id: roundId,
    track_id: trackId,
    account_id: by.accountId,
    number,
    paper: paper.questions,
    started_at: now,
    deadline_at: attemptDeadline(timing),
    grace_ms: round.grace_ms,
    lease_device_id: by.deviceId,
  };
}

/** Decides one start; a new attempt is entered into `person`, so that the next start of the group sees it. */
async function decide(start: Start, person: Person | undefined, made: NewAttempt[]): Promise<StartReply> {
  if (!person) return { ok: false, reason: "round-unknown" };
  const reason = START_REFUSALS[phaseOf(person, start.now)];
  if (reason) return { ok: false, reason };
  const running = person.attempts.find((attempt) => isUnderWay(attempt, start.now));
  if (running) return { ok: true, attemptId: running.id, created: false };
  const attempt = await draw(start, person);
  if (!attempt) {
    log.error({ roundId: start.roundId, trackId: person.trackId }, "no paper can be drawn");
    return { ok: false, reason: "paper-unavailable" };
  }
  const { id, number, started_at: startedAt, deadline_at: deadlineAt } = attempt;
  person.attempts.push({ id, number, startedAt, deadlineAt, submittedAt: null });
  made.push(attempt);
  return { ok: true, attemptId: id, created: true };
}

async function commitStarts(starts: readonly Start[]): Promise<StartReply[]> {
  const { replies, made } = await hotTransaction(async (client) => {
    const persons = await loadPersons(client, starts);
    const made: NewAttempt[] = [];
    const replies: StartReply[] = [];
    for (const start of starts) replies.push(await decide(start, persons.get(personKey(start)), made));
    await insertAttempts(client, made);
    return { replies, made };
  });
  for (const { id: attemptId, round_id: roundId, track_id: trackId, account_id: accountId } of made) {
    announce("attempt-started", { attemptId, roundId, trackId, accountId });
  }
  return replies;
}

const lane = createCommitLane<Start, StartReply>({
  commit: commitStarts,
  maxGroup: 100,
  maxWaiting: 20_000,
  stampOf: (start) => start.now.getTime(),
});

/**
 * Starts an attempt for the person, or finds the one under way; the device that starts holds its lease. The number of attempts
 * is judged under a lock of the entry, so that however many starts come at once, no more than allowed are made. Never throws.
 */
export async function startAttempt(start: { roundId: string; by: Sitter; now: Date }): Promise<StartReply> {
  try {
    return await lane.write(start);
  } catch (error) {
    const { reason } = passingRefusal(error);
    return { ok: false, reason };
  }
}

/** Resolves when no start is waiting any more. */
export function drainStarts(): Promise<void> {
  return lane.settled();
}
