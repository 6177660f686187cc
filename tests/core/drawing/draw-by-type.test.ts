import { beforeAll, describe, expect, it } from "vitest";
import { type DrawnQuestion, drawPaper, type PoolQuestion } from "~/core/drawing/draw";

const AUTHOR = ["a", "b", "c", "d"];
const base = { topicId: "t1", difficulty: "easy" } as const;
const pool: PoolQuestion[] = [
  { ...base, revisionId: "order", type: "ordering", optionKeys: AUTHOR },
  { ...base, revisionId: "pairs", type: "matching", optionKeys: AUTHOR },
  { ...base, revisionId: "text", type: "short_answer", optionKeys: [] },
];
const PAPERS = 12_000;
/** Limits of χ² at p = 0.001; the seeds are fixed, so these tests give the same answer on every run. */
const LIMIT_3 = 16.27;
const LIMIT_23 = 49.73;

function chiSquare(counts: Iterable<number>, expected: number): number {
  return [...counts].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

let papers: Map<string, DrawnQuestion>[] = [];
beforeAll(() => {
  papers = Array.from({ length: PAPERS }, (_, i) => {
    const cells = [{ topicId: "t1", difficulty: "easy" as const, count: 3 }];
    const paper = drawPaper({ seed: `server secret/${i}`, cells, pool });
    if (!paper.ok) throw new Error(paper.reason);
    return new Map(paper.questions.map((question) => [question.revisionId, question]));
  });
});
const optionsOf = (revisionId: string) => papers.map((paper) => paper.get(revisionId)?.options ?? []);

describe.each(["order", "pairs"])("the options of %s", (revisionId) => {
  it("are shown in each of their orders equally often, the author's among them", () => {
    const orders = counted(optionsOf(revisionId).map((options) => options.map(({ key }) => key).join("")));
    expect(orders.size).toBe(24);
    expect(orders.get("abcd")).toBeGreaterThan(0);
    expect(chiSquare(orders.values(), PAPERS / 24)).toBeLessThan(LIMIT_23);
  });

  it("have ids whose order says nothing of the author's", () => {
    const ranked = optionsOf(revisionId).map((options) =>
      [...options]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ key }) => key)
        .join(""),
    );
    expect(chiSquare(counted(ranked).values(), PAPERS / 24)).toBeLessThan(LIMIT_23);
  });

  it("have signs in their ids that say nothing of the place", () => {
    const first = optionsOf(revisionId).map((options) => options.find(({ key }) => key === "a")?.id ?? "");
    const last = optionsOf(revisionId).map((options) => options.find(({ key }) => key === "d")?.id ?? "");
    for (let at = 0; at < 6; at += 1) {
      const isBelow = first.filter((id, i) => (id[at] ?? "") < (last[i]?.[at] ?? "")).length;
      const isAbove = first.filter((id, i) => (id[at] ?? "") > (last[i]?.[at] ?? "")).length;
      expect(chiSquare([isBelow, isAbove], (isBelow + isAbove) / 2)).toBeLessThan(LIMIT_3);
    }
  });
});

describe("the check", () => {
  it("would notice options left in the author's order, or never shown in it", () => {
    const never = Array.from({ length: 24 }, (_, i) => (i === 0 ? 0 : PAPERS / 23));
    const always = Array.from({ length: 24 }, (_, i) => (i === 0 ? PAPERS : 0));
    expect(chiSquare(never, PAPERS / 24)).toBeGreaterThan(LIMIT_23);
    expect(chiSquare(always, PAPERS / 24)).toBeGreaterThan(LIMIT_23);
  });
});

describe("a short answer", () => {
  it("is drawn without options", () => {
    expect(optionsOf("text").every((options) => options.length === 0)).toBe(true);
    expect(papers.every((paper) => paper.has("text"))).toBe(true);
  });
});
