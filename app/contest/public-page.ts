import type { RankingCriterion } from "~/core/ranking/chain";
import type { RoundPhase } from "~/core/time/phase";
import type { ContestState } from "./contest-state";
import type { ContestAction } from "./person-action";
import type { CountedAttempt, ResultTiming } from "./round";
import type { Audience, EntryMode } from "./track";

export type PublicRound = {
  number: number;
  name: string;
  opensAt: Date;
  closesAt: Date;
  durationMs: number;
  attemptsAllowed: number;
  countedAttempt: CountedAttempt;
  resultTiming: ResultTiming;
  phase: RoundPhase;
  /** Whether the public may see some board of it at all. */
  hasBoard: boolean;
};

export type PublicTrack = { id: string; name: string; audience: Audience; entryMode: EntryMode };
export type PublicPrize = { trackId: string; name: string; quantity: number; reward: string };

/** All that the page of a contest shows to everybody; nothing of matrices, pools or numbers of people. */
export type PublicContestPage = {
  slug: string;
  title: string;
  holderName: string;
  published: boolean;
  summaryHtml: string;
  rulesHtml: string;
  rankingChain: RankingCriterion[];
  predictionQuestion: string | null;
  state: ContestState;
  rounds: PublicRound[];
  tracks: PublicTrack[];
  prizes: PublicPrize[];
  action: ContestAction;
  /** The track the viewer has entered. */
  trackName: string | null;
  /** Absolute address for sharing. */
  link: string;
};

/** The one value that all rounds share; null when they differ or there is none. */
export function shared<T, V>(items: readonly T[], of: (item: T) => V): V | null {
  const [first, ...rest] = items.map(of);
  return first !== undefined && rest.every((value) => value === first) ? first : null;
}
