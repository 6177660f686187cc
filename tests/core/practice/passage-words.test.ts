import { describe, expect, it } from "vitest";
import { markWords } from "~/practice/mark-words";
import { callNames, wordsIn } from "~/practice/passage-words";

const bares = (text: string) => wordsIn(text).map((word) => `${word.kind[0]}:${word.bare}`);

describe("the words of a text", () => {
  it.each([
    ["Cơ chế một cửa", ["w:co", "w:che", "w:mot", "w:cua"]],
    ["Nghị quyết 08-NQ/TU", ["w:nghi", "w:quyet", "n:8-nq/tu"]],
    ["118/2025/NĐ-CP.", ["n:118/2025/nd-cp"]],
    ["ngày 05/04/2023", ["w:ngay", "n:5/4/2023"]],
    ["36.525 người", ["f:36525", "w:nguoi"]],
    ["đạt 80%, 80 % và 80 phần trăm", ["w:dat", "f:80%", "f:80%", "w:va", "f:80%"]],
    ["tăng 1,28%", ["w:tang", "f:1,28%"]],
    ["giai đoạn 2022–2025", ["w:giai", "w:doan", "f:2022", "f:2025"]],
    ["kinh tế-xã hội", ["w:kinh", "w:te", "w:xa", "w:hoi"]],
    ["QH15", ["w:qh15"]],
    ["phần trăm", ["w:phan", "w:tram"]],
    ["", []],
    ["?!…", []],
  ])("%s", (text, expected) => {
    expect(bares(text)).toEqual(expected);
  });

  it("gives the place of every word in the text", () => {
    const text = "Đạt 80 phần trăm theo 76/NQ-CP";
    expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...["Đạt", "80 phần trăm", "theo", "76/NQ-CP"],
    ]);
  });

  it("calls a document number by each of its beginnings", () => {
    expect(callNames("118/2025/nd-cp")).toEqual(["118", "118/2025", "118/2025/nd", "118/2025/nd-cp"]);
  });
});

describe("marking what was asked for", () => {
  const marked = (text: string, question: string) =>
    markWords(text, question)
      .map((segment) => (segment.isFound ? `[${segment.text}]` : segment.text))
      .join("");

  it.each([
    [
      "Quy chế thực hiện cơ chế một cửa, một cửa liên thông",
      "cơ chế một cửa",
      "Quy chế thực hiện [cơ chế một cửa], [một cửa] liên thông",
    ],
    ["Quy chế thực hiện cơ chế một cửa", "co che mot cua", "Quy chế thực hiện [cơ chế một cửa]"],
    ["Nghị quyết 76/NQ-CP của Chính phủ", "76/NQ-CP", "Nghị quyết [76/NQ-CP] của Chính phủ"],
    ["Nghị quyết 176/NQ-CP của Chính phủ", "76/NQ-CP", "Nghị quyết 176/NQ-CP của Chính phủ"],
    ["đạt trên 80% hồ sơ", "80 phần trăm", "đạt trên [80%] hồ sơ"],
    ["thôi việc và thời gian", "thời gian", "thôi việc và [thời gian]"],
    ["Không có gì", "<script>", "Không có gì"],
  ])("%s ← %s", (text, question, expected) => {
    expect(marked(text, question)).toBe(expected);
  });

  it("loses no letter of the text", () => {
    const text = "Theo “Nghị định” 118/2025/NĐ-CP: 80 % hồ sơ – trực tuyến (toàn trình).";
    for (const question of ["nghị định", "80%", "118/2025", "không", "hồ sơ trực tuyến toàn trình"]) {
      expect(
        markWords(text, question)
          .map((one) => one.text)
          .join(""),
      ).toBe(text);
    }
  });
});
