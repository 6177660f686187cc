import { isNextLetter, type OptionMarker, optionMarker } from "./read-lines-label";

/** Options that share a line: where each begins, with its marker as positions of the whole line. */
export type OptionOnLine = { from: number; marker: OptionMarker };

const GAP = /\t+ *| {2,}| /g;
const LAW_WORDS = /(?:điểm|khoản|điều|mục|nhóm|loại|hạng|phụ lục|bảng|cột|phương án|câu|ý)$/iu;
const MAX_LINE = 20_000;

type Candidate = OptionOnLine & { wide: boolean };

/** Every place where an option could begin behind a gap of the line. */
function candidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const gap of text.matchAll(GAP)) {
    const from = gap.index + gap[0].length;
    if (gap.index === 0 || !/^[([*√✓✔✅☑☒☐□xXA-Ia-iđĐ]/u.test(text.slice(from, from + 2))) continue;
    const marker = optionMarker(text.slice(from, from + 80));
    if (!marker) continue;
    const shifted = { ...marker, at: marker.at + from, end: marker.end + from };
    const wide = gap[0] !== " ";
    const spaced = marker.stop !== "-" && (wide || /\s$/.test(text.slice(from, shifted.end)));
    if (spaced && (wide || !LAW_WORDS.test(text.slice(Math.max(0, gap.index - 12), gap.index)))) {
      found.push({ from, marker: shifted, wide });
    }
  }
  return found;
}

const alike = (one: OptionMarker, other: OptionMarker) =>
  one.capital === other.capital && (one.stop === other.stop || one.signed || other.signed);

/** The longest row of letters that follow each other, beginning behind `first`. */
function followers(first: OptionMarker, rest: readonly Candidate[]): Candidate[] {
  const row: Candidate[] = [];
  let last = first;
  for (const one of rest) {
    if (one.from <= last.at || !isNextLetter(one.marker.letter, last.letter) || !alike(one.marker, last))
      continue;
    row.push(one);
    last = one.marker;
  }
  return row;
}

/**
 * The options on a line that begins with one: "A. …    B. …", also "A. … B. … C. …" with single spaces, as long as the
 * letters follow each other.
 */
export function optionsOfLine(text: string, first: OptionMarker): OptionOnLine[] {
  const start = { from: 0, marker: first };
  return text.length > MAX_LINE ? [start] : [start, ...followers(first, candidates(text))];
}

/** Options behind the words of a question on the same line; null: none. Single spaces need three letters in a row. */
export function optionsBehind(text: string): OptionOnLine[] | null {
  if (text.length > MAX_LINE) return null;
  const all = candidates(text);
  for (const [at, first] of all.entries()) {
    if (first.marker.letter !== "a") continue;
    const row = [first, ...followers(first.marker, all.slice(at + 1))];
    if (row.length >= 3 || (row.length === 2 && row.every((one) => one.wide))) return row;
  }
  return null;
}

/** Where "A." begins at the end of a stem whose options go on below with "B."; null: nowhere. */
export function firstOptionBehind(text: string, next: OptionMarker): OptionOnLine | null {
  if (text.length > MAX_LINE) return null;
  const fitting = candidates(text).filter(
    ({ marker }) => marker.letter === "a" && alike(marker, next) && next.letter === "b",
  );
  return fitting.at(-1) ?? null;
}
