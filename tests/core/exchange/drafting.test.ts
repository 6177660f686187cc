import { describe, expect, it } from "vitest";
import { draftingInstructions, readDrafts } from "~/exchange/drafting";

const passage =
  "Thời gian chờ đợi của người dân khi đến làm thủ tục hành chính giảm còn trung bình tối đa 15 phút/01 lượt vào năm 2025. " +
  "Người dân không phải cung cấp lại giấy tờ đã được số hóa.";
const request = { passage, citation: "Quyết định số 468/QĐ-TTg ngày 27/3/2021", count: 5 };
const draft = {
  stem: "Theo Quyết định 468/QĐ-TTg, đến năm 2025 thời gian chờ đợi trung bình tối đa là bao nhiêu?",
  options: ["10 phút", "15 phút", "20 phút", "30 phút"],
  right: 1,
  quote: "giảm còn trung bình tối đa 15 phút/01 lượt vào năm 2025",
  explanation: "Mục tiêu đến năm 2025.",
};
const reply = (...questions: unknown[]) => JSON.stringify({ questions });

function read(text: string, change: Partial<typeof request> = {}) {
  const drafts = readDrafts(text, { ...request, ...change });
  if (!drafts.ok) throw new Error(drafts.reason);
  return drafts;
}

describe("a draft", () => {
  it("becomes a question with the sentence it rests on and the document as its citation", () => {
    const { file, leftOut } = read(reply(draft));
    expect(leftOut).toEqual({ misshapen: 0, unquoted: 0 });
    expect(file.questions).toMatchObject([
      {
        place: { kind: "element", name: "draft", number: 1 },
        type: "single",
        options: draft.options,
        right: [1],
        citation: "Quyết định số 468/QĐ-TTg ngày 27/3/2021",
      },
    ]);
    expect(file.questions[0]?.explanation).toMatch(/^Mục tiêu đến năm 2025\.\n\nTrích: “giảm còn/);
  });

  it.each([
    ["in other letter case and spaces", "Giảm còn  trung bình tối đa\n15 phút/01 lượt"],
    ["decomposed", "trung bình tối đa 15 phút/01 lượt".normalize("NFD")],
    ["in quotation marks, with an ellipsis", "“giảm còn trung bình tối đa 15 phút/01 lượt…”"],
  ])("is quoted also %s", (_name, quote) => {
    expect(read(reply({ ...draft, quote })).file.questions).toHaveLength(1);
  });

  it.each([
    ["a sentence that is not in the passage", "giảm còn trung bình tối đa 10 phút/01 lượt"],
    ["a changed word", "giảm còn bình quân tối đa 15 phút/01 lượt"],
    ["too few words to prove anything", "15 phút"],
  ])("is left out when it rests on %s", (_name, quote) => {
    const { file, leftOut } = read(reply({ ...draft, quote }, draft));
    expect(file.questions).toHaveLength(1);
    expect(leftOut).toEqual({ misshapen: 0, unquoted: 1 });
    expect(readDrafts(reply({ ...draft, quote }), request)).toMatchObject({ reason: "no-questions" });
  });

  it.each([
    ["no such option", { right: 4 }],
    ["a negative one", { right: -1 }],
    ["two options", { options: ["Có", "Không"] }],
    ["options that are no texts", { options: [1, 2, 3, 4] }],
    ["no stem", { stem: "" }],
    ["no quote", { quote: undefined }],
  ])("of the wrong shape is left out: %s", (_name, change) => {
    expect(read(reply({ ...draft, ...change }, draft)).leftOut).toEqual({ misshapen: 1, unquoted: 0 });
  });

  it("shows markup as text and says when two options are the same", () => {
    const { file } = read(
      reply({ ...draft, stem: "<img src=x> *Thời gian* chờ?", options: ["A", "a", "B", "C"] }),
    );
    expect(file.questions[0]?.stem).toBe("\\<img src=x\\> \\*Thời gian\\* chờ?");
    expect(file.questions[0]?.notes.map((note) => note.code)).toContain("options-same");
  });
});

describe("a reply", () => {
  it("gives no more questions than were asked for", () => {
    expect(read(reply(draft, draft, draft), { count: 2 }).file.questions).toHaveLength(2);
  });
  it("may stand in a code fence", () => {
    expect(read(`\`\`\`json\n${reply(draft)}\n\`\`\``).file.questions).toHaveLength(1);
  });
  it.each(["", "Xin chào", "[]", '{"questions":"không"}', '{"__proto__":{"questions":[]}}', "{", "null"])(
    "that is not what was agreed is refused: %j",
    (text) => expect(readDrafts(text, request)).toMatchObject({ ok: false, reason: "bad-reply" }),
  );
});

it("the instructions keep the passage apart and say how many", () => {
  const said = draftingInstructions({ count: 7 });
  expect(said).toContain("nhiều nhất 7 câu hỏi");
  expect(said).not.toContain(passage);
});
