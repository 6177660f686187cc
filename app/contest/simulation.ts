import type { Difficulty } from "~/core/drawing/matrix";

/** So many papers are drawn to see how equal they are. */
export const SIMULATED_PAPERS = 1000;

/** How equal the papers of a matrix are, in the words of the desk. Shares are between 0 and 1. */
export type MatrixSimulation = {
  papers: number;
  questionsPerPaper: number;
  /** Right answers an average contestant is expected to have. */
  expected: { mean: number; sd: number; least: number; most: number };
  /** Papers by expected right answers; one bar when all are alike. */
  bins: { from: number; to: number; count: number }[];
  cells: SimulatedCell[];
  /** The questions that came up in most papers. */
  mostDrawn: { code: string; stem: string; papers: number }[];
  /** Questions behind the cells, how many of them never came up, and how many have a measured facility. */
  behind: number;
  neverDrawn: number;
  measured: number;
  /** Mean share of its questions that a paper has in common with another. */
  overlap: number;
};

/** One cell that asks for questions: how many, of how many, and in how many papers one of them came up. */
export type SimulatedCell = {
  topicCode: string;
  topicName: string;
  difficulty: Difficulty;
  count: number;
  available: number;
  least: number;
  most: number;
};
