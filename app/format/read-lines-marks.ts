import type { Part } from "./read-lines-draft";
import type { Mark, Span } from "./source-line";

/** The manners in which people mark the right option. */
export const MANNERS = ["bold", "underline", "highlight", "red", "color"] as const;
export type Manner = (typeof MANNERS)[number];

/** Clearly red to the eye: red stands far above green and blue. */
export function isReddish(color: string | null): boolean {
  const match = /^([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/i.exec(color ?? "");
  if (!match) return false;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red >= 140 && red - Math.max(green, blue) >= 80;
}

const isOrdinary = (color: string | null) =>
  color === null || /^(?:0{6}|1F1F1F|222222|262626|333333)$/i.test(color);

const HAS: Record<Exclude<Manner, "color">, (mark: Mark) => boolean> = {
  bold: (mark) => mark.bold,
  underline: (mark) => mark.underline,
  highlight: (mark) => mark.highlight,
  red: (mark) => isReddish(mark.color),
};

/** Nearly all letters of the words look so; a full stop or a forgotten word does not count. */
function mostly(spans: readonly Span[], test: (mark: Mark) => boolean): boolean {
  let all = 0;
  let fitting = 0;
  for (const { text, mark } of spans) {
    const letters = text.replace(/\s/g, "").length;
    all += letters;
    if (test(mark)) fitting += letters;
  }
  return all > 0 && fitting / all >= 0.75;
}

function indexesWhere<T>(items: readonly T[], test: (item: T) => boolean): number[] {
  return items.flatMap((item, at) => (test(item) ? [at] : []));
}

/** A manner that marks every option, or none, marks nothing. */
const tells = (indexes: readonly number[], count: number) => indexes.length > 0 && indexes.length < count;

/** The options that a manner sets apart, by their words or else by their letters alone. */
function markedBy(options: readonly Part[], test: (mark: Mark) => boolean): number[] {
  const byWords = indexesWhere(options, (option) => mostly(option.spans, test));
  if (tells(byWords, options.length)) return byWords;
  const byLetter = indexesWhere(options, ({ signMark }) => signMark !== null && test(signMark));
  return byWords.length === 0 && tells(byLetter, options.length) ? byLetter : [];
}

/** One option in a colour of its own among others of one colour. */
function oddColour(options: readonly Part[]): number[] {
  const colourOf = ({ spans }: Part) => {
    const color = spans.find((span) => span.text.trim() !== "")?.mark.color ?? null;
    return isOrdinary(color) || !mostly(spans, (mark) => mark.color === color) ? "" : (color ?? "");
  };
  const colours = options.map(colourOf);
  if (options.length < 3 || colours.some((color) => isReddish(color))) return [];
  const rare = [...new Set(colours)].filter((color) => colours.filter((one) => one === color).length === 1);
  return new Set(colours).size === 2 && rare.length === 1 ? [colours.indexOf(rare[0] ?? "")] : [];
}

/** What the look of the options says about the key. `contradictory`: one manner says this, another that. */
export type MarkedKey = { right: number[]; manners: Manner[]; contradictory: boolean };

/** Reads the key out of bold, underlined, highlighted, red or otherwise coloured options. */
export function markedKey(options: readonly Part[]): MarkedKey {
  const found = MANNERS.map((manner) => ({
    manner,
    right: manner === "color" ? oddColour(options) : markedBy(options, HAS[manner]),
  })).filter(({ right }) => right.length > 0);
  const sets = new Set(found.map(({ right }) => right.join()));
  return {
    right: found[0]?.right ?? [],
    manners: found.map(({ manner }) => manner),
    contradictory: sets.size > 1,
  };
}

/** Stars, crosses and "(Đ)". With "(S)" behind the others a sign says so of every option. */
export function signedKey(options: readonly Part[]): number[] {
  return indexesWhere(options, (option) => option.signed);
}
