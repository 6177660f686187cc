import { db } from "~/platform/db.server";
import { hours, makeAttempt, minutes, NOW } from "./contest-builders";

type Place = { roundId: string; trackId: string };
export type Sat = { number?: number; submittedAt?: Date; points?: number; prediction?: number };

/** A submitted and scored attempt, as a sitting would leave it. */
export async function sit(place: Place, accountId: string, sat: Sat = {}): Promise<string> {
  const submittedAt = sat.submittedAt ?? hours(2);
  const times = {
    startedAt: minutes(-10, submittedAt),
    deadlineAt: minutes(10, submittedAt),
    submittedAt,
    number: sat.number ?? 1,
  };
  const attemptId = await makeAttempt(place, accountId, times);
  const points = sat.points ?? 10;
  await db().result.create({
    data: {
      attemptId,
      scoringVersion: "1",
      points,
      maxPoints: 20,
      correctCount: points / 10,
      answeredCount: 2,
      questionCount: 2,
      durationMs: 300_000 + points,
      prediction: sat.prediction ?? null,
      scoredAt: submittedAt,
    },
  });
  return attemptId;
}

/** An attempt that was begun and not submitted. */
export function beginOnly(place: Place, accountId: string): Promise<string> {
  return makeAttempt(place, accountId, { startedAt: hours(1), deadlineAt: hours(25) });
}

export async function disqualify(attemptId: string, decidedBy: string, reason = "Nhờ người thi hộ") {
  return db().disqualification.create({
    data: { attemptId, reason, decidedAt: hours(3), decidedBy },
  });
}

export async function exempt(memberId: string, from: string, to: string | null = null) {
  await db().exemption.create({
    data: {
      memberId,
      kind: "maternity",
      reason: "Nghỉ thai sản theo quyết định",
      validFrom: new Date(from),
      validTo: to ? new Date(to) : null,
      recordedAt: NOW,
    },
  });
}

/** The spell of a person in a unit becomes [from, to). */
export async function spell(membershipId: string, from: string, to: string | null) {
  await db().membership.update({
    where: { id: membershipId },
    data: { validFrom: new Date(from), validTo: to ? new Date(to) : null },
  });
}
