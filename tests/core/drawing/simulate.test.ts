import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PoolQuestion } from "~/core/drawing/draw";
import type { Difficulty, MatrixCell } from "~/core/drawing/matrix";
import { ASSUMED_FACILITY, simulatePapers } from "~/core/drawing/simulate";
import { seededRandom } from "~/core/random";

const questions = (topicId: string, difficulty: Difficulty, count: number): PoolQuestion[] =>
  Array.from({ length: count }, (_, i) => ({
    revisionId: `${topicId}-${difficulty}-${i}`,
    topicId,
    difficulty,
    type: "single",
    optionKeys: ["a", "b", "c", "d"],
  }));
const cell = (topicId: string, difficulty: Difficulty, count: number): MatrixCell => ({
  topicId,
  difficulty,
  count,
});

function simulate(
  cells: MatrixCell[],
  pool: PoolQuestion[],
  { papers = 1000, facilities = new Map<string, number>() } = {},
) {
  const verdict = simulatePapers({ random: seededRandom("thử"), cells, pool, papers, facilities });
  if (!verdict.ok) throw new Error(verdict.reason);
  return verdict.simulation;
}

describe("papers of one matrix", () => {
  it("are equal as long as questions of one cell are equally hard", () => {
    const pool = [...questions("A", "easy", 9), ...questions("B", "hard", 7)];
    const { expected, questionsPerPaper, measured } = simulate(
      [cell("A", "easy", 3), cell("B", "hard", 2)],
      pool,
    );
    expect(questionsPerPaper).toBe(5);
    expect(expected.mean).toBeCloseTo(3 * ASSUMED_FACILITY.easy + 2 * ASSUMED_FACILITY.hard, 10);
    expect(expected.sd).toBeCloseTo(0, 10);
    expect(measured).toBe(0);
  });

  it("differ by what was measured: two questions of 0 and 1 drawn one at a time have sd 0.5", () => {
    const pool = questions("A", "easy", 2);
    const facilities = new Map([
      ["A-easy-0", 0],
      ["A-easy-1", 1],
    ]);
    const { expected, measured } = simulate([cell("A", "easy", 1)], pool, { papers: 4000, facilities });
    expect(measured).toBe(2);
    expect(expected).toMatchObject({ least: 0, most: 1 });
    expect(expected.mean).toBeCloseTo(0.5, 1);
    expect(expected.sd).toBeCloseTo(0.5, 1);
  });

  it("have everything in common when a cell takes all, and 1/k of it when it takes one of k", () => {
    expect(simulate([cell("A", "easy", 4)], questions("A", "easy", 4)).overlap).toBe(1);
    const { overlap } = simulate([cell("A", "easy", 1)], questions("A", "easy", 8));
    expect(overlap).toBeCloseTo(1 / 8, 2);
  });

  it("show each question about equally often: chi-square over 20 questions", () => {
    const { exposure } = simulate([cell("A", "medium", 5)], questions("A", "medium", 20));
    const expected = (1000 * 5) / 20;
    const chi = exposure.reduce((sum, { papers }) => sum + (papers - expected) ** 2 / expected, 0);
    // 19 degrees of freedom; drawing without replacement makes it smaller still.
    expect(chi).toBeLessThan(43.8);
  });

  it("name only the questions behind the cells, also those never drawn", () => {
    const pool = [...questions("A", "easy", 500), ...questions("B", "easy", 3)];
    const { exposure } = simulate([cell("A", "easy", 1), cell("B", "easy", 0)], pool, { papers: 10 });
    expect(exposure).toHaveLength(500);
    expect(exposure.at(-1)?.papers).toBe(0);
    expect(exposure.reduce((sum, one) => sum + one.papers, 0)).toBe(10);
  });
});

it("counts every drawn question once for any matrix that can be filled", () => {
  void fc.assert(
    fc.property(
      fc.array(fc.record({ size: fc.integer({ min: 1, max: 8 }), part: fc.nat(8) }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer({ min: 2, max: 30 }),
      (sizes, papers) => {
        const cells = sizes.map(({ size, part }, i) => cell(`T${i}`, "easy", Math.min(part, size)));
        fc.pre(cells.some((one) => one.count > 0));
        const pool = sizes.flatMap(({ size }, i) => questions(`T${i}`, "easy", size));
        const found = simulate(cells, pool, { papers });
        const total = found.exposure.reduce((sum, one) => sum + one.papers, 0);
        expect(total).toBe(papers * found.questionsPerPaper);
        expect(found.exposure.every((one) => one.papers <= papers)).toBe(true);
        expect(found.overlap).toBeGreaterThanOrEqual(0);
        expect(found.overlap).toBeLessThanOrEqual(1);
      },
    ),
  );
});

it("is refused with the shortage, and throws for fewer than two papers", () => {
  const pool = questions("A", "easy", 1);
  const request = { random: seededRandom("x"), pool, papers: 10, facilities: new Map<string, number>() };
  expect(simulatePapers({ ...request, cells: [cell("A", "easy", 2)] })).toMatchObject({
    ok: false,
    reason: "matrix-unfillable",
    problems: [{ kind: "shortage", wanted: 2, available: 1 }],
  });
  expect(() => simulatePapers({ ...request, cells: [cell("A", "easy", 1)], papers: 1 })).toThrow(RangeError);
});
