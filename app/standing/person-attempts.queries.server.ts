import type { RoundView } from "~/contest/round";
import { countedAttempt } from "~/core/scoring/counted-attempt";
import { db } from "~/platform/db.server";

/** A decision on an attempt, lifted or not. */
export type AttemptDecision = {
  id: string;
  reason: string;
  decidedAt: Date;
  reinstatedAt: Date | null;
  reinstateReason: string | null;
};

/** One attempt of a person as who decides on it sees it. */
export type PersonAttempt = {
  attemptId: string;
  number: number;
  trackName: string;
  startedAt: Date;
  deadlineAt: Date;
  submittedAt: Date | null;
  closedBy: "contestant" | "sweeper" | null;
  result: {
    points: number;
    maxPoints: number;
    correctCount: number;
    questionCount: number;
    durationMs: number;
    prediction: number | null;
  } | null;
  isCounted: boolean;
  isDisqualified: boolean;
  decisions: AttemptDecision[];
  /** Time granted on top, oldest first. */
  extensions: { id: string; extraMs: number; reason: string; grantedAt: Date }[];
};

export type PersonAttempts = { accountId: string; displayName: string; attempts: PersonAttempt[] };

const RESULT = {
  points: true,
  maxPoints: true,
  correctCount: true,
  questionCount: true,
  durationMs: true,
  prediction: true,
} as const;

const DECISION = {
  id: true,
  reason: true,
  decidedAt: true,
  reinstatedAt: true,
  reinstateReason: true,
} as const;

const EXTENSION = { id: true, extraMs: true, reason: true, grantedAt: true } as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** All attempts of a person in the round; null when there is none. */
export async function findPersonAttempts(
  round: RoundView,
  accountId: string,
): Promise<PersonAttempts | null> {
  if (!UUID.test(accountId)) return null;
  const rows = await db().attempt.findMany({
    where: { roundId: round.id, accountId },
    orderBy: { number: "asc" },
    include: {
      account: { select: { displayName: true } },
      track: { select: { name: true } },
      result: { select: RESULT },
      disqualifications: { orderBy: { decidedAt: "asc" }, select: DECISION },
      extensions: { orderBy: { grantedAt: "asc" }, select: EXTENSION },
    },
  });
  const [first] = rows;
  if (!first) return null;
  const isOut = (row: (typeof rows)[number]) =>
    row.disqualifications.some((decision) => decision.reinstatedAt === null);
  const valid = rows.flatMap((row) =>
    row.result && row.submittedAt && !isOut(row)
      ? [{ id: row.id, number: row.number, submittedAt: row.submittedAt, ...row.result }]
      : [],
  );
  const counted = countedAttempt(round.countedAttempt, valid);
  return {
    accountId,
    displayName: first.account.displayName,
    attempts: rows.map((row) => ({
      attemptId: row.id,
      number: row.number,
      trackName: row.track.name,
      startedAt: row.startedAt,
      deadlineAt: row.deadlineAt,
      submittedAt: row.submittedAt,
      closedBy: row.closedBy,
      result: row.result,
      isCounted: counted?.id === row.id,
      isDisqualified: isOut(row),
      decisions: row.disqualifications,
      extensions: row.extensions,
    })),
  };
}
