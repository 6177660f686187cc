import { escapeMarkdown } from "~/bank/question-text";
import { assertNever } from "~/core/verdict";
import { evenShare } from "./answer-fractions";
import { citationLine } from "./citation-line";
import type { ExportedBank, ExportedQuestion } from "./exported-bank";
import { categoryOfTopic, labelledTags } from "./foreign-tags";
import { escapeGift, giftFeedback, giftMarkdown, giftPlain } from "./gift-text";
import type { TextFormat } from "./moodle-format";
import { escapeHtml } from "./question-html";

const inComment = (text: string) => text.replace(/[\r\n]+/g, " ").replace(/\]/g, "\\]");

/** Moodle takes a prompt up to the first arrow, so an arrow of the prompt itself is written as HTML shows it. */
function giftPrompt(prompt: string, format: TextFormat): string {
  if (!prompt.includes("->")) return giftPlain(prompt, format);
  return `[html]${escapeGift(escapeHtml(prompt))}`;
}

/** A percentage at the head of an option would be taken for its weight, unless it has one. */
const weight = (words: string, percent: string) => (/^%/.test(words) ? `%${percent}%` : "");

function answerLines(question: ExportedQuestion, format: TextFormat): string[] {
  const { type, options, right, prompts, accepted } = question;
  switch (type) {
    case "true_false":
      return [right[0] === 0 ? "TRUE" : "FALSE"];
    case "single":
      return options.map((option, at) =>
        right.includes(at)
          ? `=${weight(option, "100")}${giftPlain(option, format)}`
          : `~${weight(option, "0")}${giftPlain(option, format)}`,
      );
    case "multiple": {
      const share = `%${evenShare(right.length)}%`;
      return options.map(
        (option, at) => `~${right.includes(at) ? share : weight(option, "0")}${giftPlain(option, format)}`,
      );
    }
    case "ordering":
      return options.map((option, at) => `=${at + 1} -> ${escapeGift(option)}`);
    case "matching": {
      const pairs = prompts.map(
        (prompt, at) => `=${giftPrompt(prompt, format)} -> ${escapeGift(options[right[at] ?? 0] ?? "")}`,
      );
      const extras = options.filter((_, at) => !right.includes(at));
      return [...pairs, ...extras.map((extra) => `= -> ${escapeGift(extra)}`)];
    }
    case "short_answer":
      return accepted.map((text) => `=${weight(text, "100")}${escapeGift(text)}`);
    default:
      return assertNever(type);
  }
}

/** GIFT has no ordering, and takes every arrow for a pair: the comment says what our own reader should see. */
function typeComment({ type, accepted }: ExportedQuestion): string {
  const misread =
    type === "ordering" || (type === "short_answer" && accepted.some((text) => text.includes("->")));
  return misread ? ` [type:${type}]` : "";
}

function writtenQuestion(question: ExportedQuestion): string {
  const tags = labelledTags(question).map((tag) => ` [tag:${inComment(tag)}]`);
  const stem = giftMarkdown(question.stem);
  const citation = question.citation ? `Căn cứ: ${escapeMarkdown(citationLine(question.citation))}` : "";
  const explanation = [question.explanation, citation].filter((part) => part !== "").join("\n\n");
  const lines = answerLines(question, stem.format);
  if (explanation !== "") lines.push(`####${giftFeedback(explanation, stem.format)}`);
  return [
    `// [id:${question.code}]${typeComment(question)}${tags.join("")}`,
    `::${escapeGift(question.code)}::${stem.text}{`,
    ...lines.map((line) => `\t${line}`),
    "}",
  ].join("\n");
}

/**
 * A bank as GIFT for Moodle. Difficulty, audience and facts become tags, the topic a category, the legal basis the last
 * line of the feedback. Pictures and titles of documents have no place in it.
 */
export function writeGift(bank: ExportedBank): string {
  const parts: string[] = [];
  let topic: string | null = null;
  for (const question of bank.questions) {
    if (question.topicCode !== topic) {
      topic = question.topicCode;
      const name = bank.topics.find((one) => one.code === topic)?.name ?? topic;
      parts.push(`// [topic:${inComment(topic)}]\n$CATEGORY: ${categoryOfTopic(name)}`);
    }
    parts.push(writtenQuestion(question));
  }
  return `${parts.join("\n\n")}\n`;
}
