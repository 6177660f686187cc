import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type DrawRequest, drawPaper, type Paper, type PoolQuestion } from "~/core/drawing/draw";
import type { MatrixCell } from "~/core/drawing/matrix";

function question(revisionId: string, extra: Partial<PoolQuestion> = {}): PoolQuestion {
  return {
    revisionId,
    topicId: "t1",
    difficulty: "easy",
    type: "single",
    optionKeys: ["a", "b", "c", "d"],
    ...extra,
  };
}

const pool: PoolQuestion[] = [
  ...Array.from({ length: 10 }, (_, i) => question(`e${i}`)),
  ...Array.from({ length: 6 }, (_, i) => question(`h${i}`, { difficulty: "hard", type: "multiple" })),
  ...Array.from({ length: 4 }, (_, i) =>
    question(`f${i}`, { topicId: "t2", type: "true_false", optionKeys: ["true", "false"] }),
  ),
];
const cells: MatrixCell[] = [
  { topicId: "t1", difficulty: "easy", count: 3 },
  { topicId: "t1", difficulty: "hard", count: 2 },
  { topicId: "t2", difficulty: "easy", count: 1 },
];

function draw(seed: string, request: Partial<DrawRequest> = {}): Paper {
  const verdict = drawPaper({ seed, cells, pool, ...request });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
  return verdict;
}

function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("drawPaper", () => {
  it("fills the matrix, each question once, each with all of its options", () => {
    const byId = new Map(pool.map((q) => [q.revisionId, q]));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { questions } = draw(seed);
        expect(new Set(questions.map((q) => q.revisionId)).size).toBe(6);
        for (const { topicId, difficulty, count } of cells) {
          const drawn = questions.filter((q) => {
            const source = byId.get(q.revisionId);
            return source?.topicId === topicId && source.difficulty === difficulty;
          });
          expect(drawn).toHaveLength(count);
        }
        for (const q of questions) {
          expect(q.options.map((o) => o.key).toSorted()).toEqual(
            byId.get(q.revisionId)?.optionKeys.toSorted(),
          );
        }
        const ids = questions.flatMap((q) => q.options.map((o) => o.id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]{6}$/);
      }),
    );
  });

  it("keeps Đúng before Sai", () => {
    for (let i = 0; i < 50; i++) {
      const trueFalse = draw(`tf${i}`).questions.find((q) => q.revisionId.startsWith("f"));
      expect(trueFalse?.options.map((o) => o.key)).toEqual(["true", "false"]);
    }
  });

  it("gives the same paper for the same seed, for ever", () => {
    expect(draw("attempt 1")).toEqual(draw("attempt 1"));
    const golden = draw("golden").questions.map(
      (q) => `${q.revisionId}:${q.options.map((o) => o.key).join("")}`,
    );
    expect(golden).toMatchInlineSnapshot(`
      [
        "f2:truefalse",
        "e2:dacb",
        "e8:bcda",
        "e7:cdab",
        "h5:bcad",
        "h3:bdca",
      ]
    `);
    expect(draw("golden").questions[0]?.options.map((o) => o.id)).toMatchInlineSnapshot(`
      [
        "vhkbmt",
        "8p5mkv",
      ]
    `);
  });

  it("gives another person another paper and other ids", () => {
    const one = draw("attempt 1").questions;
    const two = draw("attempt 2").questions;
    expect(one.map((q) => q.revisionId)).not.toEqual(two.map((q) => q.revisionId));
    const ids = new Set(one.flatMap((q) => q.options.map((o) => o.id)));
    expect(two.flatMap((q) => q.options).some((o) => ids.has(o.id))).toBe(false);
  });

  it("refuses, with every reason, what the pool cannot fill", () => {
    const verdict = drawPaper({ seed: "x", cells: [{ topicId: "t1", difficulty: "easy", count: 11 }], pool });
    expect(verdict).toEqual({
      ok: false,
      reason: "matrix-unfillable",
      problems: [{ kind: "shortage", topicId: "t1", difficulty: "easy", wanted: 11, available: 10 }],
    });
    expect(drawPaper({ seed: "x", cells: [], pool })).toMatchObject({ problems: [{ kind: "empty" }] });
    expect(drawPaper({ seed: "x", cells, pool: [] })).toMatchObject({ ok: false });
  });

  it("draws all there is when all is asked", () => {
    const all = draw("x", { cells: [{ topicId: "t1", difficulty: "easy", count: 10 }] });
    expect(all.questions.map((q) => q.revisionId).toSorted()).toEqual(
      pool.slice(0, 10).map((q) => q.revisionId),
    );
  });

  it("throws on a pool that holds a revision twice", () => {
    expect(() => draw("x", { pool: [...pool, question("e0")] })).toThrow(RangeError);
  });
});

/** Limits of χ² at p = 0.001. The seeds are fixed, so these tests give the same answer on every run. */
const CHI2_LIMIT: Record<number, number> = { 3: 16.27, 5: 20.52, 9: 27.88 };

describe("10,000 papers", () => {
  const PAPERS = 10_000;
  let papers: Paper[] = [];
  beforeAll(() => {
    papers = Array.from({ length: PAPERS }, (_, i) => draw(`server secret/${i}`));
  });

  it("show every option in every place equally often", () => {
    for (const key of ["a", "b", "c", "d"]) {
      const places = [0, 0, 0, 0];
      let shown = 0;
      for (const { questions } of papers) {
        for (const { options } of questions) {
          if (options.length !== 4) continue;
          const place = options.findIndex((o) => o.key === key);
          places[place] = (places[place] ?? 0) + 1;
          shown += 1;
        }
      }
      expect(shown).toBe(5 * PAPERS);
      expect(chiSquare(places, shown / 4)).toBeLessThan(CHI2_LIMIT[3] as number);
    }
  });

  it("would fail that check with options left in their order", () => {
    expect(chiSquare([PAPERS, 0, 0, 0], PAPERS / 4)).toBeGreaterThan(CHI2_LIMIT[3] as number);
  });

  it("have ids whose order says nothing of the key, true/false included", () => {
    for (const [key, size] of [
      ["a", 4],
      ["true", 2],
    ] as const) {
      const ranks = new Array<number>(size).fill(0);
      let shown = 0;
      for (const { questions } of papers) {
        for (const { options } of questions) {
          const target = options.find((o) => o.key === key);
          if (target === undefined) continue;
          const rank = options.filter((o) => o.id < target.id).length;
          ranks[rank] = (ranks[rank] ?? 0) + 1;
          shown += 1;
        }
      }
      expect(shown).toBeGreaterThanOrEqual(PAPERS);
      expect(chiSquare(ranks, shown / size)).toBeLessThan(size === 4 ? 16.27 : 10.83);
    }
  });

  it("use every question of a cell equally often", () => {
    const used = new Map<string, number>();
    for (const { questions } of papers) {
      for (const { revisionId } of questions) used.set(revisionId, (used.get(revisionId) ?? 0) + 1);
    }
    const easy = Array.from({ length: 10 }, (_, i) => used.get(`e${i}`) ?? 0);
    const hard = Array.from({ length: 6 }, (_, i) => used.get(`h${i}`) ?? 0);
    expect(chiSquare(easy, (3 * PAPERS) / 10)).toBeLessThan(CHI2_LIMIT[9] as number);
    expect(chiSquare(hard, (2 * PAPERS) / 6)).toBeLessThan(CHI2_LIMIT[5] as number);
  });

  it("put each kind of question in each place equally often", () => {
    const places = [0, 0, 0, 0, 0, 0];
    for (const { questions } of papers) {
      const place = questions.findIndex((q) => q.revisionId.startsWith("f"));
      places[place] = (places[place] ?? 0) + 1;
    }
    expect(chiSquare(places, PAPERS / 6)).toBeLessThan(CHI2_LIMIT[5] as number);
  });
});
