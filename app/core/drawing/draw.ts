import { type Random, randomInt, sample, seededRandom, shuffle } from "../random";
import type { QuestionType } from "../scoring/types";
import { accept, refuse, type Verdict } from "../verdict";
import {
  availabilityOf,
  cellKey,
  checkMatrix,
  type Difficulty,
  type MatrixCell,
  type MatrixProblem,
} from "./matrix";

/**
 * A question revision that may be drawn. `optionKeys` in the author's order, none for short_answer; the right answer is not
 * known here, although for ordering the author's order may be it.
 */
export type PoolQuestion = {
  revisionId: string;
  topicId: string;
  difficulty: Difficulty;
  type: QuestionType;
  optionKeys: readonly string[];
};

/** An option as drawn: `id` is what the contestant's device sees, `key` is the option in the revision (server only). */
export type DrawnOption = { id: string; key: string };
export type DrawnQuestion = { revisionId: string; options: DrawnOption[] };
export type Paper = { questions: DrawnQuestion[] };

export type DrawRequest = {
  /** Secret and different for every attempt: derived by the caller from a server secret and the attempt's id. */
  seed: string;
  cells: readonly MatrixCell[];
  pool: readonly PoolQuestion[];
};

/** Consonants and digits that are not mistaken for one another and spell no words. */
const ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
const ID_LENGTH = 6;

/**
 * Draws one person's paper: the questions of each cell uniformly from the pool, questions in random order, options in
 * random order (Đúng / Sai keep theirs), option ids random and unique within the paper. An order to be found is shuffled like
 * any options, so it is shown right as often as by chance and no more. The same request gives the same paper; the order of
 * the pool counts, so it must be frozen with the round.
 */
export function drawPaper({
  seed,
  cells,
  pool,
}: DrawRequest): Verdict<Paper, "matrix-unfillable", { problems: MatrixProblem[] }> {
  const problems = checkMatrix(cells, availabilityOf(pool));
  if (problems.length > 0) return refuse("matrix-unfillable", { problems });
  const random = seededRandom(seed);
  const byCell = groupByCell(pool);
  const drawn = pickQuestions(random, cells, byCell);
  const usedIds = new Set<string>();
  const questions = shuffle(random, drawn).map((question) => ({
    revisionId: question.revisionId,
    options: drawOptions(random, question, usedIds),
  }));
  return accept({ questions });
}

/** The questions of one paper, cell by cell: each cell's uniformly from those that stand behind it. */
export function pickQuestions<Q>(
  random: Random,
  cells: readonly MatrixCell[],
  byCell: ReadonlyMap<string, readonly Q[]>,
): Q[] {
  return cells.flatMap((cell) => sample(random, byCell.get(cellKey(cell)) ?? [], cell.count));
}

/** The pool by {@link cellKey}. Throws RangeError when a revision is in the pool twice: it could be drawn twice. */
export function groupByCell(pool: readonly PoolQuestion[]): Map<string, PoolQuestion[]> {
  const groups = new Map<string, PoolQuestion[]>();
  const seen = new Set<string>();
  for (const question of pool) {
    if (seen.has(question.revisionId)) throw new RangeError(`Twice in the pool: ${question.revisionId}`);
    seen.add(question.revisionId);
    const key = cellKey(question);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [question]);
    else group.push(question);
  }
  return groups;
}

function drawOptions(random: Random, question: PoolQuestion, usedIds: Set<string>): DrawnOption[] {
  const keys = question.type === "true_false" ? question.optionKeys : shuffle(random, question.optionKeys);
  return keys.map((key) => ({ id: drawId(random, usedIds), key }));
}

function drawId(random: Random, usedIds: Set<string>): string {
  for (;;) {
    let id = "";
    for (let i = 0; i < ID_LENGTH; i++) id += ID_ALPHABET[randomInt(random, ID_ALPHABET.length)];
    if (usedIds.has(id)) continue;
    usedIds.add(id);
    return id;
  }
}
