import { describe, expect, it } from "vitest";
import {
  type Availability,
  availabilityOf,
  checkMatrix,
  type MatrixCell,
  type MatrixProblem,
  paperSize,
} from "~/core/drawing/matrix";

const there: Availability[] = [
  { topicId: "t1", difficulty: "easy", available: 5 },
  { topicId: "t2", difficulty: "easy", available: 1 },
];
const cell = (topicId: string, difficulty: MatrixCell["difficulty"], count: number) => ({
  topicId,
  difficulty,
  count,
});

describe("checkMatrix", () => {
  it.each<[string, MatrixCell[], MatrixProblem[]]>([
    ["fewer than there are", [cell("t1", "easy", 4)], []],
    ["exactly as many", [cell("t1", "easy", 5)], []],
    [
      "one more",
      [cell("t1", "easy", 6)],
      [{ kind: "shortage", topicId: "t1", difficulty: "easy", wanted: 6, available: 5 }],
    ],
    [
      "another difficulty of the same topic",
      [cell("t1", "hard", 1)],
      [{ kind: "shortage", topicId: "t1", difficulty: "hard", wanted: 1, available: 0 }],
    ],
    [
      "several shortages, each named",
      [cell("t1", "easy", 5), cell("t2", "easy", 2), cell("t9", "easy", 3)],
      [
        { kind: "shortage", topicId: "t2", difficulty: "easy", wanted: 2, available: 1 },
        { kind: "shortage", topicId: "t9", difficulty: "easy", wanted: 3, available: 0 },
      ],
    ],
    ["nothing at all", [], [{ kind: "empty" }]],
    ["only zeros", [cell("t1", "easy", 0)], [{ kind: "empty" }]],
    ["a zero beside something", [cell("t9", "easy", 0), cell("t1", "easy", 1)], []],
    [
      "the same cell twice",
      [cell("t1", "easy", 3), cell("t1", "easy", 2)],
      [{ kind: "repeated-cell", topicId: "t1", difficulty: "easy" }],
    ],
    [
      "a negative count",
      [cell("t1", "easy", -1), cell("t2", "easy", 1)],
      [{ kind: "bad-count", topicId: "t1", difficulty: "easy", count: -1 }],
    ],
    [
      "half a question",
      [cell("t1", "easy", 1.5)],
      [{ kind: "bad-count", topicId: "t1", difficulty: "easy", count: 1.5 }],
    ],
  ])("%s", (_, cells, problems) => expect(checkMatrix(cells, there)).toEqual(problems));
});

describe("availabilityOf", () => {
  it("counts by topic and difficulty", () => {
    const pool = [
      { topicId: "t1", difficulty: "easy" as const },
      { topicId: "t1", difficulty: "hard" as const },
      { topicId: "t1", difficulty: "easy" as const },
    ];
    expect(availabilityOf(pool)).toEqual([
      { topicId: "t1", difficulty: "easy", available: 2 },
      { topicId: "t1", difficulty: "hard", available: 1 },
    ]);
  });
});

describe("paperSize", () => {
  it("adds the cells", () => expect(paperSize([cell("a", "easy", 2), cell("b", "hard", 3)])).toBe(5));
});
