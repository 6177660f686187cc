import { type ContestView, isPublished } from "./contest";
import { type ContestState, contestState, STATE_ORDER } from "./contest-state";
import type { RoundView } from "./round";

/** A contest as lists show it. */
export type ContestCard = {
  slug: string;
  title: string;
  holderName: string;
  published: boolean;
  roundCount: number;
  state: ContestState;
};

/** Cards in the order of what can be taken part in first; within a state the given order stays. */
export function contestCards(
  list: readonly { contest: ContestView; rounds: readonly RoundView[] }[],
  now: Date,
): ContestCard[] {
  return list
    .map(({ contest, rounds }) => ({
      slug: contest.slug,
      title: contest.title,
      holderName: contest.holder.name,
      published: isPublished(contest, now),
      roundCount: rounds.length,
      state: contestState(rounds, now),
    }))
    .sort((a, b) => STATE_ORDER[a.state.kind] - STATE_ORDER[b.state.kind]);
}

/** Names for the frame of a contest's pages. */
export function contestHead(contest: ContestView): { slug: string; title: string; holderName: string } {
  return { slug: contest.slug, title: contest.title, holderName: contest.holder.name };
}
