import { isQuestionCode } from "~/bank/question";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { cleanLine } from "./clean-text";
import { readLabelledTags, splitCitation, topicOfCategory } from "./foreign-tags";
import {
  type FoundQuestion,
  MAX_QUESTIONS,
  type Note,
  type ReadFile,
  type ReadRefusal,
  type SourcePlace,
} from "./found-question";
import { readFormat, reveal } from "./gift-text";
import { lossNotes, type RichText } from "./html-text";
import { type TextFormat, textOfFormat } from "./moodle-format";
import { readGiftAnswers } from "./read-gift-answers";
import { type GiftBlock, giftBlocks } from "./read-gift-blocks";
import { note, type QuestionParts, settleQuestion } from "./settle-question";

const MAX_LETTERS = 20_000_000;
const GAP = "_____";

type QuestionBlock = Extract<GiftBlock, { kind: "question" }>;

const atLine = (line: number): SourcePlace => ({ kind: "line", line });

/** Places of positions in a block's text. */
function placesOf({ text, lines, line }: QuestionBlock): (position: number) => SourcePlace {
  return (position) => {
    let at = 0;
    for (let next = text.indexOf("\n"); next >= 0 && next < position; next = text.indexOf("\n", next + 1))
      at += 1;
    return atLine(lines[at] ?? line);
  };
}

/** Where a brace is that has no partner, or one too many; null: they pair up once. */
function brokenBrace(text: string): number | null {
  const open = text.indexOf("{");
  const close = text.indexOf("}");
  if (open < 0) return close;
  if (close < open) return close < 0 ? open : close;
  const more = text.slice(open + 1, close).indexOf("{");
  if (more >= 0) return open;
  const behind = text.slice(close + 1).search(/[{}]/);
  return behind < 0 ? null : close + 1 + behind;
}

/** A question that cannot be taken apart is kept with its words, so that a person can mend it. */
function brokenQuestion(
  block: QuestionBlock,
  { start, position }: { start: number; position: number },
  common: Partial<QuestionParts>,
): FoundQuestion {
  const place = placesOf(block)(position);
  return settleQuestion(atLine(block.line), {
    ...common,
    type: "single",
    stem: textOfFormat(reveal(block.text.slice(start)), "plain").markdown,
    notes: [note("syntax", place, reveal(block.text.slice(position)))],
  });
}

function stemOf(before: string, after: string, format: TextFormat) {
  const gap = after.trim() === "" ? "" : ` ${GAP} ${after.trim()}`;
  return textOfFormat(reveal(before.trim() + gap), format);
}

/** What title and comment say of a question. */
function headOf({ text, comment }: QuestionBlock) {
  const title = /^\s*::([\s\S]*?)::/.exec(text);
  const label = title ? cleanLine(reveal(title[1] ?? "")) : (comment.id ?? "");
  const code = comment.id !== null && isQuestionCode(comment.id) ? comment.id : null;
  const common = { ...readLabelledTags(comment.tags), label: label || null, code };
  return { common, start: title?.[0].length ?? 0 };
}

function readQuestion(block: QuestionBlock, topic: string | null): FoundQuestion | Note {
  const head = headOf(block);
  const common = { ...head.common, topic };
  const { start } = head;
  const rest = block.text.slice(start);
  if (!/[{}]/.test(rest)) {
    const words = readFormat(rest, "moodle");
    return note("text-left-over", atLine(block.line), textOfFormat(reveal(words.text), words.format).plain);
  }
  const broken = brokenBrace(rest);
  if (broken !== null) return brokenQuestion(block, { start, position: start + broken }, common);
  const [open, close] = [rest.indexOf("{"), rest.indexOf("}")];
  const { format, text } = readFormat(rest.slice(0, open), "moodle");
  const [body = "", ...general] = rest.slice(open + 1, close).split("####");
  const answers = readGiftAnswers({
    body,
    place: (position) => placesOf(block)(start + open + 1 + position),
    format,
    type: block.comment.type,
  });
  if (!answers) return brokenQuestion(block, { start, position: start + open }, common);
  const stem = stemOf(text, rest.slice(close + 1), format);
  const own = readFormat(general.join("####"), format);
  const feedback = textOfFormat(reveal(own.text), own.format);
  return settleQuestion(atLine(block.line), {
    ...common,
    ...answers,
    ...splitCitation(feedback.markdown),
    stem: stem.markdown,
    notes: [...answers.notes, ...textNotes([stem, feedback], atLine(block.line))],
  });
}

/** What was lost of stem and feedback; GIFT names pictures that it does not hold. */
function textNotes(texts: readonly RichText[], place: SourcePlace): Note[] {
  const pictures = texts.flatMap((text) => text.pictures).map((one) => one.alt || one.source.slice(0, 60));
  return [
    ...texts.flatMap((text) => lossNotes(text, "markdown", place)),
    ...(pictures.length > 0 ? [note("picture-dropped", place, pictures.join(", "))] : []),
  ];
}

/**
 * Questions of a GIFT text. More forgiving than Moodle: a broken question is kept as a note at its line, and an equals
 * sign in a stem needs no quoting. Pictures are only named in GIFT and so never come along.
 */
export function readGift(text: string): Verdict<{ file: ReadFile }, ReadRefusal> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_LETTERS) return refuse("too-large");
  const blocks = giftBlocks(text.replace(/^\uFEFF/, ""));
  if (blocks.filter((block) => block.kind === "question").length > MAX_QUESTIONS)
    return refuse("too-many-questions");
  const file: ReadFile = { questions: [], pictures: [], documents: [], topics: [], notes: [] };
  let topic: string | null = null;
  for (const block of blocks) {
    if (block.kind === "category") {
      const name = topicOfCategory(reveal(block.path));
      const code = block.comment.topic ?? "";
      topic = code || name;
      if (name !== null && !file.topics.some((one) => one.code === code && one.name === name)) {
        file.topics.push({ code, name });
      }
      continue;
    }
    const found = readQuestion(block, topic);
    if ("stem" in found) file.questions.push(found);
    else file.notes.push(found);
  }
  return file.questions.length === 0 ? refuse("no-questions") : accept({ file });
}
