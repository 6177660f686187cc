import type { RankingChain } from "~/core/ranking/chain";
import { compareEntries } from "~/core/ranking/compare";
import { type PredictionMetric, predictionActual } from "~/core/ranking/prediction-actual";
import { predictionError, rankEntries } from "~/core/ranking/rank";
import { type CountableAttempt, type CountedRule, countedAttempt } from "~/core/scoring/counted-attempt";

/** A closed attempt that counts for something: submitted, scored, not disqualified. Points are whole numbers. */
export type ValidAttempt = CountableAttempt & {
  attemptId: string;
  accountId: string;
  trackId: string;
  maxPoints: number;
  correctCount: number;
  prediction: number | null;
};

/** What decides the order of a round. The lot's seed is null while the round runs: equals share a rank. */
export type RoundOrder = {
  countedRule: CountedRule;
  chain: RankingChain;
  predictionMetric: PredictionMetric | null;
  lotSeed: string | null;
};

export type RankedAttempt = ValidAttempt & { rank: number; predictionError: number | null };

export type RankedTrack = { people: number; attempts: number; rows: RankedAttempt[] };

/** The one attempt of each person that counts, in the order of the first appearance of the person. */
function countedAttempts(attempts: readonly ValidAttempt[], rule: CountedRule): ValidAttempt[] {
  return [...byPerson(attempts).values()].flatMap((own) => countedAttempt(rule, own) ?? []);
}

/** The attempts of each person. */
export function byPerson(attempts: readonly ValidAttempt[]): Map<string, ValidAttempt[]> {
  const people = new Map<string, ValidAttempt[]>();
  for (const attempt of attempts) {
    const own = people.get(attempt.accountId);
    if (own) own.push(attempt);
    else people.set(attempt.accountId, [attempt]);
  }
  return people;
}

/**
 * Ranks every track of a round. The prediction's actual number is taken over the whole round, because one question is put to
 * everybody; null when the contest asks none.
 */
export function rankRound(
  attempts: readonly ValidAttempt[],
  order: RoundOrder,
): { actual: number | null; tracks: Map<string, RankedTrack> } {
  const counted = countedAttempts(attempts, order.countedRule);
  const people = counted.map((one) => ({
    personId: one.accountId,
    points: one.points,
    maxPoints: one.maxPoints,
  }));
  const actual = order.predictionMetric === null ? null : predictionActual(order.predictionMetric, people);
  const tracks = new Map<string, RankedTrack>();
  for (const trackId of new Set(attempts.map((attempt) => attempt.trackId))) {
    const own = counted.filter((attempt) => attempt.trackId === trackId);
    const attemptCount = attempts.filter((attempt) => attempt.trackId === trackId).length;
    tracks.set(trackId, { people: own.length, attempts: attemptCount, rows: rankTrack(own, order, actual) });
  }
  return { actual, tracks };
}

function rankTrack(
  counted: readonly ValidAttempt[],
  order: RoundOrder,
  actual: number | null,
): RankedAttempt[] {
  const entries = counted.map((attempt) => ({
    ...attempt,
    id: attempt.accountId,
    predictionError: predictionError(attempt.prediction, actual),
  }));
  return rankEntries(entries, compareEntries(order.chain, order.lotSeed)).map(({ entry, rank }) => ({
    ...entry,
    rank,
  }));
}

/** Hands out prizes from the first rank on: as many of each as there are, in their order. Row i gets name i, or null. */
export function assignPrizes(
  rowCount: number,
  prizes: readonly { name: string; quantity: number }[],
): (string | null)[] {
  const names = prizes.flatMap((prize) => Array.from({ length: prize.quantity }, () => prize.name));
  return Array.from({ length: rowCount }, (_, at) => names[at] ?? null);
}
