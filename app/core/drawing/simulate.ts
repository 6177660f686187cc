import type { Random } from "../random";
import { accept, refuse, type Verdict } from "../verdict";
import { groupByCell, type PoolQuestion, pickQuestions } from "./draw";
import {
  availabilityOf,
  cellKey,
  checkMatrix,
  type Difficulty,
  type MatrixCell,
  type MatrixProblem,
  paperSize,
} from "./matrix";

/** Share of right answers assumed for a question that nobody has answered yet. An assumption, and shown as one. */
export const ASSUMED_FACILITY: Record<Difficulty, number> = { easy: 0.8, medium: 0.6, hard: 0.4 };

export type SimulationRequest = {
  random: Random;
  cells: readonly MatrixCell[];
  pool: readonly PoolQuestion[];
  /** Papers to draw; at least 2. */
  papers: number;
  /** Measured share of right answers by revision, 0 to 1; where absent {@link ASSUMED_FACILITY} stands in. */
  facilities: ReadonlyMap<string, number>;
};

/** How often a question was drawn. */
export type Exposure = { revisionId: string; topicId: string; difficulty: Difficulty; papers: number };

/** How equal the papers of a matrix are. */
export type Simulation = {
  papers: number;
  questionsPerPaper: number;
  /** Expected right answers of a paper: what an average contestant would get. */
  expected: { mean: number; sd: number; least: number; most: number };
  /** The same of every paper, rising: for a picture. */
  expectedPerPaper: number[];
  /** Questions that stand behind the cells, most drawn first; those never drawn are there with 0. */
  exposure: Exposure[];
  /** Mean share of its questions that a paper has in common with another. */
  overlap: number;
  /** Questions behind the cells whose facility was measured. */
  measured: number;
};

/** Draws papers as {@link drawPaper} does and measures them. Refused when the matrix cannot be filled. */
export function simulatePapers(
  request: SimulationRequest,
): Verdict<{ simulation: Simulation }, "matrix-unfillable", { problems: MatrixProblem[] }> {
  const { random, cells, pool, papers, facilities } = request;
  if (!Number.isInteger(papers) || papers < 2) throw new RangeError(`Bad number of papers: ${papers}`);
  const problems = checkMatrix(cells, availabilityOf(pool));
  if (problems.length > 0) return refuse("matrix-unfillable", { problems });
  const byCell = groupByCell(pool);
  const asked = cells.filter((cell) => cell.count > 0).flatMap((cell) => byCell.get(cellKey(cell)) ?? []);
  const drawn = new Map(asked.map((question) => [question.revisionId, 0]));
  const facilityOf = ({ revisionId, difficulty }: PoolQuestion) =>
    facilities.get(revisionId) ?? ASSUMED_FACILITY[difficulty];
  const expectedPerPaper = Array.from({ length: papers }, () => {
    const questions = pickQuestions(random, cells, byCell);
    for (const { revisionId } of questions) drawn.set(revisionId, (drawn.get(revisionId) ?? 0) + 1);
    return questions.reduce((sum, question) => sum + facilityOf(question), 0);
  }).sort((a, b) => a - b);
  const size = paperSize(cells);
  const simulation = {
    papers,
    questionsPerPaper: size,
    expected: spreadOf(expectedPerPaper),
    expectedPerPaper,
    exposure: asked
      .map(({ revisionId, topicId, difficulty }) => {
        return { revisionId, topicId, difficulty, papers: drawn.get(revisionId) ?? 0 };
      })
      .sort((a, b) => b.papers - a.papers || (a.revisionId < b.revisionId ? -1 : 1)),
    overlap: overlapOf([...drawn.values()], papers, size),
    measured: asked.filter((question) => facilities.has(question.revisionId)).length,
  };
  return accept({ simulation });
}

function spreadOf(rising: readonly number[]): Simulation["expected"] {
  const mean = rising.reduce((sum, one) => sum + one, 0) / rising.length;
  const squares = rising.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (rising.length - 1));
  return { mean, sd, least: rising[0] ?? mean, most: rising.at(-1) ?? mean };
}

/** Of all pairs of papers the mean of common questions ÷ questions: a question in c papers is common to c(c−1)/2 pairs. */
function overlapOf(counts: readonly number[], papers: number, size: number): number {
  const pairs = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return pairs / ((papers * (papers - 1)) / 2) / size;
}
