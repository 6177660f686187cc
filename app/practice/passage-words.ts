import { searchKey, toNfc } from "~/core/text";

/**
 * The words of a text with their places, as the search reads them. `bare`: without accents and letter case. A document number
 * ("08-NQ/TU"), a date and a figure ("36.525", "80%") are one word each; a span of years is two.
 */
export type Word = {
  kind: "word" | "number" | "figure";
  bare: string;
  /** With accents, in lower case. */
  exact: string;
  /** Half-open, in UTF-16 units of the text in NFC. */
  start: number;
  end: number;
};

const PARTS = /[\p{L}\p{N}]+(?:[/.,\-–][\p{L}\p{N}]+)*(?:\s?%)?/gu;
const SPAN = /^\p{N}+[-–]\p{N}+$/u;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;

/** "05/04/2023" and "5/4/2023" are one date, "08-NQ/TU" and "8-NQ/TU" one number. */
const withoutZeros = (text: string) => text.replace(/(?<![\d.,])0+(?=\d)/g, "");

/** A figure as it is compared: "36.525" → "36525", "80 %" → "80%", "1,28%" stays. */
function figureOf(text: string): string {
  const [, digits = "", percent = ""] = /^([\d.,]+)\s?(%?)$/.exec(text) ?? [];
  return `${withoutZeros(THOUSANDS.test(digits) ? digits.replaceAll(".", "") : digits)}${percent}`;
}

// Vietnamese has some seven thousand syllables: the bare form of each is worked out once.
const bareForms = new Map<string, string>();
const MOST_FORMS = 20_000;

function bareOf(exact: string): string {
  const known = bareForms.get(exact);
  if (known !== undefined) return known;
  if (bareForms.size >= MOST_FORMS) bareForms.clear();
  const bare = searchKey(exact);
  bareForms.set(exact, bare);
  return bare;
}

function wordAt(text: string, start: number): Word {
  const exact = text.toLowerCase();
  const bare = bareOf(exact);
  const place = { exact, start, end: start + text.length };
  if (/^[\d.,]+\s?%?$/.test(bare)) return { kind: "figure", bare: figureOf(bare), ...place };
  if (/\d/.test(bare) && /[/-]/.test(bare)) {
    return { kind: "number", bare: withoutZeros(bare.replaceAll("–", "-")), ...place };
  }
  return { kind: "word", bare, ...place };
}

/** All words of the text in their order; the text is in NFC. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(PARTS)) {
    const [whole] = match;
    const isOne = /\p{N}/u.test(whole) && !SPAN.test(whole);
    if (isOne) {
      words.push(wordAt(whole, match.index));
      continue;
    }
    for (const part of whole.matchAll(/[\p{L}\p{N}]+/gu)) {
      words.push(wordAt(part[0], match.index + part.index));
    }
  }
  return joinPercent(words);
}

/** "80 phần trăm" is "80%". */
function joinPercent(words: Word[]): Word[] {
  return words.flatMap((word, at) => {
    const [next, after] = [words[at + 1], words[at + 2]];
    const isPercent = (one: Word | undefined, other: Word | undefined) =>
      one?.bare === "phan" && other?.bare === "tram";
    if (word.kind === "figure" && !word.bare.endsWith("%") && isPercent(next, after)) {
      return [{ ...word, bare: `${word.bare}%`, end: after?.end ?? word.end }];
    }
    const before = words[at - 1];
    if (before?.kind === "figure" && isPercent(word, next)) return [];
    if (words[at - 2]?.kind === "figure" && isPercent(before, word)) return [];
    return [word];
  });
}

/** What a document number can be called by: "118/2025/nd-cp" → "118", "118/2025", "118/2025/nd", "118/2025/nd-cp". */
export function callNames(number: string): string[] {
  const ends = [...number.matchAll(/[/-]/g)].map((match) => match.index);
  return [...ends, number.length].map((end) => number.slice(0, end));
}

/** Text as the search reads it: one line, NFC. */
export function asLine(text: string): string {
  return toNfc(text).replace(/\s+/g, " ").trim();
}
