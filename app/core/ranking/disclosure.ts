import type { RoundPhase } from "../time/phase";
import { assertNever } from "../verdict";
import type { PredictionMetric } from "./prediction-actual";

/** Most rows the public sees of a board while the number of participants is to be predicted. */
export const PREDICTION_BOARD_ROWS = 10;

export type DisclosureFacts = {
  phase: RoundPhase;
  /** null: the contest asks for no prediction. */
  predictionMetric: PredictionMetric | null;
  /** From this instant the public board stands still; null: it never freezes. */
  frozenAt: Date | null;
  now: Date;
  /** Rows of the public board by the organiser's choice; 0: no public board. */
  boardRows: number;
  /** People on the board as it would be shown (on a frozen board: at the freeze). */
  entries: number;
};

export type Disclosure = {
  /** live: as it stands; frozen: as it stood at `frozenAt`; hidden: nothing; final: the published result. */
  board: "live" | "frozen" | "hidden" | "final";
  /** Whether numbers of people or attempts over the whole round or track may be shown or can be worked out. */
  showTotals: boolean;
  /** Whether a contestant may learn the own rank. */
  showOwnRank: boolean;
  /** Rows of the board that may leave the server. */
  maxRows: number;
};

const NOTHING: Disclosure = { board: "hidden", showTotals: false, showOwnRank: false, maxRows: 0 };

/**
 * What the public may see of a standing. THE one function that every read path obeys: page, socket, export, API. "The
 * public" is everybody who has no grant over the contest, contestants included.
 *
 * Until the round is locked nothing public may reveal the number that is being predicted:
 * - participants: no totals; no own rank (the last one's is the number); a board only while it is full, because a board
 *   with free rows can be counted.
 * - perfect-scores: no board at all, because where points, or times under equal points, change on it, the perfect scores
 *   end; no totals and no own rank.
 * A frozen board shows no own rank either: it would go on moving.
 */
export function publicDisclosure(facts: DisclosureFacts): Disclosure {
  const { phase } = facts;
  switch (phase) {
    case "draft":
    case "scheduled":
      return NOTHING;
    case "running":
    case "closed":
      return beforeLock(facts);
    case "locked":
      return moving(facts, facts.boardRows);
    case "provisional":
    case "official":
      return {
        board: facts.boardRows > 0 ? "final" : "hidden",
        showTotals: true,
        showOwnRank: true,
        maxRows: Math.max(0, facts.boardRows),
      };
    default:
      return assertNever(phase);
  }
}

function isFrozen({ frozenAt, now }: DisclosureFacts): boolean {
  return frozenAt !== null && frozenAt.getTime() <= now.getTime();
}

function moving(facts: DisclosureFacts, rows: number): Disclosure {
  const frozen = isFrozen(facts);
  const board = rows > 0 ? (frozen ? "frozen" : "live") : "hidden";
  return { board, showTotals: true, showOwnRank: !frozen, maxRows: Math.max(0, rows) };
}

function beforeLock(facts: DisclosureFacts): Disclosure {
  switch (facts.predictionMetric) {
    case null:
      return moving(facts, facts.boardRows);
    case "perfect-scores":
      return NOTHING;
    case "participants": {
      const rows = Math.min(facts.boardRows, PREDICTION_BOARD_ROWS);
      if (facts.entries < rows) return NOTHING;
      return { ...moving(facts, rows), showTotals: false, showOwnRank: false };
    }
    default:
      return assertNever(facts.predictionMetric);
  }
}
