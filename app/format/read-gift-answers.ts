import { readMultipleFractions, readSingleFractions } from "./answer-fractions";
import { cleanLine } from "./clean-text";
import type { Note, SourcePlace } from "./found-question";
import { readFormat, reveal } from "./gift-text";
import { lossNotes } from "./html-text";
import { type TextFormat, textOfFormat } from "./moodle-format";
import { note, type QuestionParts } from "./settle-question";

/** What stands between the braces of a GIFT question. `place` says where a position of the text stands. */
export type GiftAnswers = {
  body: string;
  place: (position: number) => SourcePlace;
  format: TextFormat;
  /** Of the comment above: what GIFT has no form for. */
  type: string | null;
};

type Piece = {
  sign: "=" | "~";
  percent: number | null;
  /** Without the percentage. */
  text: string;
  /** All words before the feedback: a prompt has no percentage, only words like one. */
  whole: string;
  feedback: string;
  place: SourcePlace;
};

type Answered = Pick<QuestionParts, "type" | "options" | "prompts" | "right" | "accepted"> & {
  notes: Note[];
};

/** Takes `=right~wrong#feedback` apart; null when words stand before the first sign. */
function piecesOf({ body, place, format }: GiftAnswers): Piece[] | null {
  const first = body.search(/[=~]/);
  if (first < 0 || body.slice(0, first).trim() !== "") return null;
  return [...body.matchAll(/([=~])([^=~]*)/g)].map((match) => {
    const [, sign, rest = ""] = match;
    const weight = /^\s*%\s*(-?\d+(?:[.,]\d+)?)\s*%/.exec(rest);
    const words = weight ? rest.slice(weight[0].length) : rest;
    const [text = "", ...feedback] = words.split("#");
    return {
      sign: sign === "=" ? "=" : "~",
      percent: weight ? Number(weight[1]?.replace(",", ".")) : null,
      text,
      whole: rest.split("#")[0] ?? "",
      feedback: textOfFormat(reveal(feedback.join("#")), format).plain,
      place: place(match.index),
    };
  });
}

const feedbackNotes = (pieces: readonly Piece[]): Note[] =>
  pieces.filter((one) => one.feedback !== "").map((one) => note("text-left-over", one.place, one.feedback));

function plainOption(text: string, format: TextFormat, place: SourcePlace, notes: Note[]): string {
  const own = readFormat(text, format);
  const rich = textOfFormat(reveal(own.text), own.format);
  notes.push(...lossNotes(rich, "plain", place));
  return rich.plain;
}

function readChoice(pieces: readonly Piece[], answers: GiftAnswers): Answered {
  const notes = feedbackNotes(pieces);
  const single = pieces.some((one) => one.sign === "=");
  const fractions = pieces.map((one) => one.percent ?? (one.sign === "=" ? 100 : 0));
  const { right, partial, several } = single
    ? readSingleFractions(fractions)
    : readMultipleFractions(fractions);
  if (partial) notes.push(note("partial-credit-dropped", answers.place(0)));
  if (several) notes.push(note("key-several", answers.place(0)));
  const options = pieces.map((one) => plainOption(one.text, answers.format, one.place, notes));
  return { type: single && !several ? "single" : "multiple", options, right, notes };
}

function readPairs(pieces: readonly Piece[], answers: GiftAnswers): Answered {
  const notes: Note[] = feedbackNotes(pieces);
  const prompts: string[] = [];
  const options: string[] = [];
  const right: number[] = [];
  for (const piece of pieces) {
    const arrow = piece.whole.indexOf("->");
    if (arrow < 0) notes.push(note("syntax", piece.place, reveal(piece.whole)));
    const option = cleanLine(reveal(arrow < 0 ? piece.whole : piece.whole.slice(arrow + 2)));
    const prompt =
      arrow < 0 ? "" : plainOption(piece.whole.slice(0, arrow), answers.format, piece.place, notes);
    const known = options.indexOf(option);
    const index = known >= 0 ? known : options.push(option) - 1;
    if (prompt === "") continue;
    prompts.push(prompt);
    right.push(index);
  }
  if (answers.type !== "ordering") return { type: "matching", prompts, options, right, notes };
  // Our own file: the position is the prompt, its item the match.
  const order = prompts.map((_, at) => at).sort((a, b) => Number(prompts[a]) - Number(prompts[b]));
  return { type: "ordering", options, right: order.map((at) => right[at] ?? 0), notes };
}

function readShort(pieces: readonly Piece[]): Answered {
  const notes = feedbackNotes(pieces);
  const full = pieces.filter((one) => (one.percent ?? 100) >= 99.9);
  for (const piece of pieces) {
    if (!full.includes(piece)) {
      notes.push(note("partial-credit-dropped", piece.place, reveal(piece.text)));
    }
  }
  const accepted = full.map((one) => cleanLine(reveal(one.text))).filter((text) => text !== "");
  return { type: "short_answer", accepted, notes };
}

/** `{#3}`, `{#3:0.5}`, `{#1..5}`, `{#=3:0 =%50%4:1}`: a number as a short answer; how far off it may be is lost. */
function readNumber({ body, place }: GiftAnswers): Answered {
  const notes = [note("type-guessed", place(0), `numerical ${body.replace(/^\s*#/, "")}`)];
  const parts = body.replace(/^\s*#/, "").split(/[=~]/);
  const accepted = parts.flatMap((part) => {
    const weight = /^\s*%\s*(-?[\d.]+)\s*%/.exec(part);
    const value = cleanLine((weight ? part.slice(weight[0].length) : part).split("#")[0] ?? "");
    if (value === "") return [];
    if (weight && Number(weight[1]) < 99.9) {
      notes.push(note("partial-credit-dropped", place(0), part));
      return [];
    }
    const [, low, high] = /^(-?[\d.]*\d)\s*\.\.\s*(-?[\d.]+)$/.exec(value) ?? [];
    if (low !== undefined && low !== high) return [];
    // A quoted colon is set aside; a bare one parts the number from its tolerance.
    return [(low ?? value.split(":")[0] ?? "").trim()];
  });
  return { type: "short_answer", accepted, notes };
}

const TRUE = /^(?:t|true|đ|đúng)$/i;
const FALSE = /^(?:f|false|s|sai)$/i;

/** What the braces say, or null when they say nothing that GIFT knows. */
export function readGiftAnswers(answers: GiftAnswers): Answered | null {
  const { body, place } = answers;
  if (body.trim() === "")
    return { type: "short_answer", notes: [note("type-unsupported", place(0), "essay")] };
  if (/^\s*#/.test(body)) return readNumber(answers);
  const [words = "", ...feedback] = body.split("#");
  const word = cleanLine(words);
  if (TRUE.test(word) || FALSE.test(word)) {
    const notes = feedback
      .map((text) => textOfFormat(reveal(text), answers.format).plain)
      .filter((text) => text !== "")
      .map((text) => note("text-left-over", place(0), text));
    return { type: "true_false", options: ["Đúng", "Sai"], right: [TRUE.test(word) ? 0 : 1], notes };
  }
  if (!/[=~]/.test(body)) return readShort(piecesOf({ ...answers, body: `=${body}` }) ?? []);
  const pieces = piecesOf(answers);
  if (!pieces) return null;
  if (pieces.some((one) => one.sign === "~")) return readChoice(pieces, answers);
  if (answers.type !== "short_answer" && pieces.some((one) => one.text.includes("->"))) {
    return readPairs(pieces, answers);
  }
  return readShort(pieces);
}
