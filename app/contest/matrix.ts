import { DIFFICULTIES, type Difficulty, type MatrixCell, type MatrixProblem } from "~/core/drawing/matrix";

/** A topic that the banks of a track offer, with how many questions stand behind each cell. */
export type TopicSupply = {
  topicId: string;
  code: string;
  name: string;
  bankName: string;
  available: Record<Difficulty, number>;
};

/** One cell that the banks cannot fill, with the topic in words. */
export type Shortage = {
  topicId: string;
  topicCode: string;
  topicName: string;
  difficulty: Difficulty;
  wanted: number;
  available: number;
};

const MAX_PER_CELL = 100;
/** Questions of one paper at most; the sitting knows places up to 200. */
export const MAX_PAPER_SIZE = 200;

/** Name of the field of one cell. */
export function cellName(topicId: string, difficulty: Difficulty): string {
  return `cell:${topicId}:${difficulty}`;
}

export type CellProblem = "not-a-number" | "out-of-range";

/**
 * Reads the cells of a form; an empty one asks for nothing and is left out. Fields that name no topic of `topicIds` are
 * ignored. Problems come by the name of the field.
 */
export function readCells(
  fields: Record<string, unknown>,
  topicIds: readonly string[],
): { ok: true; cells: MatrixCell[] } | { ok: false; fields: Record<string, CellProblem> } {
  const cells: MatrixCell[] = [];
  const problems: Record<string, CellProblem> = {};
  for (const topicId of topicIds) {
    for (const difficulty of DIFFICULTIES) {
      const name = cellName(topicId, difficulty);
      const typed = fields[name];
      const text = typeof typed === "string" ? typed.trim() : "";
      if (text === "") continue;
      const count = Number(text);
      if (!/^\d{1,6}$/.test(text)) problems[name] = "not-a-number";
      else if (count > MAX_PER_CELL) problems[name] = "out-of-range";
      else if (count > 0) cells.push({ topicId, difficulty, count });
    }
  }
  return Object.keys(problems).length > 0 ? { ok: false, fields: problems } : { ok: true, cells };
}

/** The shortages among the problems of a matrix, with the topics' words. */
export function shortagesOf(problems: readonly MatrixProblem[], topics: readonly TopicSupply[]): Shortage[] {
  const byId = new Map(topics.map((topic) => [topic.topicId, topic]));
  return problems.flatMap((problem) => {
    if (problem.kind !== "shortage") return [];
    const { topicId, difficulty, wanted, available } = problem;
    const topic = byId.get(topicId);
    const words = { topicCode: topic?.code ?? "?", topicName: topic?.name ?? "" };
    return [{ topicId, ...words, difficulty, wanted, available }];
  });
}

/** The cells as the fields of the form hold them. */
export function cellTexts(cells: readonly MatrixCell[]): Record<string, string> {
  return Object.fromEntries(
    cells.map((cell) => [cellName(cell.topicId, cell.difficulty), String(cell.count)]),
  );
}

/** What was typed into cells, whatever it is. */
export function typedCells(fields: Record<string, unknown>): Record<string, string> {
  const typed = Object.entries(fields).filter(
    ([name, value]) => name.startsWith("cell:") && typeof value === "string",
  );
  return Object.fromEntries(typed) as Record<string, string>;
}
