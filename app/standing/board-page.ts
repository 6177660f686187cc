import type { RankingCriterion } from "~/core/ranking/chain";
import type { RoundPhase } from "~/core/time/phase";
import type { BoardMessage, BoardRow } from "~/realtime/protocol";

/** Where the asker stands: the own line when it is among those shown; rank and people when they may be told. */
export type OwnPlace = { row: BoardRow | null; rank: number | null; people: number | null };

/** All that the public board page shows. */
export type BoardPage = {
  slug: string;
  title: string;
  holderName: string;
  /** `isPublic`: the organisers publish a board of it at all. */
  round: { number: number; name: string; phase: RoundPhase; opensAt: Date; isPublic: boolean };
  tracks: { code: string; name: string }[];
  trackCode: string;
  /** What decides the order shown now, first things first. */
  criteria: RankingCriterion[];
  state: Omit<BoardMessage, "version">;
  /** Of the last state published before this page was made; null: none. */
  version: number | null;
  /** Since when a frozen board stands still; null when it does not. */
  frozenAt: Date | null;
  own: OwnPlace | null;
};

type Line = Omit<BoardRow, "rank">;

/** Whether two lines are the same person's, whatever their rank has become. */
export function isSameLine(a: Line, b: Line): boolean {
  return (
    a.displayName === b.displayName &&
    a.unitName === b.unitName &&
    a.points === b.points &&
    a.durationMs === b.durationMs
  );
}
