import type { BankFile, BankFileQuestion } from "~/bank/bank-file";
import { importBank } from "~/bank/import-bank.server";
import { accepted, system } from "./contest-builders";

const DOCUMENTS: BankFile["documents"] = [
  {
    ...{ id: "nq-76", issuer: "Chính phủ", kind: "Nghị quyết", number: "76/NQ-CP", date: "2021-07-15" },
    title: "Ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030",
  },
  {
    ...{ id: "nd-118", issuer: "Chính phủ", kind: "Nghị định", number: "118/2025/NĐ-CP", date: "2025-06-09" },
    title: "Thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
  },
  {
    ...{ id: "luat-148", issuer: "Quốc hội", kind: "Luật", number: "148/2025/QH15", date: "2025-12-11" },
    title: "Luật Chuyển đổi số",
  },
];

const words = (code: string, stem: string, explanation: string, document: string) => ({
  ...{ code, topic: code.split("-")[0] ?? "", difficulty: "easy" as const, audience: "everyone" as const },
  ...{ stem, explanation, citation: { document, place: null }, facts: [code.replace("Q", "")] },
});

const right = (texts: string[], keys: string) =>
  texts.map((text, at) => {
    const key = "abcdefghi"[at] ?? "";
    return keys.includes(key) ? { key, text, correct: true as const } : { key, text };
  });

const QUESTIONS: BankFileQuestion[] = [
  {
    ...words(
      "T1-Q01",
      "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030 được ban hành bằng văn bản nào?",
      "Chương trình tổng thể được ban hành kèm theo Nghị quyết 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
      "nq-76",
    ),
    type: "single",
    options: right(
      ["Nghị quyết 68/NQ-CP", "Nghị quyết 76/NQ-CP", "Nghị quyết 30c/NQ-CP", "Nghị quyết 131/NQ-CP"],
      "b",
    ),
  },
  {
    ...words(
      "T1-Q02",
      "Những nội dung nào thuộc Chương trình tổng thể theo Nghị quyết 76/NQ-CP? (chọn tất cả phương án đúng)",
      "Cải cách thể chế và cải cách tài chính công là hai trong sáu nội dung của **Chương trình tổng thể**.",
      "nq-76",
    ),
    type: "multiple",
    options: right(
      ["Cải cách thể chế", "Cải cách giáo dục", "Cải cách tài chính công", "Cải cách tư pháp"],
      "ac",
    ),
  },
  {
    ...words(
      "T2-Q01",
      "Nghị định 118/2025/NĐ-CP quy định thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông.",
      "Nghị định 118/2025/NĐ-CP ngày 09/6/2025 quy định thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông.",
      "nd-118",
    ),
    type: "true_false",
    options: right(["Đúng", "Sai"], "a"),
  },
  {
    ...words(
      "T2-Q02",
      "Sắp xếp các bước giải quyết hồ sơ tại Bộ phận Một cửa theo thứ tự.",
      "Hồ sơ được tiếp nhận, chuyển, giải quyết rồi mới trả kết quả.",
      "nd-118",
    ),
    type: "ordering",
    items: ["Tiếp nhận hồ sơ", "Chuyển hồ sơ", "Giải quyết hồ sơ", "Trả kết quả"],
  },
  {
    ...words(
      "T3-Q01",
      "Ghép mỗi văn bản với nội dung của văn bản đó.",
      "Luật số 148/2025/QH15 là Luật Chuyển đổi số.",
      "luat-148",
    ),
    type: "matching",
    pairs: [
      { prompt: "Nghị quyết 76/NQ-CP", match: "Chương trình tổng thể" },
      { prompt: "Nghị định 118/2025/NĐ-CP", match: "Cơ chế một cửa" },
      { prompt: "Luật số 148/2025/QH15", match: "Chuyển đổi số" },
    ],
    extras: ["Công tác văn thư"],
  },
  {
    ...words(
      "T3-Q02",
      "Nghị quyết 76/NQ-CP đặt mục tiêu đến năm 2025 tối thiểu bao nhiêu phần trăm người dân hài lòng? (ghi số)",
      "Nghị quyết 76/NQ-CP đặt mục tiêu đến năm 2025 mức độ hài lòng của người dân đạt tối thiểu 90%.",
      "nq-76",
    ),
    type: "short_answer",
    accepted: ["90", "90%"],
  },
];

/** A bank with one question of every type in three topics, as people would practise with. */
export async function importPracticeBank(slug: string): Promise<string> {
  const topics = ["Chương trình tổng thể", "Thủ tục hành chính", "Chuyển đổi số"];
  const bank: BankFile = {
    ...{ slug, name: `Bộ câu hỏi ${slug}`, description: "Câu hỏi ôn luyện", language: "vi" },
    topics: topics.map((name, at) => ({ code: `T${at + 1}`, name })),
    ...{ documents: DOCUMENTS, questions: QUESTIONS },
  };
  return accepted(await importBank(bank, system)).bankId;
}
