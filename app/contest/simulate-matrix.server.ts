import { listAnswerSheet } from "~/bank/answer-sheet.queries.server";
import { listQuestionWords } from "~/bank/pool.queries.server";
import { plainText } from "~/bank/question-text";
import { cellKey, type MatrixCell } from "~/core/drawing/matrix";
import { type Exposure, type Simulation, simulatePapers } from "~/core/drawing/simulate";
import { seededRandom } from "~/core/random";
import { db } from "~/platform/db.server";
import type { TopicSupply } from "./matrix";
import { findDrawingBasis } from "./opening.queries.server";
import { type MatrixSimulation, SIMULATED_PAPERS, type SimulatedCell } from "./simulation";
import { readCells, readSupply } from "./supply.server";
import type { TrackView } from "./track";

const SHOWN = 10;
const BARS = 10;

/** Measured shares of right answers, 0 to 1, of those revisions that were answered before. */
export type FacilitiesOf = (revisionIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/**
 * Draws papers as the round would: of an opened round from what was fixed at its opening, before that from the saved matrix and what
 * the banks offer now. null when the matrix cannot be filled. The same round, track, matrix and banks give the same picture.
 */
export async function simulateMatrix(
  roundId: string,
  track: TrackView,
  facilitiesOf: FacilitiesOf,
): Promise<MatrixSimulation | null> {
  const [frozen, saved, supply] = await Promise.all([
    findDrawingBasis(roundId, track.id),
    readCells(db(), roundId, track.id),
    readSupply(db(), track),
  ]);
  const { cells, pool } = frozen ?? { cells: saved, pool: supply.pool };
  const asked = new Set(cells.filter((cell) => cell.count > 0).map(cellKey));
  const behind = pool.filter((question) => asked.has(cellKey(question)));
  const facilities = await facilitiesOf(behind.map((question) => question.revisionId));
  const random = seededRandom(`simulation ${roundId} ${track.id}`);
  const drawn = simulatePapers({ random, cells, pool, papers: SIMULATED_PAPERS, facilities });
  if (!drawn.ok) return null;
  const { simulation } = drawn;
  const { papers, questionsPerPaper, expected, exposure, measured, overlap } = simulation;
  return {
    ...{ papers, questionsPerPaper, expected, measured, overlap },
    bins: binsOf(simulation),
    cells: cells.map((cell) => simulatedCell(cell, supply.topics, exposure)),
    mostDrawn: await inWords(exposure.slice(0, SHOWN)),
    behind: exposure.length,
    neverDrawn: exposure.filter((one) => one.papers === 0).length,
  };
}

function binsOf({ expectedPerPaper, expected }: Simulation): MatrixSimulation["bins"] {
  const { least, most } = expected;
  const width = (most - least) / BARS;
  if (width < 1e-9) return [{ from: least, to: most, count: expectedPerPaper.length }];
  const bins = Array.from({ length: BARS }, (_, i) => {
    return { from: least + i * width, to: least + (i + 1) * width, count: 0 };
  });
  for (const value of expectedPerPaper) {
    const bin = bins[Math.min(BARS - 1, Math.floor((value - least) / width))];
    if (bin) bin.count += 1;
  }
  return bins;
}

function simulatedCell(
  { topicId, difficulty, count }: MatrixCell,
  topics: readonly TopicSupply[],
  exposure: readonly Exposure[],
): SimulatedCell {
  const topic = topics.find((one) => one.topicId === topicId);
  const own = exposure.filter((one) => one.topicId === topicId && one.difficulty === difficulty);
  return {
    ...{ topicCode: topic?.code ?? "", topicName: topic?.name ?? "", difficulty, count },
    available: own.length,
    least: own.at(-1)?.papers ?? 0,
    most: own[0]?.papers ?? 0,
  };
}

async function inWords(exposure: readonly Exposure[]): Promise<MatrixSimulation["mostDrawn"]> {
  const ids = exposure.map((one) => one.revisionId);
  const [words, sheet] = await Promise.all([listQuestionWords(ids), listAnswerSheet(ids)]);
  return exposure.map(({ revisionId, papers }) => ({
    code: sheet.get(revisionId)?.questionCode ?? "",
    stem: plainText(words.get(revisionId)?.stem ?? ""),
    papers,
  }));
}
