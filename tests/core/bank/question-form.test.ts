import { describe, expect, it } from "vitest";
import { parseQuestionForm } from "~/bank/question-form";
import { FORM } from "../../support/bank-builders";

const problemsOf = (change: Record<string, unknown>) => {
  const parsed = parseQuestionForm({ ...FORM, ...change });
  return parsed.ok ? {} : parsed.fields;
};
const draftOf = (change: Record<string, unknown>) => {
  const parsed = parseQuestionForm({ ...FORM, ...change });
  return parsed.ok ? parsed.draft : null;
};
const EMPTY_CITATION = { issuer: "", kind: "", number: "", date: "", title: "" };
const KNOWN = "0198a6a0-0000-7000-8000-000000000001";

describe("the question form", () => {
  it("reads what an author typed, in NFC with single spaces", () => {
    const draft = draftOf({ stem: `  ${FORM.stem.normalize("NFD").replace(" ", "\n ")} `, place: "" });
    expect(draft).toMatchObject({ topicCode: "T1", stem: FORM.stem, place: null });
    expect(draft?.answer).toEqual({
      type: "single",
      options: ["Bộ Nội vụ", "Bộ Tài chính", "Bộ Tư pháp", "Thanh tra Chính phủ"].map((text, index) => ({
        key: "abcd"[index],
        text,
      })),
      keys: ["a"],
    });
  });

  it("closes up options left empty, and the right ones move along", () => {
    const gap = { "option-b": "", "option-e": "Bộ Tài chính", right: "e" };
    expect(draftOf(gap)?.answer.options.map((one) => one.key)).toEqual(["a", "b", "c", "d"]);
    expect(draftOf(gap)?.answer.keys).toEqual(["d"]);
  });

  it("gives statements their two options whatever was typed", () => {
    const { answer } = draftOf({ type: "true_false", right: "b" }) ?? {};
    expect(answer).toEqual({
      type: "true_false",
      options: [
        { key: "a", text: "Đúng" },
        { key: "b", text: "Sai" },
      ],
      keys: ["b"],
    });
  });

  it.each([
    [{ stem: "" }, { stem: "required" }],
    [{ stem: "  \n " }, { stem: "required" }],
    [{ stem: undefined }, { stem: "required" }],
    [{ stem: "x".repeat(2001) }, { stem: "too-long" }],
    [{ stem: "<b>Câu</b> hỏi" }, { stem: "markup" }],
    [{ explanation: "a &lt; b" }, { explanation: "markup" }],
    [{ "option-c": "<img src=x>" }, { "option-c": "markup" }],
    [{ stem: "Câu \u0000 hỏi" }, { stem: "control-characters" }],
    [{ stem: "Câu \u202e hỏi" }, { stem: "control-characters" }],
    [{ difficulty: "extreme" }, { difficulty: "not-a-choice" }],
    [{ type: "essay" }, { type: "not-a-choice" }],
    [{ audience: ["staff", "citizens"] }, { audience: "not-a-choice" }],
    [{ "option-d": "" }, { options: "wrong-option-count" }],
    [{ "option-e": "Ủy ban" }, { options: "wrong-option-count" }],
    [{ "option-d": " bộ  nội VỤ" }, { options: "duplicate-options" }],
    [{ "option-d": "Bộ Nội vụ".normalize("NFD") }, { options: "duplicate-options" }],
    [{ right: undefined }, { right: "wrong-right-count" }],
    [{ right: ["a", "b"] }, { right: "wrong-right-count" }],
    [{ right: "e" }, { right: "right-empty" }],
    [{ right: "z" }, { right: "not-a-choice" }],
    [{ type: "multiple", right: ["a"] }, { right: "wrong-right-count" }],
    [{ type: "multiple", right: ["a", "b", "c", "d"] }, { right: "wrong-right-count" }],
    [{ type: "true_false", right: ["a", "b"] }, { right: "wrong-right-count" }],
    [{ type: "true_false", right: "c" }, { right: "right-empty" }],
    [EMPTY_CITATION, { document: "citation-missing" }],
    [
      { ...EMPTY_CITATION, number: "1/QĐ" },
      { issuer: "required", kind: "required", title: "required" },
    ],
    [{ date: "2022-02-30" }, { date: "not-a-date" }],
    [{ document: "x" }, { document: "not-a-choice" }],
  ])("%j: %j", (change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it("names problems of different parts at once", () => {
    expect(problemsOf({ stem: "", right: undefined, document: "", ...EMPTY_CITATION })).toEqual({
      stem: "required",
      right: "wrong-right-count",
      document: "citation-missing",
    });
  });

  it("takes a document of the register over what else was typed, and one without number and date", () => {
    expect(draftOf({ document: KNOWN })?.citation).toEqual({ documentId: KNOWN });
    expect(draftOf({ number: "", date: "" })?.citation).toMatchObject({ number: null, date: null });
  });

  it("lets a comparison pass that is no markup", () => {
    expect(problemsOf({ stem: "Nếu a < b và b > c thì sao?" })).toEqual({});
  });
});
