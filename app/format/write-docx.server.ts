import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { escapeMarkdown } from "~/bank/question-text";
import { assertNever } from "~/core/verdict";
import { citationLine } from "./citation-line";
import { layOutPairs, layOutPicture, layOutText, type Ordered, styledLine } from "./docx-layout.server";
import { ROLE_STYLES } from "./docx-roles";
import type { ExportedBank, ExportedQuestion } from "./exported-bank";
import { audienceWords, difficultyWords } from "./foreign-tags";
import type { LineRole } from "./source-line";

const FONT = "Times New Roman";
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 1134 };
const LETTERS = "ABCDEFGHI";

const field = (name: string, words: string) => styledLine("field", [{ name: `${name}: ` }, { words }]);

function optionLines(options: readonly string[]): Paragraph[] {
  return options.map((option, at) => styledLine("option", [{ words: `${LETTERS.charAt(at)}. ${option}` }]));
}

const lettersOf = (right: readonly number[], between: string) =>
  right.map((index) => LETTERS.charAt(index)).join(between);

/** Options and key as the type asks for them. */
function answerLines(question: ExportedQuestion): FileChild[] {
  const { type, options, prompts, right, accepted } = question;
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
      return [...optionLines(options), field("Đáp án", lettersOf(right, ", "))];
    case "ordering":
      return [...optionLines(options), field("Thứ tự đúng", lettersOf(right, "-"))];
    case "matching": {
      const key = right.map((index, at) => `${at + 1}-${LETTERS.charAt(index).toLowerCase()}`);
      return [layOutPairs(prompts, options), field("Đáp án", key.join(", "))];
    }
    case "short_answer":
      return accepted.map((text) => styledLine("answer", [{ name: "Đáp án: " }, { words: text }]));
    default:
      return assertNever(type);
  }
}

/** Topics by name, unless two of them have the same. */
function topicWords(bank: ExportedBank, code: string): string {
  const topic = bank.topics.find((one) => one.code === code);
  const alone = topic && bank.topics.filter((one) => one.name === topic.name).length === 1;
  return alone ? topic.name : code;
}

function fieldLines(bank: ExportedBank, question: ExportedQuestion): Paragraph[] {
  const { citation, code, difficulty, audience, tags, factIds } = question;
  return [
    ...(citation ? [field("Căn cứ", citationLine(citation))] : []),
    field("Mã", code),
    field("Chủ đề", topicWords(bank, question.topicCode)),
    field("Mức độ", difficultyWords(difficulty)),
    field("Đối tượng", audienceWords(audience)),
    ...(tags.length > 0 ? [field("Nhãn", tags.join("; "))] : []),
    ...(factIds.length > 0 ? [field("Dữ kiện", factIds.join(", "))] : []),
  ];
}

async function questionLines(
  bank: ExportedBank,
  question: ExportedQuestion,
  number: number,
  ordered: Ordered,
): Promise<FileChild[]> {
  const { stem, explanation, picture } = question;
  return [
    ...layOutText({ markdown: stem, label: `Câu ${number}. `, roles: ["question", "stem"], ordered }),
    ...(picture ? [await layOutPicture(picture)] : []),
    ...answerLines(question),
    ...(explanation === ""
      ? []
      : layOutText({
          markdown: explanation,
          label: "Giải thích: ",
          roles: ["field", "explanation"],
          ordered,
        })),
    ...fieldLines(bank, question),
  ];
}

/** How lines of each role look. */
const LOOKS: Record<LineRole, { before: number; indent: number; size: number }> = {
  title: { before: 0, indent: 0, size: 32 },
  question: { before: 240, indent: 0, size: 26 },
  stem: { before: 60, indent: 0, size: 26 },
  option: { before: 40, indent: 360, size: 26 },
  answer: { before: 40, indent: 0, size: 26 },
  field: { before: 40, indent: 0, size: 24 },
  explanation: { before: 40, indent: 0, size: 24 },
};

const paragraphStyles = (Object.keys(LOOKS) as LineRole[]).map((role) => ({
  ...ROLE_STYLES[role],
  basedOn: "Normal",
  quickFormat: true,
  run: { size: LOOKS[role].size, font: FONT },
  paragraph: { spacing: { before: LOOKS[role].before, after: 0 }, indent: { left: LOOKS[role].indent } },
}));

const INDENT = 360;

function listLevels(format: (typeof LevelFormat)[keyof typeof LevelFormat], start: number) {
  return Array.from({ length: 6 }, (_, level) => ({
    level,
    start: level === 0 ? start : 1,
    format,
    text: format === LevelFormat.BULLET ? "–" : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: INDENT * (level + 2), hanging: INDENT } } },
  }));
}

function footer(): Footer {
  const children = [new TextRun({ children: [PageNumber.CURRENT], size: 22, font: FONT })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] });
}

/**
 * A bank as a Word document that people read and our own reader reads back: the stem as "Câu 1. …", options by letters,
 * then key, explanation, legal basis and the rest on lines with their names. Titles of documents have no room in it.
 */
export async function writeDocx(bank: ExportedBank): Promise<Uint8Array> {
  const ordered: Ordered = { lists: 0, starts: new Set([1]) };
  const children: FileChild[] = layOutText({
    markdown: escapeMarkdown(bank.name),
    label: "",
    roles: ["title", "title"],
    ordered,
  });
  for (const [at, question] of bank.questions.entries()) {
    children.push(...(await questionLines(bank, question, at + 1, ordered)));
  }
  const document = new Document({
    title: bank.name,
    creator: "Hội Thi",
    styles: { default: { document: { run: { font: FONT, size: 26 } } }, paragraphStyles },
    numbering: {
      config: [
        { reference: "bullets", levels: listLevels(LevelFormat.BULLET, 1) },
        ...[...ordered.starts].map((start) => ({
          reference: `numbers-${start}`,
          levels: listLevels(LevelFormat.DECIMAL, start),
        })),
      ],
    },
    sections: [
      { properties: { page: { size: PAGE, margin: MARGIN } }, footers: { default: footer() }, children },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
