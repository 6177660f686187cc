import { describe, expect, it } from "vitest";
import { fieldOfHeading, findHeadings } from "~/format/sheet-headings";
import { readKey, readPairsKey } from "~/format/sheet-key";
import { typeOfWords } from "~/format/sheet-words";

const MINISTRIES = ["Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Văn phòng Chính phủ"];

describe("the cell of the right answer", () => {
  it.each([
    ["B", [1]],
    ["b.", [1]],
    ["(B)", [1]],
    ["2", [1]],
    ["Đáp án: B", [1]],
    ["Đáp án đúng là B", [1]],
    ["A, C", [0, 2]],
    ["C;A", [0, 2]],
    ["1,3", [0, 2]],
    ["A và C", [0, 2]],
    ["AC", [0, 2]],
    ["A B D", [0, 1, 3]],
    ["bộ tài chính", [2]],
    ["Bộ Tư pháp\nBộ Nội vụ", [0, 1]],
    ["C. Bộ Tài chính", [2]],
    ["C: BỘ TÀI CHÍNH", [2]],
  ])("%j names its options", (cell, right) => {
    expect(readKey(cell, MINISTRIES)).toEqual({ right, problem: null });
  });

  it.each([
    ["E", "key-unknown-letter"],
    ["5", "key-unknown-letter"],
    ["AA", "key-unknown-letter"],
    ["AE", "key-unknown-letter"],
    ["Bộ Y tế", "key-unknown-letter"],
    ["B. Bộ Nội vụ", "key-contradicts"],
  ])("%j is for a person to judge", (cell, code) => {
    expect(readKey(cell, MINISTRIES)).toEqual({ right: [], problem: { code, detail: cell } });
  });

  it("takes a number for the text of an option only where it can mean nothing else", () => {
    expect(readKey("6", ["4", "5", "6", "8"]).right).toEqual([2]);
    expect(readKey("3", ["1", "2", "3", "4"]).right).toEqual([2]);
    expect(readKey("3", ["1", "2", "4", "3"]).problem?.code).toBe("key-contradicts");
    expect(readKey("", MINISTRIES)).toEqual({ right: [], problem: null });
  });

  it("names an option for each prompt, or none at all", () => {
    expect(readPairsKey("1-B, 2-A, 3-D", 3, 4)).toEqual([1, 0, 3]);
    expect(readPairsKey("1 → c; 2 → a", 2, 3)).toEqual([2, 0]);
    expect(readPairsKey("1-B, 3-A", 3, 4)).toBeNull();
    expect(readPairsKey("1-B, 2-A, 3-D, 4-A", 3, 4)).toBeNull();
    expect(readPairsKey("1-B, 2-I", 2, 3)).toBeNull();
  });
});

describe("headings", () => {
  it.each([
    ["NỘI DUNG CÂU HỎI", "stem"],
    ["Cau hoi", "stem"],
    ["Câu hỏi (bắt buộc)", "stem"],
    ["Phương án A", "option-1"],
    ["PA 4", "option-4"],
    ["d.", "option-4"],
    ["Đáp án C", "option-3"],
    ["Đáp án", "key"],
    ["Đáp án đúng (ghi chữ cái)", "key"],
    ["Các phương án", "options"],
    ["Vế trái 2", "prompt-2"],
    ["Mức độ (dễ, khó)", "difficulty"],
    ["Căn cứ pháp lý", "citation"],
    ["Lĩnh vực", "topic"],
    ["STT", "label"],
    ["1", null],
    ["Thời gian", null],
    ["", null],
  ])("%j is %s", (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field);
  });

  it("are found below titles, and not where a question only speaks of them", () => {
    const rows = [
      { row: 1, cells: ["SỞ NỘI VỤ"] },
      { row: 3, cells: ["STT", "Câu hỏi", "A", "B", "C", "Đáp án"] },
      { row: 4, cells: ["1", "Căn cứ", "Phương án A", "x", "y", "A"] },
    ];
    expect(findHeadings(rows)).toMatchObject({ headerRow: 3, sure: true });
    expect(findHeadings(rows.slice(0, 1))).toBeNull();
    expect(findHeadings([{ row: 1, cells: ["Câu hỏi", "Ghi chú"] }])?.sure).toBe(false);
  });
});

it.each([
  ["Một đáp án", "single"],
  ["Chọn nhiều phương án", "multiple"],
  ["ĐÚNG/SAI", "true_false"],
  ["Sắp xếp thứ tự", "ordering"],
  ["Ghép nối", "matching"],
  ["Điền vào chỗ trống", "short_answer"],
  ["Tự luận", "unsupported"],
  ["Loại lạ", null],
])("the type %j is %s", (words, type) => {
  expect(typeOfWords(words)).toBe(type);
});
