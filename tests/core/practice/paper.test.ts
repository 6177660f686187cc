import { describe, expect, it } from "vitest";
import { parseMarks, tally, withMarks } from "~/practice/marks";
import { type PaperAddress, pageOf, paperSearch, parsePaperAddress } from "~/practice/paper-address";
import { parsePaperForm } from "~/practice/paper-form";
import { rightAnswer } from "~/practice/right-answer";
import { selectQuestions } from "~/practice/select-questions";
import { sourceLine } from "~/practice/source-line";

const parse = (search: string) => parsePaperAddress(new URLSearchParams(search));
const ID = "019a0000-0000-7000-8000-000000000001";
const OTHER = "019a0000-0000-7000-8000-000000000002";

describe("the address of a practice paper", () => {
  it("says the same when it is read and written again", () => {
    const address: PaperAddress = {
      ...{ topics: ["T1", "T11"], count: 20, seed: "a1b2", view: "list", page: 3, isResult: false },
      marks: ["right", "open", "wrong", "blank"],
    };
    expect(parse(paperSearch(address))).toEqual(address);
    const result = { ...address, page: 1, isResult: true, count: null };
    expect(parse(paperSearch(result))).toEqual(result);
  });

  it.each([
    ["count=-3&page=0&view=drop&seed=../../etc", { count: null, page: 1, view: "one", seed: "" }],
    ["count=1e9&page=99999999999999&seed=A", { count: null, page: 1, seed: "" }],
    ["topic=%3Cscript%3E&topic=T1&topic=T1", { topics: ["T1"] }],
    [`marks=${"r".repeat(20_000)}`, { page: 1 }],
    ["", { topics: [], count: null, seed: "", view: "one", marks: [], isResult: false }],
  ])("takes nothing that cannot be meant: %.40s", (search, expected) => {
    expect(parse(search)).toMatchObject(expected);
    expect(parse(search).marks.length).toBeLessThanOrEqual(5_000);
  });

  it("finds the page of a place", () => {
    expect([pageOf("one", 7), pageOf("list", 20), pageOf("list", 21)]).toEqual([7, 1, 2]);
  });
});

describe("marks", () => {
  it("are filled in at their places and counted", () => {
    const marks = withMarks(parseMarks("r?w"), [
      { position: 5, mark: "right" },
      { position: 1, mark: "blank" },
    ]);
    expect(marks).toEqual(["blank", "open", "wrong", "open", "right"]);
    expect(tally(marks)).toEqual({ right: 1, answered: 2, seen: 3 });
  });
});

describe("the selection", () => {
  const questions = Array.from({ length: 60 }, (_, at) => ({ questionId: `q${at}` }));
  const idsOf = (seed: string, count: number | null, from = questions) =>
    selectQuestions(from, seed, count).map((one) => one.questionId);

  it("is the same for the same seed, whatever the order of the questions, and another for another", () => {
    expect(idsOf("a", 10)).toEqual(idsOf("a", 10, questions.toReversed()));
    expect(idsOf("a", 10)).not.toEqual(idsOf("b", 10));
    expect(new Set(idsOf("a", null)).size).toBe(60);
  });

  it("keeps its order when a question goes away", () => {
    const all = idsOf("a", null);
    const gone = all[4];
    expect(
      idsOf(
        "a",
        null,
        questions.filter((one) => one.questionId !== gone),
      ),
    ).toEqual(all.filter((id) => id !== gone));
  });

  it("gives every question about the same chance", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 600; seed++) {
      for (const id of idsOf(`s${seed}`, 10)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // 600 × 10 / 60 = 100 expected, standard deviation about 9.
    for (const question of questions) {
      expect(counts.get(question.questionId) ?? 0).toBeGreaterThan(55);
      expect(counts.get(question.questionId) ?? 0).toBeLessThan(145);
    }
  });
});

describe("the form of a paper", () => {
  it("names the answers to tell: the one asked about and those told before", () => {
    const third = "019a0000-0000-7000-8000-000000000003";
    const fields = {
      question: [ID, OTHER, third],
      checked: OTHER,
      check: ID,
      [`answer-${ID}`]: "2",
      [`answer-${OTHER}`]: ["1", "3"],
      [`answer-${third}`]: "x",
    };
    expect(parsePaperForm(fields)).toEqual({
      toCheck: [
        { id: ID, given: ["2"] },
        { id: OTHER, given: ["1", "3"] },
      ],
      kept: { [ID]: ["2"], [OTHER]: ["1", "3"], [third]: ["x"] },
      asked: ID,
    });
    expect(parsePaperForm({ ...fields, check: "all" })?.toCheck).toHaveLength(3);
  });

  it.each([
    [{}],
    [{ question: ID }],
    [{ question: "x", check: "all" }],
    [{ question: Array.from({ length: 21 }, () => ID), check: "all" }],
    [{ question: ID, check: "all", [`answer-${ID}`]: "x".repeat(2_000) }],
    [{ question: ID, check: "all", [`answer-${ID}`]: Array.from({ length: 21 }, () => "1") }],
    [{ question: ID, check: "all", [`answer-${ID}`]: new File(["x"], "x") }],
  ])("is refused when no page of ours sends it (%#)", (fields) => {
    expect(parsePaperForm(fields)).toBeNull();
  });
});

describe("what is right, in words", () => {
  const options = ["một", "hai", "ba"].map((text, at) => ({ key: "abc"[at] ?? "", text }));
  it.each([
    ["single", [], ["b"], "hai"],
    ["multiple", [], ["c", "a"], "một; ba"],
    ["ordering", [], ["c", "a", "b"], "ba → một → hai"],
    ["matching", ["X", "Y"], ["b", "b"], "X: hai; Y: hai"],
    ["short_answer", [], ["80", "80%"], "80"],
  ] as const)("%s", (type, prompts, keys, expected) => {
    expect(rightAnswer({ type, prompts, options, keys })).toBe(expected);
  });

  it("names a source by number, date and issuer, and by its title where it has no number", () => {
    const document = {
      issuer: "Chính phủ",
      kind: "Nghị quyết",
      number: "76/NQ-CP",
      date: "2021-07-15",
      title: "Chương trình",
    };
    expect(sourceLine({ document, place: "Điều 1" })).toBe(
      "Điều 1, Nghị quyết 76/NQ-CP (15/07/2021), Chính phủ",
    );
    const unnumbered = { ...document, kind: "Kế hoạch", number: "", date: null, issuer: "UBND xã" };
    expect(sourceLine({ document: unnumbered, place: null })).toBe("Kế hoạch, UBND xã: Chương trình");
    expect(sourceLine({ document: null, place: null })).toBeNull();
  });
});
