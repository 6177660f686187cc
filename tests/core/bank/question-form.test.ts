import { describe, expect, it } from "vitest";
import { parseQuestionForm } from "~/bank/question-form";
import { typedValues, valuesOfRevision } from "~/bank/question-values";
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

const EMPTY_OPTIONS = { "option-a": "", "option-b": "", "option-c": "", "option-d": "", right: undefined };
const ORDER = {
  ...EMPTY_OPTIONS,
  type: "ordering",
  "option-a": "Lập",
  "option-c": "Thẩm định",
  "option-d": "Ban hành",
};
const PAIRS = {
  ...EMPTY_OPTIONS,
  type: "matching",
  "prompt-a": "Nghị quyết",
  "option-a": "Chính phủ",
  "option-b": "Bộ Tài chính",
  "prompt-c": "Luật",
  "option-c": "Quốc hội",
  "prompt-d": "Chỉ thị",
  "option-d": "Thủ tướng Chính phủ",
};
const SHORT = {
  ...EMPTY_OPTIONS,
  type: "short_answer",
  accepted: "Cổng Dịch vụ công quốc gia\r\n\n  VNeID \n",
};
const PICTURE = "0198a6a0-0000-4000-8000-000000000002";

describe("the question form", () => {
  it("reads what an author typed, in NFC; the stem keeps its lines, options are one line", () => {
    const [first, ...rest] = FORM.stem.normalize("NFD").split(" ");
    const draft = draftOf({
      stem: `\n  ${first}   ${rest.join(" ")} \r\n\r\n\n- một \n- **hai**\n`,
      "option-b": " Bộ \n Tài  chính ",
      place: "",
    });
    expect(draft).toMatchObject({ topicCode: "T1", place: null, picture: null });
    expect(draft?.stem).toBe(`${FORM.stem}\n\n- một\n- **hai**`);
    expect(draft?.answer).toEqual({
      type: "single",
      prompts: [],
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
    expect(answer).toMatchObject({
      type: "true_false",
      options: [
        { key: "a", text: "Đúng" },
        { key: "b", text: "Sai" },
      ],
      keys: ["b"],
    });
  });

  it("takes the order of the rows as the right order, whatever is marked", () => {
    expect(draftOf({ ...ORDER, right: ["b"] })?.answer).toEqual({
      type: "ordering",
      prompts: [],
      options: [
        { key: "a", text: "Lập" },
        { key: "b", text: "Thẩm định" },
        { key: "c", text: "Ban hành" },
      ],
      keys: ["a", "b", "c"],
    });
  });

  it("takes pairs from one row each; a row without a prompt is an extra option behind them", () => {
    expect(draftOf(PAIRS)?.answer).toEqual({
      type: "matching",
      prompts: ["Nghị quyết", "Luật", "Chỉ thị"],
      options: [
        { key: "a", text: "Chính phủ" },
        { key: "b", text: "Quốc hội" },
        { key: "c", text: "Thủ tướng Chính phủ" },
        { key: "d", text: "Bộ Tài chính" },
      ],
      keys: ["a", "b", "c"],
    });
  });

  it("takes one accepted text from each line", () => {
    const { answer } = draftOf(SHORT) ?? {};
    expect(answer).toMatchObject({ options: [], keys: ["Cổng Dịch vụ công quốc gia", "VNeID"] });
  });

  it("takes a picture with what it shows, and tags apart by commas", () => {
    expect(draftOf({ picture: PICTURE, pictureAlt: " Biểu đồ  cột " })?.picture).toEqual({
      id: PICTURE,
      alt: "Biểu đồ cột",
    });
    expect(parseQuestionForm({ ...FORM, tags: "Thể chế, #một cửa; the che,," })).toMatchObject({
      tags: ["Thể chế", "một cửa"],
    });
  });

  it("goes without explanation and citation, which old questions lack", () => {
    const draft = draftOf({ ...EMPTY_CITATION, explanation: "" });
    expect(draft).toMatchObject({ explanation: "", citation: null });
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
    [{ "option-c": "", "option-d": "" }, { options: "wrong-option-count" }],
    [{ "option-e": "Ủy ban", "option-f": "Hội đồng" }, { options: "wrong-option-count" }],
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
    [{ ...ORDER, "option-d": "" }, { options: "wrong-option-count" }],
    [{ ...ORDER, "option-d": "lập" }, { options: "duplicate-options" }],
    [{ ...PAIRS, "option-c": "" }, { options: "pair-incomplete" }],
    [{ ...PAIRS, "prompt-c": "" }, { options: "wrong-pair-count" }],
    [{ ...PAIRS, "prompt-c": "nghị  quyết" }, { options: "duplicate-prompts" }],
    [{ ...PAIRS, "option-b": "Quốc hội" }, { options: "duplicate-options" }],
    [{ ...PAIRS, "prompt-a": "<b>" }, { "prompt-a": "markup" }],
    [{ ...SHORT, accepted: " \n" }, { accepted: "wrong-accepted-count" }],
    [{ ...SHORT, accepted: "1\n2\n3\n4\n5\n6\n7\n8\n9" }, { accepted: "wrong-accepted-count" }],
    [{ ...SHORT, accepted: "x".repeat(61) }, { accepted: "accepted-too-long" }],
    [{ ...SHORT, accepted: "VNeID\n…" }, { accepted: "accepted-unusable" }],
    [{ ...SHORT, accepted: "VNeID\nvneid" }, { accepted: "duplicate-accepted" }],
    [{ ...SHORT, accepted: "<b>x</b>" }, { accepted: "markup" }],
    [{ picture: PICTURE }, { pictureAlt: "alt-missing" }],
    [{ picture: "../1" }, { picture: "not-a-choice" }],
    [{ tags: Array.from({ length: 21 }, (_, n) => `nhãn ${n}`).join(",") }, { tags: "too-many-tags" }],
    [
      { ...EMPTY_CITATION, number: "1/QĐ" },
      { issuer: "required", kind: "required" },
    ],
    [
      { ...EMPTY_CITATION, date: "2022-02-28" },
      { issuer: "required", kind: "required", title: "required" },
    ],
    [{ number: "", title: "" }, { title: "required" }],
    [{ date: "2022-02-30" }, { date: "not-a-date" }],
    [{ document: "x" }, { document: "not-a-choice" }],
  ])("%j: %j", (change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it("names problems of different parts at once", () => {
    expect(problemsOf({ stem: "", right: undefined, ...EMPTY_CITATION, kind: "Luật" })).toEqual({
      stem: "required",
      right: "wrong-right-count",
      issuer: "required",
      title: "required",
    });
  });

  it("takes a document of the register over what else was typed, a new one over words, and words alone", () => {
    expect(draftOf({ document: KNOWN, documentText: "gì đó" })?.citation).toEqual({ documentId: KNOWN });
    expect(draftOf({ number: "", date: "", documentText: "08" })?.citation).toMatchObject({
      number: null,
      date: null,
    });
    expect(draftOf({ ...EMPTY_CITATION, documentText: " 76/NQ-CP " })?.citation).toEqual({
      documentId: null,
      words: "76/NQ-CP",
    });
  });

  it("lets a comparison pass that is no markup", () => {
    expect(problemsOf({ stem: "Nếu a < b và b > c thì sao?" })).toEqual({});
  });
});

describe("the form filled again", () => {
  const VIEW = { document: null, place: null, explanation: "", picture: null };
  it.each([
    ["single", {}],
    ["ordering", ORDER],
    ["matching", PAIRS],
    ["short_answer", SHORT],
  ])("gives back a revision of type %s as it was", (_, change) => {
    const draft = draftOf({ ...change, ...EMPTY_CITATION, explanation: "", place: "" });
    if (!draft) throw new Error("the form was refused");
    const { answer, citation: __, ...words } = draft;
    const again = parseQuestionForm(valuesOfRevision({ ...words, ...answer, ...VIEW }));
    expect(again).toMatchObject({ ok: true, draft: { stem: draft.stem, answer } });
  });

  it("keeps as values only texts and marks", () => {
    expect(typedValues({ stem: 3, "option-a": ["x"], right: ["a", 4], "prompt-i": "vế" })).toMatchObject({
      stem: "",
      "option-a": "",
      "prompt-i": "vế",
      right: ["a"],
    });
  });
});
