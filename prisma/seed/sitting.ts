import { createHash } from "node:crypto";
import { saveAnswer } from "~/attempt/save-answer.server";
import { startAttempt } from "~/attempt/start-attempt.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { enterContest } from "~/contest/enter-contest.server";
import type { Random } from "~/core/random";
import { db } from "~/platform/db.server";
import { done } from "./outcome";

/** How one person sits: `skill` 0..1, `startsAt`, and whether the paper is finished. */
export type Sitting = {
  accountId: string;
  contestId: string;
  roundId: string;
  trackId: string;
  startsAt: Date;
  skill: number;
  secondsPerQuestion: number;
  prediction: number | null;
  /** Share of the paper that is answered before the person stops without submitting; 1: submits. */
  until: number;
};

type StoredQuestion = { revisionId: string; options: { id: string; key: string }[] };

/** A device of the person's own, the same in every run. */
function deviceOf(accountId: string): string {
  const hex = createHash("sha256").update(accountId).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const HARDNESS = { easy: 0.08, medium: 0.22, hard: 0.38 } as const;

/** What is right and how hard it is, by revision: the demo's people know the answers as well as their skill allows. */
export type AnswerKeys = Map<string, { keys: string[]; hardness: number }>;

export async function readAnswerKeys(): Promise<AnswerKeys> {
  const rows = await db().questionRevision.findMany({
    select: { id: true, difficulty: true, solution: true },
  });
  return new Map(
    rows.map(({ id, difficulty, solution }) => [
      id,
      { keys: solution?.keys ?? [], hardness: HARDNESS[difficulty] },
    ]),
  );
}

function choose(question: StoredQuestion, known: AnswerKeys, skill: number, random: Random): string[] {
  const { keys, hardness } = known.get(question.revisionId) ?? { keys: [], hardness: 0.5 };
  const right = question.options.filter((option) => keys.includes(option.key)).map((option) => option.id);
  if (random() < skill - hardness + 0.2) return right;
  const wrong = question.options.filter((option) => !keys.includes(option.key)).map((option) => option.id);
  return [wrong[Math.floor(random() * wrong.length)] ?? right[0] ?? ""];
}

/** Enters, starts, answers and submits as a person would, at the given instants, through the use cases. */
export async function sit(sitting: Sitting, known: AnswerKeys, random: Random): Promise<string> {
  const { accountId, contestId, roundId, trackId, startsAt } = sitting;
  const by = { accountId, deviceId: deviceOf(accountId) };
  const consentVersion = CURRENT_CONSENT_VERSION;
  done(await enterContest({ contestId, accountId, trackId, consentVersion }, { now: startsAt }));
  const { attemptId } = done(await startAttempt({ roundId, by, now: startsAt }));
  const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { paper: true } });
  const paper = attempt.paper as StoredQuestion[];
  const answered = Math.round(paper.length * sitting.until);
  let at = startsAt.getTime();
  const saves = paper.slice(0, answered).map((question, place) => {
    at += Math.round(sitting.secondsPerQuestion * 1000 * (0.4 + 1.2 * random()));
    const choice = choose(question, known, sitting.skill, random);
    const request = {
      attemptId,
      seq: place + 1,
      position: place + 1,
      choice,
      prediction: null,
      leaseEpoch: 1,
    };
    return saveAnswer(request, by, at);
  });
  for (const reply of await Promise.all(saves)) done(reply);
  if (sitting.until < 1) return attemptId;
  if (sitting.prediction !== null) {
    at += 8_000;
    const request = {
      attemptId,
      seq: answered + 1,
      position: 0,
      choice: [],
      prediction: sitting.prediction,
      leaseEpoch: 1,
    };
    done(await saveAnswer(request, by, at));
  }
  done(await submitAttempt({ attemptId, leaseEpoch: 1 }, by, at + 5_000));
  return attemptId;
}
