import { escapeMarkdown } from "~/bank/question-text";
import { assertNever } from "~/core/verdict";
import { evenShare } from "./answer-fractions";
import { base64OfBytes } from "./base64";
import { citationLine } from "./citation-line";
import type { ExportedBank, ExportedQuestion } from "./exported-bank";
import { categoryOfTopic, labelledTags } from "./foreign-tags";
import { escapeHtml, htmlOfMarkdown } from "./question-html";

/** HTML within XML; our HTML never holds the end of a CDATA section, because it quotes every ">" of a text. */
const html = (content: string) => `<text>${content === "" ? "" : `<![CDATA[${content}]]>`}</text>`;
const plain = (text: string) => `<text>${escapeHtml(text)}</text>`;
const element = (name: string, content: string) => `<${name} format="html">${html(content)}</${name}>`;

const MOODLE_TYPES = {
  single: "multichoice",
  multiple: "multichoice",
  true_false: "truefalse",
  ordering: "ordering",
  matching: "matching",
  short_answer: "shortanswer",
} as const;

function answer(fraction: string, text: string): string {
  return `<answer fraction="${fraction}" format="html">${text}${element("feedback", "")}</answer>`;
}

function choiceLines({ type, options, right }: ExportedQuestion): string[] {
  const share = evenShare(type === "single" ? 1 : right.length);
  return [
    `<single>${type === "single"}</single>`,
    "<shuffleanswers>true</shuffleanswers>",
    "<answernumbering>ABCD</answernumbering>",
    ...options.map((option, at) => answer(right.includes(at) ? share : "0", html(escapeHtml(option)))),
  ];
}

function matchingLines({ prompts, options, right }: ExportedQuestion): string[] {
  const pair = (prompt: string, option: string) =>
    `<subquestion format="html">${html(escapeHtml(prompt))}<answer>${plain(option)}</answer></subquestion>`;
  return [
    "<shuffleanswers>true</shuffleanswers>",
    ...prompts.map((prompt, at) => pair(prompt, options[right[at] ?? 0] ?? "")),
    ...options.filter((_, at) => !right.includes(at)).map((extra) => pair("", extra)),
  ];
}

function answerLines(question: ExportedQuestion): string[] {
  const { type, options, right, accepted } = question;
  switch (type) {
    case "single":
    case "multiple":
      return choiceLines(question);
    case "true_false":
      return ["true", "false"].map((word, at) => answer(right[0] === at ? "100" : "0", plain(word)));
    case "ordering":
      return [
        "<layouttype>VERTICAL</layouttype>",
        "<selecttype>ALL</selecttype>",
        "<selectcount>0</selectcount>",
        "<gradingtype>ALL_OR_NOTHING</gradingtype>",
        "<showgrading>SHOW</showgrading>",
        "<numberingstyle>none</numberingstyle>",
        ...options.map((option, at) => answer(`${at + 1}.0000000`, html(escapeHtml(option)))),
      ];
    case "matching":
      return matchingLines(question);
    case "short_answer":
      // A bare asterisk would stand for any words.
      return [
        "<usecase>0</usecase>",
        ...accepted.map((text) => answer("100", plain(text.replace(/\*/g, "\\*")))),
      ];
    default:
      return assertNever(type);
  }
}

function stemElement({ stem, picture }: ExportedQuestion): string {
  if (!picture) return element("questiontext", htmlOfMarkdown(stem));
  const address = `@@PLUGINFILE@@/${encodeURIComponent(picture.name)}`;
  const shown = `${htmlOfMarkdown(stem)}\n<p><img src="${address}" alt="${escapeHtml(picture.alt)}"></p>`;
  const file = `<file name="${escapeHtml(picture.name)}" path="/" encoding="base64">${base64OfBytes(picture.bytes)}</file>`;
  return `<questiontext format="html">${html(shown)}${file}</questiontext>`;
}

function questionElement(question: ExportedQuestion): string {
  const citation = question.citation ? `Căn cứ: ${escapeMarkdown(citationLine(question.citation))}` : "";
  const explanation = [question.explanation, citation].filter((part) => part !== "").join("\n\n");
  const lines = [
    `<name>${plain(question.code)}</name>`,
    stemElement(question),
    element("generalfeedback", explanation === "" ? "" : htmlOfMarkdown(explanation)),
    "<defaultgrade>1.0000000</defaultgrade>",
    "<penalty>0.0000000</penalty>",
    "<hidden>0</hidden>",
    `<idnumber>${escapeHtml(question.code)}</idnumber>`,
    ...answerLines(question),
    `<tags>${labelledTags(question)
      .map((tag) => `<tag>${plain(tag)}</tag>`)
      .join("")}</tags>`,
  ];
  return `  <question type="${MOODLE_TYPES[question.type]}">\n${lines.map((line) => `    ${line}\n`).join("")}  </question>\n`;
}

function categoryElement(code: string, name: string): string {
  return [
    '  <question type="category">',
    `    <category>${plain(categoryOfTopic(name))}</category>`,
    `    ${element("info", "")}`,
    `    <idnumber>${escapeHtml(code)}</idnumber>`,
    "  </question>\n",
  ].join("\n");
}

/**
 * A bank as Moodle XML. Difficulty, audience and facts become tags, the topic a category, the legal basis the last line
 * of the general feedback. Titles of documents have no place in it. Ordering needs Moodle's ordering question type.
 */
export function writeMoodleXml(bank: ExportedBank): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'];
  let topic: string | null = null;
  for (const question of bank.questions) {
    if (question.topicCode !== topic) {
      topic = question.topicCode;
      parts.push(categoryElement(topic, bank.topics.find((one) => one.code === topic)?.name ?? topic));
    }
    parts.push(questionElement(question));
  }
  return `${parts.join("")}</quiz>\n`;
}
