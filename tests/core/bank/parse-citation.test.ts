import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedCitation, parseCitation } from "~/bank/parse-citation";
import { realBank } from "../../support/bank-builders";

const DECREE = {
  kind: "Nghị định",
  number: "61/2018/NĐ-CP",
  date: "2018-04-23",
  issuer: "Chính phủ",
  title: null,
};

describe("a legal basis as people write it", () => {
  it.each<[string, Partial<ParsedCitation>]>([
    [
      "Khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
      { ...DECREE, place: "Khoản 2 Điều 5" },
    ],
    ["Căn cứ: Điều 5 NĐ 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018", { ...DECREE, place: "Điều 5" }],
    ["(Điều 5, Nghị định 61/2018/NĐ-CP, ngày 23-04-2018)", { ...DECREE, place: "Điều 5" }],
    [
      "Theo quy định tại điểm a khoản 1 Điều 11 của nghị định số 61/2018/nđ-cp ngày 23.4.2018",
      { ...DECREE, place: "điểm a khoản 1 Điều 11" },
    ],
    [
      "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa",
      { ...DECREE, place: null, title: "thực hiện cơ chế một cửa" },
    ],
    ["Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, khoản 2 Điều 5", { ...DECREE, place: "khoản 2 Điều 5" }],
    [
      "Nghị định 61/2018/NĐ-CP (khoản 2, khoản 3 Điều 5)",
      { ...DECREE, date: null, place: "khoản 2, khoản 3 Điều 5" },
    ],
    ["61/2018/NĐ-CP", { ...DECREE, date: null, place: null }],
    [
      "Nghị quyết 76/NQ-CP ngày 15/7/2021",
      { kind: "Nghị quyết", number: "76/NQ-CP", date: "2021-07-15", issuer: "Chính phủ" },
    ],
    [
      "Mục II.2 Quyết định 225/QĐ-TTg của Thủ tướng Chính phủ",
      { kind: "Quyết định", number: "225/QĐ-TTg", issuer: "Thủ tướng Chính phủ", place: "Mục II.2" },
    ],
    ["QĐ số 876/QĐ-BNV", { kind: "Quyết định", number: "876/QĐ-BNV", issuer: "Bộ Nội vụ" }],
    [
      "Nghị quyết số 08-NQ/TU ngày 12/3/2026 của Ban Chấp hành Đảng bộ tỉnh Lai Châu về cải cách hành chính",
      {
        number: "08-NQ/TU",
        issuer: "Ban Chấp hành Đảng bộ tỉnh Lai Châu",
        date: "2026-03-12",
        title: "cải cách hành chính",
      },
    ],
    ["Nghị quyết số 08-NQ/TU", { kind: "Nghị quyết", number: "08-NQ/TU", issuer: null, date: null }],
    [
      "khoản 1 Điều 3 Luật Cán bộ, công chức số 80/2025/QH15",
      {
        kind: "Luật",
        number: "80/2025/QH15",
        issuer: "Quốc hội",
        title: "Luật Cán bộ, công chức",
        place: "khoản 1 Điều 3",
      },
    ],
    [
      "Điều 4 Luật Tổ chức chính quyền địa phương năm 2025",
      { kind: "Luật", number: null, title: "Luật Tổ chức chính quyền địa phương", place: "Điều 4" },
    ],
    ["Nghị quyết số 66.7/2025/NQ-CP", { kind: "Nghị quyết", number: "66.7/2025/NQ-CP", issuer: "Chính phủ" }],
    [
      "Nghị quyết 38-CP ngày 4/5/1994",
      { kind: "Nghị quyết", number: "38-CP", date: "1994-05-04", issuer: "Chính phủ" },
    ],
    ["Công văn số 623/TTg-KSTT", { kind: "Công văn", number: "623/TTg-KSTT", issuer: "Thủ tướng Chính phủ" }],
    [
      "Thông tư 03/2025/TT-VPCP",
      { kind: "Thông tư", number: "03/2025/TT-VPCP", issuer: "Văn phòng Chính phủ" },
    ],
    ["Nghị định số 61/2018/NĐ-CP ngày 31/02/2018", { number: "61/2018/NĐ-CP", date: null }],
  ])("%s", (words, expected) => {
    expect(parseCitation(words)).toMatchObject(expected);
  });

  it.each([
    "",
    "Sách giáo khoa",
    "Nhiều nguồn khác nhau",
    "12/5/2020",
    "Theo báo Nhân Dân số ra ngày 12/5/2020",
  ])("names no document: %s", (words) => {
    expect(parseCitation(words)).toBeNull();
  });

  it("reads decomposed letters as composed ones", () => {
    const words = "Khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ";
    expect(parseCitation(words.normalize("NFD"))).toEqual(parseCitation(words));
  });

  it("finds number, date and kind of every numbered document of the real bank again", async () => {
    const { documents } = await realBank();
    const numbered = documents.filter((one) => one.number?.includes("/"));
    const lost = numbered.filter(({ kind, number, date, issuer }) => {
      const day = date === null ? "" : ` ngày ${date.split("-").reverse().join("/")}`;
      const parsed = parseCitation(`Điều 2 ${kind} số ${number}${day} của ${issuer}`);
      return parsed?.number !== number || parsed?.date !== date || parsed?.place !== "Điều 2";
    });
    expect(lost.map((one) => one.number)).toEqual([]);
    expect(numbered.length).toBeGreaterThan(40);
  });

  it("takes any words without failing or hanging", () => {
    const pieces = fc.constantFrom(
      "Điều 5 ",
      "khoản ",
      "Nghị định ",
      "số ",
      "61/2018/NĐ-CP ",
      "ngày 1/1/2020 ",
      "của ",
      "về ",
      ",",
      "(",
      ")",
      "\u0000",
      "a",
    );
    const words = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((all) => all.join(""));
    fc.assert(fc.property(words, (one) => void parseCitation(one)));
    parseCitation("điểm ".repeat(20_000));
    parseCitation(`${"1/".repeat(20_000)}a`);
    parseCitation(`Luật ${"a ".repeat(20_000)}`);
  });
});

it("does not read a passage as a legal basis, however it begins", () => {
  const real = "Nghị định số 61/2018/NĐ-CP";
  expect(parseCitation(`${"theo ".repeat(20)}${real}`)?.number).toBe("61/2018/NĐ-CP");
  expect(parseCitation(`${"theo ".repeat(60_000)}${real}`)).toBeNull();
  expect(parseCitation(`Nghị định${":".repeat(300_000)}x ${real}`)).toBeNull();
});
