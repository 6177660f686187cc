import { describe, expect, it } from "vitest";
import { readText } from "~/format/read-text";

function questionsOf(text: string) {
  const read = readText(text);
  if (!read.ok) throw new Error(read.reason);
  return read.file.questions;
}

function only(text: string) {
  const questions = questionsOf(text);
  expect(questions).toHaveLength(1);
  return questions[0] as (typeof questions)[0];
}

const codes = (text: string) => only(text).notes.map((note) => note.code);
const OPTIONS = "A. Chính phủ\nB. Quốc hội\nC. Bộ Nội vụ\nD. Văn phòng Chính phủ";

describe("a question's label", () => {
  it.each([
    ["Câu 1: Cơ quan nào ban hành?", "1"],
    ["Câu 01. Cơ quan nào ban hành?", "01"],
    ["Câu hỏi 1) Cơ quan nào ban hành?", "1"],
    ["CÂU 1/ Cơ quan nào ban hành?", "1"],
    ["Câu 1 Cơ quan nào ban hành?", "1"],
    ["Câu 1\nCơ quan nào ban hành?", "1"],
    ["Câu số 7 - Cơ quan nào ban hành?", "7"],
    ["1. Cơ quan nào ban hành?", "1"],
    ["1/ Cơ quan nào ban hành?", "1"],
    ["1) Cơ quan nào ban hành?", "1"],
    ["Câu hỏi: Cơ quan nào ban hành?", null],
    ["Cơ quan nào ban hành?", null],
    ["Câu\u00a01:\u00a0Cơ quan nào ban hành?", "1"],
    ["Câu 1: Cơ quan nào ban hành?".normalize("NFD"), "1"],
  ])("%j", (head, label) => {
    const question = only(`${head}\n${OPTIONS}\nĐáp án: B`);
    expect(question).toMatchObject({
      label,
      stem: "Cơ quan nào ban hành?",
      type: "single",
      right: [1],
      notes: [],
    });
    expect(question.options).toEqual(["Chính phủ", "Quốc hội", "Bộ Nội vụ", "Văn phòng Chính phủ"]);
  });

  it("may name a difficulty, which leaves the stem", () => {
    for (const head of ["Câu 1 (Nhận biết):", "Câu 1. (Nhận biết)", "Câu 1 [Nhận biết]."]) {
      expect(only(`${head} Ai?\n${OPTIONS}\nĐáp án: A`)).toMatchObject({
        stem: "Ai?",
        difficulty: "Nhận biết",
      });
    }
    expect(only(`Câu 1 (0,5 điểm): Ai?\n${OPTIONS}\nĐáp án: A`).notes).toEqual([
      { code: "text-left-over", place: { kind: "line", line: 1 }, detail: "0,5 điểm" },
    ]);
  });

  it("is not seen in words about questions, in dates or in numbers", () => {
    const text = `Câu 1: Đọc đoạn sau:\nCâu 2 và câu 3 của phiếu khảo sát hỏi gì?\n30/6/2025 là ngày nào?\n1.000 điểm?\n${OPTIONS}\nĐáp án: A`;
    expect(only(text).stem).toBe(
      "Đọc đoạn sau:\n\nCâu 2 và câu 3 của phiếu khảo sát hỏi gì?\n\n30/6/2025 là ngày nào?\n\n1.000 điểm?",
    );
  });
});

describe("options", () => {
  it.each([
    ["A. Một\nB. Hai\nC. Ba", "chữ hoa, chấm"],
    ["A) Một\nB) Hai\nC) Ba", "ngoặc"],
    ["a) Một\nb) Hai\nc) Ba", "chữ thường"],
    ["a/ Một\nb/ Hai\nc/ Ba", "gạch chéo"],
    ["A: Một\nB: Hai\nC: Ba", "hai chấm"],
    ["(A) Một\n(B) Hai\n(C) Ba", "trong ngoặc"],
    ["A . Một\nB . Hai\nC . Ba", "cách trước chấm"],
    ["A.Một\nB.Hai\nC.Ba", "không cách"],
    ["a.Một\nb.Hai\nc.Ba", "không cách, chữ thường"],
    ["A - Một\nB - Hai\nC - Ba", "gạch ngang"],
    ["A. Một\tB. Hai\tC. Ba", "phím Tab"],
    ["A. Một     B. Hai     C. Ba", "nhiều dấu cách"],
    ["A. Một B. Hai C. Ba", "một dấu cách"],
    ["A. Một\tB. Hai\nC. Ba", "hai dòng"],
    ["- A. Một\n- B. Hai\n- C. Ba", "gạch đầu dòng"],
    ["A. Một\n\nB. Hai\n\nC. Ba", "dòng trống"],
    ["1. Một\n2. Hai\n3. Ba", "số"],
    ["- Một\n- Hai\n- Ba", "chỉ gạch đầu dòng"],
  ])("%j (%s)", (options) => {
    const key = /^1/.test(options) ? "2" : "B";
    const question = only(`Câu 1: Mấy?\n${options}\nĐáp án: ${key}`);
    expect(question).toMatchObject({ stem: "Mấy?", options: ["Một", "Hai", "Ba"], right: [1], notes: [] });
  });

  it("may stand on the line of the stem", () => {
    expect(only("Câu 1: Mấy loại? A. Một B. Hai C. Ba\nĐáp án: C")).toMatchObject({
      stem: "Mấy loại?",
      right: [2],
    });
    expect(only("Câu 1: Mấy loại? A. Một\nB. Hai\nC. Ba\nĐáp án: A")).toMatchObject({
      stem: "Mấy loại?",
      options: ["Một", "Hai", "Ba"],
      right: [0],
    });
  });

  it("keep words that look like a letter with a stop", () => {
    const question = only(
      "Câu 1: Theo điểm a) khoản 1 Điều 5, ai?\nA. Theo điểm b) khoản 2\nB. Nhóm C. Mác\nC. Không ai\nĐáp án: A",
    );
    expect(question.stem).toBe("Theo điểm a) khoản 1 Điều 5, ai?");
    expect(question.options).toEqual(["Theo điểm b) khoản 2", "Nhóm C. Mác", "Không ai"]);
  });

  it("go on over lines, and say when their letters are out of order", () => {
    expect(only("Câu 1: Ai?\nA. Ủy ban nhân dân\ncấp xã\nB. Sở\nC. Bộ\nĐáp án: A").options[0]).toBe(
      "Ủy ban nhân dân cấp xã",
    );
    expect(codes("Câu 1: Ai?\nA. Một\nC. Hai\nD. Ba\nĐáp án: A")).toEqual(["option-letters-out-of-order"]);
  });

  it("count “đ” between d and e, as laws do", () => {
    const question = only("Câu 1: Ai?\na) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\nĐáp án: đ");
    expect(question).toMatchObject({ right: [4], notes: [] });
  });
});

describe("the key", () => {
  it.each([
    ["A. Một\n*B. Hai\nC. Ba"],
    ["A. Một\nB.* Hai\nC. Ba"],
    ["A. Một\nB. Hai *\nC. Ba"],
    ["A. Một\nB. Hai (Đ)\nC. Ba"],
    ["A. Một (S)\nB. Hai (Đ)\nC. Ba (S)"],
    ["A. Một\nB. Hai (đúng)\nC. Ba"],
    ["[ ] A. Một\n[x] B. Hai\n[ ] C. Ba"],
    ["A. Một\nx B. Hai\nC. Ba"],
    ["A. Một\n√ B. Hai\nC. Ba"],
    ["A. Một\nB. Hai √\nC. Ba"],
    ["☐ A. Một\n☑ B. Hai\n☐ C. Ba"],
    ["A. Một\nB. [x] Hai\nC. Ba"],
    ["A. Một *B. Hai C. Ba"],
    ["- Một\n- Hai (Đ)\n- Ba"],
  ])("as a sign: %j", (options) => {
    expect(only(`Câu 1: Mấy?\n${options}`)).toMatchObject({
      options: ["Một", "Hai", "Ba"],
      right: [1],
      notes: [],
    });
  });

  it.each([
    ["Đáp án: B", [1]],
    ["ĐÁP ÁN ĐÚNG LÀ: B, C", [1, 2]],
    ["Đáp án B", [1]],
    ["=> Đáp án: B.", [1]],
    ["Đáp án đúng: B. Hai", [1]],
    ["Đáp án: phương án B", [1]],
    ["Đáp án: Hai", [1]],
    ["Đáp án: (b)", [1]],
    ["Đáp án: B và C", [1, 2]],
    ["Đáp án: BC", [1, 2]],
    ["ANSWER: B", [1]],
    ["Chọn: B", [1]],
    ["(Đáp án: B)", [1]],
    ["Đáp án:\nB", [1]],
    ["ĐA: B", [1]],
  ])("in words: %j", (key, right) => {
    expect(only(`Câu 1: Mấy?\nA. Một\nB. Hai\nC. Ba\n${key}`)).toMatchObject({ right, notes: [] });
  });

  it("is told by bold, but not by bold letters or where everything is bold", () => {
    const bold = only("Câu 1: Mấy?\nA. Một\n**B. Hai**\nC. Ba");
    expect(bold).toMatchObject({ right: [1], notes: [{ code: "key-from-formatting", detail: "bold" }] });
    expect(codes("Câu 1: Mấy?\n**A.** Một\n**B.** Hai\n**C.** Ba")).toEqual(["key-missing"]);
    expect(codes("Câu 1: Mấy?\n**A. Một**\n**B. Hai**\n**C. Ba**")).toEqual(["key-missing"]);
    expect(codes("Câu 1: Mấy?\nA. Một **số** từ\nB. Hai\nC. Ba")).toEqual(["key-missing"]);
  });

  it("that contradicts itself, or names no option, is an error", () => {
    expect(only("Câu 1: Mấy?\n*A. Một\nB. Hai\nC. Ba\nĐáp án: C").notes).toEqual([
      { code: "key-contradicts", place: { kind: "line", line: 5 }, detail: "C ≠ A" },
    ]);
    expect(only("Câu 1: Mấy?\nA. Một\nB. Hai\nC. Ba\nĐáp án: E").notes).toEqual([
      { code: "key-unknown-letter", place: { kind: "line", line: 5 }, detail: "E" },
    ]);
    expect(codes("Câu 1: Mấy?\n*A. Một\n*B. Hai\n*C. Ba")).toEqual(["key-all-options"]);
  });

  it("may stand in a list at the end, with the explanation beside it", () => {
    const text = `Câu 1: Một?\n${OPTIONS}\nCâu 2: Hai?\n${OPTIONS}\nCâu 3: Ba?\n${OPTIONS}\n\nĐÁP ÁN\n`;
    for (const list of [
      "1-B 2-A 3-D",
      "1.B; 2.A; 3.D",
      "Câu 1: B\nCâu 2: A\nCâu 3: D",
      "1B 2A 3D",
      "1. B\n2. A\n3. D",
    ]) {
      expect(questionsOf(text + list).map((one) => one.right)).toEqual([[1], [0], [3]]);
    }
    const explained = questionsOf(`${text}Câu 1: B. Vì Điều 5.\nCâu 2: A - Theo Nghị định.\n3) D`);
    expect(explained.map((one) => one.explanation)).toEqual(["Vì Điều 5.", "Theo Nghị định.", ""]);
    expect(questionsOf(`${text}1-B 2-A`).map((one) => one.notes.map((note) => note.code))).toEqual([
      [],
      [],
      ["key-missing"],
    ]);
  });

  it("of two parts that both begin with 1 is read part by part", () => {
    const part = (key: string) => `Câu 1: Một?\n${OPTIONS}\nCâu 2: Hai?\n${OPTIONS}\nĐáp án:\n${key}\n`;
    expect(
      questionsOf(`${part("1-B 2-A")}\nPHẦN II. MỘT CỬA\n${part("1-C 2-D")}`).map((one) => one.right),
    ).toEqual([[1], [0], [2], [3]]);
  });
});

describe("other kinds of questions", () => {
  it("statements", () => {
    expect(only("Câu 1: Xã là cấp cơ sở.\nĐáp án: Sai")).toMatchObject({ type: "true_false", right: [1] });
    expect(only("Câu 1: Xã là cấp cơ sở.\nĐúng\nSai\nĐáp án: Đúng")).toMatchObject({
      type: "true_false",
      right: [0],
    });
    expect(only("Câu 1: Xã là cấp cơ sở.\nA. Sai\nB. Đúng\nĐáp án: B")).toMatchObject({
      type: "true_false",
      right: [0],
    });
    expect(only("Câu 1: Xã là cấp cơ sở. (Đúng/Sai)")).toMatchObject({
      type: "true_false",
      right: [],
      notes: [{ code: "key-missing" }],
    });
  });

  it("orders", () => {
    const text = "Câu 1: Sắp xếp các bước:\nA. Một\nB. Hai\nC. Ba\nD. Bốn\n";
    for (const key of [
      "Đáp án: C-A-D-B",
      "Đáp án: C, A, D, B",
      "Thứ tự đúng: 3, 1, 4, 2",
      "Đáp án: C → A → D → B",
    ]) {
      expect(only(text + key)).toMatchObject({ type: "ordering", right: [2, 0, 3, 1], notes: [] });
    }
    expect(only("Câu 1: Sắp xếp đúng là:\nA. 1-2-3\nB. 2-1-3\nC. 3-2-1\nĐáp án: B")).toMatchObject({
      type: "single",
      right: [1],
    });
    expect(only(text)).toMatchObject({ type: "ordering", right: [], notes: [{ code: "key-missing" }] });
  });

  it("pairs", () => {
    const text =
      "Câu 1: Nối văn bản với năm:\n1. Nghị quyết 30c\n2. Nghị quyết 76\n3. Nghị quyết 66\na. 2021\nb. 2025\nc. 2011\n";
    for (const key of [
      "Đáp án: 1-c, 2-a, 3-b",
      "Đáp án: 1c 2a 3b",
      "Đáp án: 1 – c; 2 – a; 3 – b",
      "Đáp án: 1→c, 2→a, 3→b",
    ]) {
      expect(only(text + key)).toMatchObject({
        type: "matching",
        stem: "Nối văn bản với năm:",
        prompts: ["Nghị quyết 30c", "Nghị quyết 76", "Nghị quyết 66"],
        options: ["2021", "2025", "2011"],
        right: [2, 0, 1],
        notes: [],
      });
    }
  });

  it("numbered statements that letters combine stay in the stem", () => {
    const question = only(
      "Câu 1: Cho các ý:\n1. Một\n2. Hai\n3. Ba\nA. 1 và 2\nB. 2 và 3\nC. 1 và 3\nĐáp án: B",
    );
    expect(question).toMatchObject({ type: "single", right: [1], options: ["1 và 2", "2 và 3", "1 và 3"] });
    expect(question.stem).toBe("Cho các ý:\n\n1. Một\n2. Hai\n3. Ba");
  });

  it("short answers", () => {
    const accepted = (key: string) => only(`Câu 1: Bao lâu?\nĐáp án: ${key}`).accepted;
    expect(accepted("30 ngày")).toEqual(["30 ngày"]);
    expect(accepted("30 ngày; ba mươi ngày")).toEqual(["30 ngày", "ba mươi ngày"]);
    expect(accepted("30 ngày / ba mươi ngày")).toEqual(["30 ngày", "ba mươi ngày"]);
    expect(accepted("30 ngày/ba mươi ngày")).toEqual(["30 ngày", "ba mươi ngày"]);
    expect(accepted("Nghị định số 63/2010/NĐ-CP")).toEqual(["Nghị định số 63/2010/NĐ-CP"]);
    expect(accepted("01/7/2025")).toEqual(["01/7/2025"]);
  });

  it("without any answer", () => {
    expect(
      questionsOf(`Câu 1: Ai?\nCâu 2: Gì?\n${OPTIONS}\nĐáp án: A`)[0]?.notes.map((note) => note.code),
    ).toEqual(["options-missing"]);
  });
});

describe("what is said around questions", () => {
  it("explanation, legal basis and the rest", () => {
    const text = `Câu 1: Ai?\n${OPTIONS}\nĐáp án: A\nGiải thích: Vì thế.\nVà thế nữa.\nCăn cứ: khoản 2 Điều 5 Nghị định số 118/2025/NĐ-CP.\nMã: T4-01\nNhãn: một cửa; 2026`;
    expect(only(text)).toMatchObject({
      explanation: "Vì thế.\n\nVà thế nữa.",
      citation: "khoản 2 Điều 5 Nghị định số 118/2025/NĐ-CP",
      code: "T4-01",
      tags: ["một cửa", "2026"],
      notes: [],
    });
    expect(only(`Câu 1: Ai? (Căn cứ: Điều 5 NĐ 63/2010/NĐ-CP)\n${OPTIONS}\nĐáp án: A`)).toMatchObject({
      stem: "Ai?",
      citation: "Điều 5 NĐ 63/2010/NĐ-CP",
    });
    expect(only(`Câu 1: Theo Điều 5 Nghị định số 63/2010/NĐ-CP, ai?\n${OPTIONS}\nĐáp án: A`)).toMatchObject({
      citation: null,
    });
  });

  it("headings hold for what follows, fields below for what precedes", () => {
    const above = questionsOf(
      `Chủ đề 1: Một cửa\nI. MỨC ĐỘ NHẬN BIẾT\nCâu 1: Ai?\n${OPTIONS}\nĐáp án: A\nII. MỨC ĐỘ THÔNG HIỂU\nCâu 2: Gì?\n${OPTIONS}\nĐáp án: A\nChủ đề 2: Thể chế\nCâu 3: Sao?\n${OPTIONS}\nĐáp án: A`,
    );
    expect(above.map(({ topic, difficulty }) => [topic, difficulty])).toEqual([
      ["Một cửa", "NHẬN BIẾT"],
      ["Một cửa", "THÔNG HIỂU"],
      ["Thể chế", null],
    ]);
    const below = questionsOf(
      `Câu 1: Ai?\n${OPTIONS}\nĐáp án: A\nChủ đề: Một cửa\nMức độ: Dễ\n\nCâu 2: Gì?\n${OPTIONS}\nĐáp án: A\nChủ đề: Thể chế\nMức độ: Khó`,
    );
    expect(below.map(({ topic, difficulty }) => [topic, difficulty])).toEqual([
      ["Một cửa", "Dễ"],
      ["Thể chế", "Khó"],
    ]);
  });

  it("nothing is lost without a note", () => {
    const read = readText(
      `BỘ ĐỀ\nHọ và tên thí sinh\nCâu 1: Ai?\n${OPTIONS}\nĐáp án: A\n\nNgười soạn: Lê Văn An\nCâu 2: Gì?\n${OPTIONS}\nĐáp án: B`,
    );
    if (!read.ok) throw new Error(read.reason);
    expect(read.file.notes).toEqual([
      { code: "text-left-over", place: { kind: "line", line: 1 }, detail: "BỘ ĐỀ Họ và tên thí sinh" },
    ]);
    expect(read.file.questions[0]?.notes).toEqual([
      { code: "text-left-over", place: { kind: "line", line: 10 }, detail: "Người soạn: Lê Văn An" },
    ]);
  });

  it("numbers that come twice or are left out", () => {
    const text = (numbers: number[]) =>
      numbers.map((number) => `Câu ${number}: Ai làm việc ${number}?\n${OPTIONS}\nĐáp án: A`).join("\n");
    const notes = questionsOf(text([1, 2, 2, 5, 1])).map((one) => one.notes.map((note) => note.code));
    expect(notes).toEqual([[], [], ["number-repeated"], ["number-skipped"], []]);
  });
});

describe("a whole text", () => {
  it.each([
    ["", "empty"],
    ["  \n ", "empty"],
    ["Chỉ là một đoạn văn.\nKhông có câu hỏi nào.", "no-questions"],
    ["Câu 1: a\0b", "not-utf8"],
  ])("%j is refused", (text, reason) => {
    expect(readText(text)).toEqual({ ok: false, reason });
  });

  it("with markup stays words", () => {
    const question = only(
      `Câu 1: <script>alert(1)</script> & _nhấn_?\nA. <b>Một</b>\nB. Hai\nC. Ba\nĐáp án: A`,
    );
    expect(question.stem).toBe("\\<script\\>alert(1)\\</script\\> \\& \\_nhấn\\_?");
    expect(question.options[0]).toBe("<b>Một</b>");
  });

  it("of a hundred thousand lines, or of one endless line, comes to an end", { timeout: 120_000 }, () => {
    const many = Array.from(
      { length: 20_001 },
      (_, at) => `Câu ${at + 1}: Ai?\nA. Một\nB. Hai\nC. Ba\nĐáp án: A`,
    ).join("\n");
    expect(readText(many)).toEqual({ ok: false, reason: "too-many-questions" });
    expect(readText("không phải câu hỏi\n".repeat(50_000))).toMatchObject({
      ok: false,
      reason: "no-questions",
    });
    expect(
      only(`Câu 1: ${"A. x B. y ".repeat(200_000)}\nA. Một\nB. Hai\nC. Ba\nĐáp án: A`).notes,
    ).toMatchObject([{ code: "stem-too-long" }]);
    expect(only(`Câu 1: Ai?\n${"- mục\n".repeat(50_000)}`).notes.map((note) => note.code)).toContain(
      "text-left-over",
    );
  });
});
