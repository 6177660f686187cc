import { describe, expect, it } from "vitest";
import { answerKey } from "~/core/text";
import { matchCitation, type Registered } from "~/exchange/match-citation";
import { matchAudience, matchDifficulty, matchTopic } from "~/exchange/match-words";
import { citationLine } from "~/format/citation-line";

const TOPICS = [
  { code: "T1", name: "Chương trình tổng thể" },
  { code: "T2", name: "Cải cách thể chế" },
  { code: "T3", name: "Cải cách thủ tục hành chính" },
  { code: "T4", name: "Cải cách tổ chức bộ máy hành chính" },
];

describe("words of a file and what the bank calls it", () => {
  it.each([
    ["T3", "T3"],
    ["t3", "T3"],
    ["T3. Thủ tục", "T3"],
    ["Chủ đề T3", "T3"],
    ["cai cach thu tuc hanh chinh", "T3"],
    ["CẢI CÁCH THỂ CHẾ", "T2"],
    ["Chủ đề: Cải cách thể chế", "T2"],
    ["Cải cách tổ chức bộ máy", "T4"],
    ["Chương trình tổng thể giai đoạn 2021–2030", "T1"],
    ["Cải cách", null],
    ["Tài chính công", null],
    ["", null],
  ])("topic %s → %s", (words, code) => expect(matchTopic(words, TOPICS)).toBe(code));

  it.each([
    ["Nhận biết", "easy"],
    ["Dễ", "easy"],
    ["Mức độ: thông hiểu", "medium"],
    ["TB", "medium"],
    ["Vận dụng cao", "hard"],
    ["khó", "hard"],
    ["2", "medium"],
    ["Đề số 5", "easy"],
    ["không rõ", null],
    ["", null],
  ])("difficulty %s → %s", (words, difficulty) => {
    // "Đề" and "Dễ" are one word without accents: whoever writes "Đề số 5" as a difficulty sees it on the review page.
    expect(matchDifficulty(words)).toBe(difficulty);
  });

  it.each([
    ["CBCCVC", "staff"],
    ["Cán bộ, công chức, viên chức", "staff"],
    ["Người dân, doanh nghiệp", "citizens"],
    ["Mọi đối tượng", "everyone"],
    ["Công chức và người dân", "everyone"],
    ["Học sinh", null],
  ])("audience %s → %s", (words, audience) => expect(matchAudience(words)).toBe(audience));
});

const entry = (id: string, issuer: string, number: string, date: string | null, title = ""): Registered => ({
  ...{ id, issuer, kind: "Nghị quyết", number, date, title },
});

const REGISTER = [
  entry("lai-chau", "Ban Chấp hành Đảng bộ tỉnh Lai Châu", "08-NQ/TU", "2026-03-12"),
  entry("bac-kan", "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn", "08-NQ/TU", "2021-04-22"),
  entry("tong-the", "Chính phủ", "76/NQ-CP", "2021-07-15", "Ban hành Chương trình tổng thể"),
  { ...entry("luat", "Quốc hội", "80/2025/QH15", "2025-06-24", "Luật Cán bộ, công chức"), kind: "Luật" },
];

describe("the legal basis of a file and the register", () => {
  const match = (words: string) => matchCitation(words, REGISTER, []);

  it.each([
    ["Nghị quyết 76/NQ-CP", "tong-the", ""],
    ["Mục II NQ số 76/nq-cp ngày 15/7/2021 của Chính phủ", "tong-the", "Mục II"],
    ["Nghị quyết số 08-NQ/TU ngày 12/3/2026", "lai-chau", ""],
    ["Nghị quyết số 08-NQ/TU ngày 12/3/2026 của Tỉnh ủy Lai Châu", "lai-chau", ""],
    ["Điều 4 Luật Cán bộ, công chức năm 2025", "luat", "Điều 4"],
  ])("%s is a document of the register", (words, id, place) => {
    expect(match(words)).toMatchObject({ isClear: true, values: { document: id, place } });
  });

  it.each([
    "Nghị quyết số 08-NQ/TU",
    "Nghị định 61/2018/NĐ-CP",
    "Luật Đất đai",
    "Nghị quyết số 09-NQ/TU ngày 1/2/2026",
    "Tài liệu tập huấn",
  ])("%s leaves open which document is meant", (words) => {
    const { isClear, values } = match(words);
    expect(isClear).toBe(false);
    expect(values.document ?? values.number ?? "").toBe("");
  });

  it("makes a new document of words that name one in full", () => {
    expect(match("Khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ")).toEqual({
      isClear: true,
      values: {
        ...{ place: "Khoản 2 Điều 5", issuer: "Chính phủ", kind: "Nghị định", number: "61/2018/NĐ-CP" },
        ...{ date: "2018-04-23", title: "" },
      },
    });
  });

  it("knows every document by the line that our own formats write, also without a number and of a rare kind", () => {
    const rare = { ...entry("rare", "Bộ Nội vụ", "", "2025-06-12", "Công bố chỉ số"), kind: "Công bố" };
    const undated = {
      ...entry("plan", "Ủy ban nhân dân xã Phú Thái", "", null, "Tuyên truyền"),
      kind: "Kế hoạch",
    };
    const all = [...REGISTER, rare, undated];
    const lost = all.filter((document) => {
      const line = citationLine({ ...document, number: document.number || null, place: "phần căn cứ" });
      const { values } = matchCitation(line, all, []);
      return values.document !== document.id || values.place !== "phần căn cứ";
    });
    expect(lost).toEqual([]);
  });

  it("does not take another day for the same document", () => {
    const other = match("Nghị quyết 76/NQ-CP ngày 16/7/2021 của Chính phủ");
    expect(other).toMatchObject({ isClear: true, values: { number: "76/NQ-CP", date: "2021-07-16" } });
    expect(other.values.document).toBeUndefined();
  });

  it("believes a document that the file itself lists", () => {
    const listed = [{ issuer: "Bộ Nội vụ", kind: "Sổ tay", number: null, date: null, title: "Luật Đất đai" }];
    expect(matchCitation("Luật Đất đai", REGISTER, listed)).toMatchObject({
      isClear: true,
      values: { issuer: "Bộ Nội vụ", title: "Luật Đất đai" },
    });
  });
});

it("strips signs at the ends in one walk, and only there", () => {
  const signs = "-".repeat(300_000);
  expect(answerKey(`${signs}a${signs}b${signs}`)).toBe(`a${signs}b`);
  expect(answerKey(signs)).toBe("");
});
