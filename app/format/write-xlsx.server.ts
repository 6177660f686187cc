import { documentKey } from "~/bank/check-bank";
import { OPTION_KEYS } from "~/bank/question";
import { assertNever } from "~/core/verdict";
import type { WorkbookColumn, WorkbookSheet, WorkbookValue } from "~/platform/spreadsheet";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { citationLine } from "./citation-line";
import type { ExportedBank, ExportedQuestion } from "./exported-bank";
import { audienceWords, difficultyWords } from "./foreign-tags";
import { plainOfMarkdown } from "./question-html";
import { DOCUMENT_SHEET, TOPIC_SHEET } from "./sheet-lists";
import type { SheetField } from "./sheet-mapping";
import { INSTRUCTIONS, TEMPLATE_BANK } from "./sheet-template";
import { TYPE_WORDS } from "./sheet-words";

const LETTERS = OPTION_KEYS.map((key) => key.toUpperCase());

/** Columns of the question sheet; `read-xlsx.server.ts` knows them by their headings. */
const COLUMNS: (WorkbookColumn & { field: SheetField })[] = [
  { field: "code", header: "Mã câu hỏi", width: 12 },
  { field: "topic", header: "Chủ đề", width: 14 },
  { field: "difficulty", header: "Mức độ", width: 12, choices: ["Dễ", "Trung bình", "Khó"] },
  { field: "audience", header: "Đối tượng", width: 14, choices: ["CBCCVC", "Người dân", "Mọi đối tượng"] },
  { field: "type", header: "Loại câu", width: 20, choices: Object.values(TYPE_WORDS) },
  { field: "stem", header: "Câu hỏi", width: 60 },
  ...LETTERS.map((letter, at) => ({
    field: `option-${at + 1}` as SheetField,
    header: `Phương án ${letter}`,
    width: 28,
  })),
  ...[1, 2, 3, 4, 5, 6].map((number) => ({
    field: `prompt-${number}` as SheetField,
    header: `Vế trái ${number}`,
    width: 20,
  })),
  { field: "key", header: "Đáp án đúng", width: 16 },
  { field: "explanation", header: "Giải thích", width: 50 },
  { field: "citation", header: "Căn cứ", width: 40 },
  { field: "tags", header: "Nhãn", width: 16 },
  { field: "facts", header: "Dữ kiện", width: 12 },
  { field: "format", header: "Định dạng", width: 12, choices: ["markdown"] },
];

function keyCell({ type, right }: ExportedQuestion): string {
  const letter = (index: number) => LETTERS[index] ?? "";
  switch (type) {
    case "single":
    case "multiple":
    case "ordering":
      return right.map(letter).join(", ");
    case "true_false":
      return right[0] === 0 ? "Đúng" : "Sai";
    case "matching":
      return right.map((index, at) => `${at + 1}-${letter(index)}`).join(", ");
    case "short_answer":
      return "";
    default:
      return assertNever(type);
  }
}

/** Options as their columns hold them: what "Đúng / Sai" offers goes without saying, accepted texts stand in their place. */
function optionCells({ type, options, accepted }: ExportedQuestion): readonly string[] {
  if (type === "true_false") return [];
  return type === "short_answer" ? accepted : options;
}

/** Plain words where both texts have no markup; otherwise both as markdown, and the last column says so. */
function texts({
  stem,
  explanation,
}: ExportedQuestion): Pick<ExportedQuestion, "stem" | "explanation"> & { format: string } {
  const [plainStem, plainExplanation] = [plainOfMarkdown(stem), plainOfMarkdown(explanation)];
  if (plainStem === null || plainExplanation === null) return { stem, explanation, format: "markdown" };
  return { stem: plainStem, explanation: plainExplanation, format: "" };
}

function questionRow(question: ExportedQuestion): WorkbookValue[] {
  const cells: Partial<Record<SheetField, string>> = {
    code: question.code,
    topic: question.topicCode,
    difficulty: difficultyWords(question.difficulty),
    audience: audienceWords(question.audience),
    type: TYPE_WORDS[question.type],
    key: keyCell(question),
    citation: question.citation ? citationLine(question.citation) : "",
    tags: question.tags.join("; "),
    facts: question.factIds.join("; "),
    ...texts(question),
  };
  for (const [at, text] of optionCells(question).entries()) cells[`option-${at + 1}` as SheetField] = text;
  for (const [at, text] of question.prompts.entries()) cells[`prompt-${at + 1}` as SheetField] = text;
  return COLUMNS.map(({ field }) => cells[field] ?? null);
}

function questionSheet(questions: readonly ExportedQuestion[]): WorkbookSheet {
  return { name: "Câu hỏi", columns: COLUMNS, rows: questions.map(questionRow) };
}

function listSheet(
  list: { name: string; headings: readonly string[] },
  rows: WorkbookValue[][],
): WorkbookSheet {
  return { name: list.name, columns: list.headings.map((header) => ({ header, width: 28 })), rows };
}

function listSheets({ topics, questions }: ExportedBank): WorkbookSheet[] {
  const documents = new Map(
    questions.flatMap(({ citation }) => (citation ? [[documentKey(citation), citation] as const] : [])),
  );
  const documentRows = [...documents.values()].map(({ issuer, kind, number, date, title }) => [
    issuer,
    kind,
    number,
    date?.split("-").reverse().join("/") ?? null,
    title,
  ]);
  return [
    listSheet(
      TOPIC_SHEET,
      topics.map(({ code, name }) => [code, name]),
    ),
    listSheet(DOCUMENT_SHEET, documentRows),
  ];
}

/** A bank as a workbook: its questions, its topics, the documents that it cites. Pictures have no place in it. */
export function writeXlsx(bank: ExportedBank): Promise<Uint8Array> {
  return writeWorkbook([questionSheet(bank.questions), ...listSheets(bank)]);
}

/** Our template: one example of each type to be overwritten, and how to fill the sheet in. */
export function writeTemplate(): Promise<Uint8Array> {
  const instructions: WorkbookSheet = {
    name: "Hướng dẫn",
    columns: [
      { header: "Cột", width: 22 },
      { header: "Cách điền", width: 100 },
    ],
    rows: INSTRUCTIONS.map(([column, words]) => [column, words]),
  };
  return writeWorkbook([questionSheet(TEMPLATE_BANK.questions), ...listSheets(TEMPLATE_BANK), instructions]);
}
