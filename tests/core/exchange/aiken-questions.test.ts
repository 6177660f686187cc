import { describe, expect, it } from "vitest";
import { readAiken } from "~/format/read-aiken";
import { readText } from "~/format/read-text";

const STRICT =
  "Nghị định số 118/2025/NĐ-CP có hiệu lực từ ngày nào?\nA) 09/6/2025\nB) 01/7/2025\nC) 15/9/2025\nANSWER: B\n\n1. Bộ phận Một cửa gồm mấy loại?\nA. 2 loại\nB. 3 loại\nC. 4 loại\nANSWER: B\n";

function found(text: string) {
  const read = readAiken(text);
  if (!read.ok) throw new Error(read.reason);
  return read.file.questions;
}

describe("Aiken", () => {
  it("is read as Moodle writes it, and a stem that begins with a number keeps it", () => {
    const questions = found(STRICT);
    expect(questions.map((one) => [one.stem, one.right, one.notes])).toEqual([
      ["Nghị định số 118/2025/NĐ-CP có hiệu lực từ ngày nào?", [1], []],
      ["1\\. Bộ phận Một cửa gồm mấy loại?", [1], []],
    ]);
    expect(questions.map((one) => one.place)).toEqual([
      { kind: "line", line: 1 },
      { kind: "line", line: 7 },
    ]);
  });

  it("is recognised among pasted texts", () => {
    const read = readText(STRICT.replace("1. ", ""));
    expect(read.ok && read.file.questions.map((one) => one.right)).toEqual([[1], [1]]);
  });

  it("may be Vietnamese, in small letters, without empty lines", () => {
    const questions = found(
      "Ai là Trưởng ban?\na) Thủ tướng\nb) Bộ trưởng\nc) Chủ tịch\nĐáp án: a\nCó mấy nội dung?\na) 4\nb) 5\nc) 6\nĐÁP ÁN: c",
    );
    expect(questions.map((one) => [one.stem, one.right])).toEqual([
      ["Ai là Trưởng ban?", [0]],
      ["Có mấy nội dung?", [2]],
    ]);
  });

  it("loses no other question to a broken one", () => {
    const questions = found(
      "Không có đáp án?\nA. Một\nB. Hai\nC. Ba\n\nĐáp án lạ?\nA. Một\nB. Hai\nC. Ba\nANSWER: F\n\nLành lặn?\nA. Một\nB. Hai\nC. Ba\nANSWER: C\n",
    );
    expect(questions.map((one) => [one.stem, one.right, one.notes.map((note) => note.code)])).toEqual([
      ["Không có đáp án?", [], ["key-missing"]],
      ["Đáp án lạ?", [], ["key-unknown-letter"]],
      ["Lành lặn?", [2], []],
    ]);
  });

  it.each([
    ["", "empty"],
    ["Một đoạn văn.", "no-questions"],
  ])("%j is refused", (text, reason) => {
    expect(readAiken(text)).toEqual({ ok: false, reason });
  });
});
