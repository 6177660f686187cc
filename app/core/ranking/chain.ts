import { sha256Hex } from "../sha256";
import { accept, refuse, type Verdict } from "../verdict";

/**
 * What decides who is in front, in the order the contest's rules give: points ↓, prediction error ↑, duration ↑,
 * submitted at ↑. When all are equal a lot from a published seed decides.
 */
export const RANKING_CRITERIA = ["points", "prediction-error", "duration", "submitted-at"] as const;
export type RankingCriterion = (typeof RANKING_CRITERIA)[number];
export type RankingChain = readonly RankingCriterion[];

export const DEFAULT_RANKING_CHAIN: RankingChain = ["points", "prediction-error", "duration", "submitted-at"];

export type ChainRefusal = "chain-empty" | "criterion-unknown" | "criterion-repeated";

/** Reads a stored or submitted chain: at least one criterion, known ones only, each once. */
export function parseRankingChain(
  criteria: readonly string[],
): Verdict<{ chain: RankingChain }, ChainRefusal, { criterion?: string }> {
  if (criteria.length === 0) return refuse("chain-empty");
  const chain: RankingCriterion[] = [];
  for (const criterion of criteria) {
    const known = RANKING_CRITERIA.find((c) => c === criterion);
    if (known === undefined) return refuse("criterion-unknown", { criterion });
    if (chain.includes(known)) return refuse("criterion-repeated", { criterion });
    chain.push(known);
  }
  return accept({ chain });
}

/**
 * The lot of one contestant, a whole number below 2⁵²; the lower lot is in front. It is the first 13 hex digits of
 * SHA-256 over "seed:id" in UTF-8, so that anybody can check a published lot with `printf '%s' seed:id | sha256sum`.
 * The seed must be fixed before anybody could try which seed favours whom.
 */
export function lotNumber(seed: string, id: string): number {
  return Number.parseInt(sha256Hex(`${seed}:${id}`).slice(0, 13), 16);
}
