import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEntries, type RankingEntry } from "~/core/ranking/compare";
import {
  type Disclosure,
  type DisclosureFacts,
  PREDICTION_BOARD_ROWS,
  publicDisclosure,
} from "~/core/ranking/disclosure";
import { predictionActual } from "~/core/ranking/prediction-actual";
import { rankEntries } from "~/core/ranking/rank";
import type { RoundPhase } from "~/core/time/phase";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);
const running: DisclosureFacts = {
  phase: "running",
  predictionMetric: null,
  frozenAt: null,
  now: at(0),
  boardRows: 20,
  entries: 400,
};
const NOTHING: Disclosure = { board: "hidden", showTotals: false, showOwnRank: false, maxRows: 0 };
const open = (board: Disclosure["board"], maxRows = 20): Disclosure => ({
  board,
  showTotals: true,
  showOwnRank: true,
  maxRows,
});

describe("publicDisclosure", () => {
  it.each<[string, Partial<DisclosureFacts>, Disclosure]>([
    ["draft", { phase: "draft" }, NOTHING],
    ["scheduled", { phase: "scheduled" }, NOTHING],
    ["running, no prediction", {}, open("live")],
    ["closed, no prediction", { phase: "closed" }, open("live")],
    ["a millisecond before the freeze", { frozenAt: at(1) }, open("live")],
    ["at the freeze", { frozenAt: at(0) }, { ...open("frozen"), showOwnRank: false }],
    ["closed and frozen", { phase: "closed", frozenAt: at(-9) }, { ...open("frozen"), showOwnRank: false }],
    ["locked and frozen", { phase: "locked", frozenAt: at(-9) }, { ...open("frozen"), showOwnRank: false }],
    ["locked", { phase: "locked" }, open("live")],
    ["provisional ends the freeze", { phase: "provisional", frozenAt: at(-9) }, open("final")],
    ["official", { phase: "official", frozenAt: at(-9) }, open("final")],
    ["no public board", { boardRows: 0 }, open("hidden", 0)],
    ["official, no public board", { phase: "official", boardRows: 0 }, open("hidden", 0)],
    [
      "participants predicted",
      { predictionMetric: "participants" },
      { board: "live", showTotals: false, showOwnRank: false, maxRows: PREDICTION_BOARD_ROWS },
    ],
    [
      "participants predicted, frozen",
      { predictionMetric: "participants", frozenAt: at(0) },
      { board: "frozen", showTotals: false, showOwnRank: false, maxRows: PREDICTION_BOARD_ROWS },
    ],
    [
      "participants predicted, board just full",
      { predictionMetric: "participants", entries: PREDICTION_BOARD_ROWS },
      { board: "live", showTotals: false, showOwnRank: false, maxRows: PREDICTION_BOARD_ROWS },
    ],
    [
      "participants predicted, one row free",
      { predictionMetric: "participants", entries: PREDICTION_BOARD_ROWS - 1 },
      NOTHING,
    ],
    [
      "participants predicted, a shorter board by choice",
      { predictionMetric: "participants", boardRows: 3, entries: 3 },
      { board: "live", showTotals: false, showOwnRank: false, maxRows: 3 },
    ],
    ["perfect scores predicted", { predictionMetric: "perfect-scores" }, NOTHING],
    ["perfect scores predicted, closed", { predictionMetric: "perfect-scores", phase: "closed" }, NOTHING],
    ["participants predicted, locked", { predictionMetric: "participants", phase: "locked" }, open("live")],
    [
      "perfect scores predicted, locked",
      { predictionMetric: "perfect-scores", phase: "locked" },
      open("live"),
    ],
  ])("%s", (_, facts, expected) => expect(publicDisclosure({ ...running, ...facts })).toEqual(expected));
});

const field = fc
  .array(fc.record({ points: fc.constantFrom(80, 90, 100), durationMs: fc.nat(3) }), { maxLength: 25 })
  .map((rows) =>
    rows.map(
      ({ points, durationMs }, i): RankingEntry => ({
        id: `p${String(i).padStart(2, "0")}`,
        points,
        durationMs,
        predictionError: null,
        submittedAt: new Date(0),
      }),
    ),
  );

/** Everything the public could read under a disclosure: totals, board rows, and the own rank of each person. */
function publicView(entries: readonly RankingEntry[], shown: Disclosure): unknown {
  const ranked = rankEntries(entries, compareEntries(["points", "duration"], null));
  return {
    board: shown.board,
    totals: shown.showTotals ? entries.length : null,
    rows: ranked.slice(0, shown.maxRows).map(({ entry, rank }) => [rank, entry.points, entry.durationMs]),
    ownRanks: shown.showOwnRank ? ranked.map(({ entry, rank }) => [entry.id, rank]) : null,
  };
}

describe("before the lock", () => {
  const phases = fc.constantFrom<RoundPhase>("draft", "scheduled", "running", "closed");
  const frozenAt = fc.constantFrom(null, at(-1), at(1));

  it("a full board looks the same whoever else comes in behind it: participants cannot be counted", () => {
    fc.assert(
      fc.property(
        field,
        phases,
        frozenAt,
        fc.nat(30),
        fc.nat(5),
        (entries, phase, freeze, boardRows, more) => {
          const facts = {
            ...running,
            predictionMetric: "participants" as const,
            phase,
            frozenAt: freeze,
            boardRows,
          };
          const last = Array.from({ length: more }, (_, i) => ({
            ...(entries[0] ?? { predictionError: null, submittedAt: new Date(0) }),
            id: `z${i}`,
            points: 0,
            durationMs: 9,
          }));
          const before = publicDisclosure({ ...facts, entries: entries.length });
          fc.pre(
            before.board !== "hidden" || entries.length + more < Math.min(boardRows, PREDICTION_BOARD_ROWS),
          );
          const after = publicDisclosure({ ...facts, entries: entries.length + more });
          expect(publicView([...entries, ...last], after)).toEqual(publicView(entries, before));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("nothing differs between any two fields: perfect scores cannot be counted", () => {
    fc.assert(
      fc.property(field, field, phases, frozenAt, fc.nat(30), (one, two, phase, freeze, boardRows) => {
        const facts = {
          ...running,
          predictionMetric: "perfect-scores" as const,
          phase,
          frozenAt: freeze,
          boardRows,
        };
        const view = (entries: RankingEntry[]) =>
          publicView(entries, publicDisclosure({ ...facts, entries: entries.length }));
        expect(view(one)).toEqual(view(two));
      }),
    );
  });

  it("the same views would give both numbers away if nobody held them back", () => {
    const field: RankingEntry[] = [100, 100, 90].map((points, i) => ({
      id: `p${i}`,
      points,
      durationMs: 0,
      predictionError: null,
      submittedAt: new Date(0),
    }));
    const less = field.slice(0, 2);
    const all = publicDisclosure({ ...running, entries: 3 });
    expect(publicView(field, all)).not.toEqual(publicView(less, all));
    const metric = (entries: RankingEntry[]) =>
      predictionActual(
        "participants",
        entries.map((e) => ({ personId: e.id, points: e.points, maxPoints: 100 })),
      );
    expect([metric(field), metric(less)]).toEqual([3, 2]);
  });
});
