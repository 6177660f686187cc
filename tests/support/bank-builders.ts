import path from "node:path";
import type { BankFile, BankFileChoice, BankFileQuestion } from "~/bank/bank-file";
import { parseQuestionForm, type QuestionDraft } from "~/bank/question-form";
import { readBankFolder } from "~/bank/read-bank-folder.server";

const BANKS = path.join(import.meta.dirname, "../../question-banks");

/** The bank that comes with the program, read from its files. */
export async function realBank(): Promise<BankFile> {
  const folder = await readBankFolder(path.join(BANKS, "cchc-2026"));
  if (!folder.ok) throw new Error(JSON.stringify(folder.problems.slice(0, 10)));
  return folder.bank;
}

export const QUESTION: BankFileChoice = {
  code: "T1-Q01",
  topic: "T1",
  difficulty: "easy",
  type: "single",
  audience: "everyone",
  stem: "Chương trình tổng thể được ban hành bằng văn bản nào?",
  options: [
    { key: "a", text: "Nghị quyết số 30c/NQ-CP" },
    { key: "b", text: "Nghị quyết số 76/NQ-CP", correct: true },
    { key: "c", text: "Nghị quyết số 68/NQ-CP" },
    { key: "d", text: "Nghị quyết số 131/NQ-CP" },
  ],
  explanation: "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
  citation: { document: "nq-76", place: "Điều 1" },
  facts: ["T1-01"],
};

/** A bank of three questions in two topics, with a document that has neither number nor date. */
export function smallBank(slug: string, change: Partial<BankFile> = {}): BankFile {
  return {
    slug,
    name: `Ngân hàng ${slug}`,
    description: "Câu hỏi thử nghiệm",
    language: "vi",
    topics: [
      { code: "T1", name: "Chương trình tổng thể" },
      { code: "T2", name: "Cải cách thể chế" },
    ],
    documents: [
      {
        id: "nq-76",
        issuer: "Chính phủ",
        kind: "Nghị quyết",
        number: "76/NQ-CP",
        date: "2021-07-15",
        title: "Ban hành Chương trình tổng thể cải cách hành chính nhà nước",
      },
      {
        id: "ke-hoach",
        issuer: "Ủy ban nhân dân xã Phú Thái",
        kind: "Kế hoạch",
        number: null,
        date: null,
        title: "Tuyên truyền cải cách hành chính",
      },
    ],
    questions: [
      QUESTION,
      {
        ...QUESTION,
        code: "T1-Q02",
        stem: "Kế hoạch tuyên truyền của xã do cơ quan nào ban hành?",
        difficulty: "medium",
        audience: "staff",
        citation: { document: "ke-hoach", place: null },
      },
      {
        ...QUESTION,
        code: "T2-Q01",
        topic: "T2",
        type: "true_false",
        audience: "citizens",
        stem: "Đúng hay sai: thể chế là một nội dung cải cách?",
        options: [
          { key: "a", text: "Đúng", correct: true },
          { key: "b", text: "Sai" },
        ],
      },
    ],
    ...change,
  };
}

/** The bank with one question changed. */
export function withQuestion(bank: BankFile, code: string, change: Partial<BankFileChoice>): BankFile {
  return {
    ...bank,
    questions: bank.questions.map((one) =>
      one.code === code ? ({ ...one, ...change } as BankFileQuestion) : one,
    ),
  };
}

/** What the question form sends. */
export const FORM = {
  topic: "T1",
  difficulty: "hard",
  type: "single",
  audience: "everyone",
  stem: "Cơ quan nào thẩm định chỉ số cải cách hành chính cấp tỉnh?",
  "option-a": "Bộ Nội vụ",
  "option-b": "Bộ Tài chính",
  "option-c": "Bộ Tư pháp",
  "option-d": "Thanh tra Chính phủ",
  "option-e": "",
  right: "a",
  explanation: "Bộ Nội vụ chủ trì theo dõi, đánh giá cải cách hành chính hằng năm.",
  document: "",
  issuer: "Bộ Nội vụ",
  kind: "Quyết định",
  number: "876/QĐ-BNV",
  date: "2022-11-10",
  title: "Phê duyệt Đề án xác định chỉ số cải cách hành chính",
  place: "Điều 1",
};

export function draftOf(change: Record<string, unknown> = {}): QuestionDraft {
  const parsed = parseQuestionForm({ ...FORM, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields));
  return parsed.draft;
}
