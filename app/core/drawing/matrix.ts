export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** So many questions of this topic and difficulty in every paper. */
export type MatrixCell = { topicId: string; difficulty: Difficulty; count: number };

/** So many questions the pool holds for a topic and difficulty. */
export type Availability = { topicId: string; difficulty: Difficulty; available: number };

export type MatrixProblem =
  | { kind: "empty" }
  | { kind: "bad-count"; topicId: string; difficulty: Difficulty; count: number }
  | { kind: "repeated-cell"; topicId: string; difficulty: Difficulty }
  | { kind: "shortage"; topicId: string; difficulty: Difficulty; wanted: number; available: number };

/** One string for one cell of the matrix. */
export function cellKey({ topicId, difficulty }: { topicId: string; difficulty: Difficulty }): string {
  return `${difficulty} ${topicId}`;
}

/** Counts a pool by topic and difficulty. */
export function availabilityOf(pool: Iterable<{ topicId: string; difficulty: Difficulty }>): Availability[] {
  const counts = new Map<string, Availability>();
  for (const { topicId, difficulty } of pool) {
    const key = cellKey({ topicId, difficulty });
    const entry = counts.get(key) ?? { topicId, difficulty, available: 0 };
    entry.available += 1;
    counts.set(key, entry);
  }
  return [...counts.values()];
}

/** Questions in a paper drawn from the matrix. */
export function paperSize(cells: readonly MatrixCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.count, 0);
}

/**
 * Everything that keeps papers from being drawn, each problem with its cell; none when the matrix can be filled. Cells of
 * count 0 are allowed and ask for nothing; a matrix that asks for nothing at all is empty.
 */
export function checkMatrix(
  cells: readonly MatrixCell[],
  availability: readonly Availability[],
): MatrixProblem[] {
  const available = new Map(availability.map((entry) => [cellKey(entry), entry.available]));
  const seen = new Set<string>();
  const problems: MatrixProblem[] = [];
  for (const cell of cells) {
    const { topicId, difficulty, count } = cell;
    const key = cellKey(cell);
    if (seen.has(key)) problems.push({ kind: "repeated-cell", topicId, difficulty });
    seen.add(key);
    const there = available.get(key) ?? 0;
    if (!Number.isInteger(count) || count < 0)
      problems.push({ kind: "bad-count", topicId, difficulty, count });
    else if (count > there) {
      problems.push({ kind: "shortage", topicId, difficulty, wanted: count, available: there });
    }
  }
  if (!cells.some((cell) => cell.count > 0)) problems.push({ kind: "empty" });
  return problems;
}
