import fc from "fast-check";
import { escapeMarkdown } from "~/bank/question-text";
import type { QuestionType } from "~/core/scoring/types";
import { QUESTION_TYPES } from "~/core/scoring/types";
import type { ExportedBank, ExportedCitation, ExportedQuestion } from "~/format/exported-bank";
import { renderQuestionText } from "~/platform/markdown.server";

/** A markdown text as a reader sees it; whether the items of a list stand apart does not count. */
export function shown(markdown: string): string {
  return renderQuestionText(markdown)
    .replace(/<li>\s*<p>/g, "<li>")
    .replace(/<\/p>\s*<\/li>/g, "</li>")
    .trim();
}

/** Words as people write them and signs that some format gives a meaning. */
const WORDS = [
  ..."thủ tục hành chính một cửa Nghị định 61/2018/NĐ-CP ngày 23/4/2018 Đúng Ủy ban nhân dân xã 30% 1+1=2".split(
    " ",
  ),
  ..."{ } ~ = # : \\ :: -> // $x$ < > & &amp; <b> </p> * ** _ ` | [html] [x] “trích” \" ' 1. 2) - + %50% ; , =a ~b {T} \\n $CATEGORY: ####".split(
    " ",
  ),
];

/** One line of plain text without spaces at its ends. */
export const plainLine = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 })
  .map((words) => words.join(" "));

const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));
const calmWords = fc.constantFrom("thủ tục", "một cửa", "cải cách", "hành chính");

/** Markdown in its plainest form: paragraphs, line breaks, emphasis between spaces, lists. */
const paragraph = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: phrase.map(escapeMarkdown) },
      { weight: 1, arbitrary: calmWords.map((words) => `**${words}**`) },
      { weight: 1, arbitrary: calmWords.map((words) => `*${words}*`) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(" "));
const list = fc
  .tuple(fc.boolean(), fc.array(calmWords, { minLength: 1, maxLength: 3 }))
  .map(([ordered, items]) => items.map((item, at) => `${ordered ? `${at + 1}.` : "-"} ${item}`).join("\n"));

/** Any plain text of several lines, quoted as markdown. */
export const quotedText = fc
  .array(plainLine, { minLength: 1, maxLength: 3 })
  .chain((lines) => fc.constantFrom("\n", "\n\n").map((gap) => escapeMarkdown(lines.join(gap))));

/** Any text of a question, with markup. Begins with a word, so that no paragraph is one mark alone. */
export const markedText = fc
  .tuple(calmWords, fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 }))
  .map(([word, parts]) => [word, ...parts].join("\n\n"));

const distinctLines = (minLength: number, maxLength: number) =>
  fc.uniqueArray(plainLine, {
    minLength,
    maxLength,
    selector: (text) => text.toLowerCase(),
  });

const calmLine = fc.array(calmWords, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));

const documents = [
  {
    issuer: "Chính phủ",
    kind: "Nghị định",
    number: "61/2018/NĐ-CP",
    date: "2018-04-23",
    title: "Cơ chế một cửa",
  },
  { issuer: "Thủ tướng Chính phủ", kind: "Quyết định", number: "282/QĐ-TTg", date: null, title: "Kế hoạch" },
  {
    issuer: "Tỉnh ủy Lai Châu",
    kind: "Nghị quyết",
    number: "08-NQ/TU",
    date: "2021-05-20",
    title: "Cải cách",
  },
  {
    issuer: "Tỉnh ủy Bắc Kạn",
    kind: "Nghị quyết",
    number: "08-NQ/TU",
    date: "2021-04-22",
    title: "Cải cách",
  },
  {
    issuer: "Ủy ban nhân dân xã Phú Thái",
    kind: "Kế hoạch",
    number: null,
    date: null,
    title: "Tuyên truyền",
  },
];

const citation: fc.Arbitrary<ExportedCitation> = fc
  .tuple(fc.constantFrom(...documents), fc.constantFrom("khoản 2 Điều 5", "Điều 8", "mục II.2.a", null))
  .map(([document, place]) => ({ ...document, place }));

type Answer = Pick<ExportedQuestion, "type" | "options" | "prompts" | "right" | "accepted">;

const isTrueFalse = (options: string[]) => options.some((text) => /^(?:đúng|sai)$/i.test(text));

function answerOf(type: QuestionType): fc.Arbitrary<Answer> {
  const none = { prompts: [], accepted: [] };
  switch (type) {
    case "single":
      return distinctLines(3, 5)
        .filter((options) => !isTrueFalse(options))
        .chain((options) =>
          fc.nat(options.length - 1).map((right) => ({ ...none, type, options, right: [right] })),
        );
    case "multiple":
      return distinctLines(3, 6).chain((options) =>
        fc
          .uniqueArray(fc.nat(options.length - 1), { minLength: 2, maxLength: options.length - 1 })
          .map((right) => ({ ...none, type, options, right: right.sort((a, b) => a - b) })),
      );
    case "true_false":
      return fc.nat(1).map((right) => ({ ...none, type, options: ["Đúng", "Sai"], right: [right] }));
    case "ordering":
      return distinctLines(3, 7).map((options) => ({
        ...none,
        type,
        options,
        right: options.map((_, at) => at),
      }));
    case "matching":
      return fc.tuple(distinctLines(3, 4), distinctLines(4, 6)).map(([prompts, options]) => ({
        type,
        prompts,
        options,
        accepted: [],
        right: prompts.map((_, at) => at),
      }));
    case "short_answer":
      return distinctLines(1, 3).map((accepted) => ({ type, options: [], prompts: [], right: [], accepted }));
  }
}

function question(at: number, topics: string[], withPicture: boolean): fc.Arbitrary<ExportedQuestion> {
  const words = fc.record({
    topicCode: fc.constantFrom(...topics),
    difficulty: fc.constantFrom("easy" as const, "medium" as const, "hard" as const),
    audience: fc.constantFrom("staff" as const, "citizens" as const, "everyone" as const),
    stem: fc.oneof(quotedText, markedText),
    explanation: fc.oneof(fc.constant(""), quotedText, markedText),
    citation: fc.option(citation),
    tags: fc.uniqueArray(fc.constantFrom("một cửa", "2026", "người dân ] hỏi", "đợt 1/2"), { maxLength: 2 }),
    factIds: fc.uniqueArray(fc.constantFrom("T1-01", "T3-07", "T11-070"), { maxLength: 2 }),
    picture: withPicture
      ? fc.option(
          fc.record({
            name: fc.constantFrom("sơ đồ.png", "a&b.png"),
            alt: calmLine,
            mime: fc.constant("image/png" as const),
            bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
          }),
        )
      : fc.constant(null),
  });
  return fc
    .tuple(words, fc.constantFrom(...QUESTION_TYPES).chain(answerOf))
    .map(([said, answer]) => ({ code: `Q-${String(at).padStart(2, "0")}`, ...said, ...answer }));
}

/** Banks with questions of all types and words that every format has to quote. */
export function arbitraryBank({ withPicture = true } = {}): fc.Arbitrary<ExportedBank> {
  const topics = [
    { code: "T1", name: "Chủ trương, chương trình" },
    { code: "T2", name: "Thể chế / pháp luật" },
  ];
  return fc
    .integer({ min: 1, max: 6 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          question(
            at,
            topics.map((topic) => topic.code),
            withPicture,
          ),
        ),
      ),
    )
    .map((questions) => ({
      slug: "thu-nghiem",
      name: "Ngân hàng thử nghiệm",
      description: "Câu hỏi để thử.",
      topics,
      questions,
    }));
}
