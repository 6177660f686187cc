import { createHash } from "node:crypto";
import { saveAnswer } from "~/attempt/save-answer.server";
import type { Sitter } from "~/attempt/sitter";
import { startAttempt } from "~/attempt/start-attempt.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { enterContest } from "~/contest/enter-contest.server";
import type { Random } from "~/core/random";
import { db } from "~/platform/db.server";
import { type AnswerKeys, planAnswers, type StoredQuestion } from "./answers";
import { done } from "./outcome";

/** How one person sits once. */
export type Sitting = {
  /** The person's name in the demo, the same in every run: roster code or contact. */
  who: string;
  accountId: string;
  contestId: string;
  roundId: string;
  trackId: string;
  startsAt: Date;
  /** How long the person takes, at most the round's duration. */
  lastsMs: number;
  /** What would happen later has not happened yet. */
  asOf: Date;
  skill: number;
  prediction: number | null;
  random: Random;
};

/** A saved change as the use case takes it, and when it arrives. */
type Save = { position: number; choice: string[]; prediction: number | null; at: number };

/** Between the last answer and the submission. */
const LOOKING_OVER_MS = 5_000;

/** A device of the person's own, the same in every run. */
function deviceOf(who: string): string {
  const hex = createHash("sha256").update(who).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The answers one after another, with pauses of different length that add up to the time the person takes. */
function planSaves(paper: readonly StoredQuestion[], keys: AnswerKeys, sitting: Sitting): Save[] {
  const { random, prediction } = sitting;
  const choices = planAnswers(paper, keys, sitting).map((choice, at) => ({
    ...{ position: at + 1, choice, prediction: null as number | null },
  }));
  if (prediction !== null) choices.push({ position: 0, choice: [], prediction });
  const pauses = choices.map(() => 0.4 + 1.2 * random());
  const perPause = (sitting.lastsMs - LOOKING_OVER_MS) / pauses.reduce((sum, pause) => sum + pause, 0);
  let at = sitting.startsAt.getTime();
  return choices.map((choice, place) => {
    at += Math.floor(perPause * (pauses[place] ?? 0));
    return { ...choice, at };
  });
}

async function start({ accountId, contestId, trackId, roundId, startsAt }: Sitting, by: Sitter) {
  const consentVersion = CURRENT_CONSENT_VERSION;
  done(await enterContest({ contestId, accountId, trackId, consentVersion }, { now: startsAt }));
  const { attemptId } = done(await startAttempt({ roundId, by, now: startsAt }));
  const { paper } = await db().attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { paper: true },
  });
  return { attemptId, paper: paper as StoredQuestion[] };
}

/** Enters, starts, answers and submits as a person would, at the given instants, through the use cases. */
export async function sit(sitting: Sitting, keys: AnswerKeys): Promise<string> {
  const by = { accountId: sitting.accountId, deviceId: deviceOf(sitting.who) };
  const { attemptId, paper } = await start(sitting, by);
  const asOf = sitting.asOf.getTime();
  const saves = planSaves(paper, keys, sitting).filter(({ at }) => at <= asOf);
  const replies = saves.map(({ at, ...answer }, place) =>
    saveAnswer({ attemptId, seq: place + 1, leaseEpoch: 1, ...answer }, by, at),
  );
  for (const reply of await Promise.all(replies)) done(reply);
  const endsAt = sitting.startsAt.getTime() + sitting.lastsMs;
  if (endsAt <= asOf) done(await submitAttempt({ attemptId, leaseEpoch: 1 }, by, endsAt));
  return attemptId;
}
