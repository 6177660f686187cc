import { describe, expect, it } from "vitest";
import { figuresOf, isRightLongest, standsForOthers } from "~/bank/bank-figures";
import type { BankFileChoice, BankFileQuestion } from "~/bank/bank-file";

const document = {
  id: "nq-76",
  issuer: "Chính phủ",
  kind: "Nghị quyết",
  number: "76/NQ-CP",
  date: null,
  title: "A",
};
const figures = (questions: BankFileQuestion[]) => figuresOf({ questions, documents: [document] });

function single(texts: string[], right: number, change: Partial<BankFileChoice> = {}): BankFileChoice {
  return {
    code: "T1-Q01",
    topic: "T1",
    difficulty: "easy",
    type: "single",
    audience: "everyone",
    stem: "Cơ quan nào ban hành?",
    options: texts.map((text, index) => ({
      key: "abcdef"[index] ?? "",
      text,
      ...(index === right && { correct: true as const }),
    })),
    explanation: "Theo Nghị quyết 76/NQ-CP.",
    citation: { document: "nq-76", place: null },
    facts: ["T1-01"],
    ...change,
  };
}

describe("the right option's length", () => {
  it.each([
    [["dài hơn hẳn", "ngắn", "vừa vừa", "ngắn"], 0, true, 4],
    [["dài", "dài", "dài", "dài"], 1, false, 2.5],
    [["rất ngắn", "ngắn hơn nữa", "dài hơn tất cả chút ít", "dài hơn cả nữa nhé"], 0, false, 1],
  ] as const)("%j, right is %i", (texts, right, isLongest, rank) => {
    const question = single([...texts], right);
    expect(isRightLongest(question)).toBe(isLongest);
    const found = figures([question]);
    expect(found.longestIsRightShare).toBe(isLongest ? 1 : 0);
    expect(found.rightLengthRankMean).toBe(rank);
  });
});

describe("an option that stands for others", () => {
  it.each([
    "Tất cả các đáp án trên",
    "Tất cả phương án trên đều đúng",
    "Cả A và B",
    "Cả a, b, c đều đúng",
    "Cả ba phương án trên",
    "Không có đáp án nào đúng",
  ])("%s", (text) => {
    expect(standsForOthers(single(["Một", "Hai", "Ba", text], 3))).toBe(true);
  });

  it.each(["Tất cả cán bộ, công chức", "Cả nước", "Cả hệ thống chính trị", "Toàn bộ hồ sơ điện tử"])(
    "%s does not",
    (text) => {
      expect(standsForOthers(single(["Một", "Hai", "Ba", text], 3))).toBe(false);
    },
  );
});

describe("what is counted", () => {
  const ordering: BankFileQuestion = {
    ...base(),
    type: "ordering",
    items: ["Một", "Hai", "Ba"],
    audience: "citizens",
    code: "T2-Q01",
    topic: "T2",
    stem: "Sắp xếp theo thứ tự",
  };
  function base() {
    const { options: _, type: __, ...words } = single(["a", "b", "c", "d"], 0);
    return words;
  }

  it("by topic, type and audience; a type nobody used is 0", () => {
    const found = figures([single(["a", "bb", "c", "d"], 1), ordering]);
    expect(found).toMatchObject({
      questions: 2,
      byTopic: { T1: 1, T2: 1 },
      byType: { single: 1, ordering: 1, matching: 0, short_answer: 0, multiple: 0, true_false: 0 },
      citizens: 1,
      rightPlaceShares: { b: 1 },
      allOfTheAboveShare: 0,
      withoutCitation: 0,
      duplicates: 0,
    });
  });

  it("an empty bank has no shares", () => {
    expect(figures([])).toMatchObject({
      questions: 0,
      longestIsRightShare: null,
      rightLengthRankMean: null,
      allOfTheAboveShare: null,
    });
  });

  it("a citation that names nothing", () => {
    const question = single(["a", "b", "c", "d"], 0, { citation: { document: "khong-co", place: null } });
    expect(figures([question]).withoutCitation).toBe(1);
  });

  it("the same stem is a duplicate; like words about the same fact are alike", () => {
    const one = single(["a", "b", "c", "d"], 0);
    const again = { ...one, code: "T1-Q02", stem: "co quan nao  **ban hành**?" };
    expect(figures([one, again])).toMatchObject({ duplicates: 1, alike: 0 });
    const near = { ...one, code: "T1-Q03", stem: "Cơ quan nào chủ trì ban hành?" };
    expect(figures([one, near])).toMatchObject({ duplicates: 0, alike: 1 });
    expect(figures([one, { ...near, facts: ["T1-02"] }])).toMatchObject({ duplicates: 0, alike: 0 });
    const other = { ...one, code: "T1-Q04", stem: "Dịch vụ công trực tuyến toàn trình là gì?" };
    expect(figures([one, other])).toMatchObject({ duplicates: 0, alike: 0 });
  });
});
