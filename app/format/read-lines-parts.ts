import { type Draft, newPart, type Part, partsOf } from "./read-lines-draft";
import { bulletEnd, isNextLetter, keySigns, type OptionMarker, optionMarker } from "./read-lines-label";
import { firstOptionBehind, type OptionOnLine, optionsBehind, optionsOfLine } from "./read-lines-split";
import { note } from "./settle-question";
import { markAt, type SourceLine, type Span, sliceSpans, textOf, trimSpans } from "./source-line";

const MAX_PARTS = 400;
const MAX_PIECES = 400;

/** Whether a question has so many lines that it is no question any more. */
export function isFull({ parts }: Draft): boolean {
  return parts.length >= MAX_PARTS || (parts.at(-1)?.spans.length ?? 0) >= MAX_PIECES;
}

const lastOf = (draft: Draft) => draft.parts.at(-1);

export function lastLetter(draft: Draft): string | null {
  return partsOf(draft, "letter").at(-1)?.sign ?? null;
}

function optionPart(
  spans: readonly Span[],
  marker: OptionMarker,
  place: Part["place"],
  exact: boolean,
): Part {
  const words = trimSpans(sliceSpans(spans, marker.end));
  const signs = exact ? null : keySigns(textOf(words));
  return newPart("letter", signs ? trimSpans(sliceSpans(words, signs.from, signs.to)) : words, place, {
    sign: marker.letter,
    signMark: markAt(spans, marker.at),
    whole: trimSpans(spans),
    signed: !exact && (marker.signed || signs?.signed === true),
    wrong: signs?.wrong === true,
  });
}

function addOptions(draft: Draft, line: SourceLine, options: readonly OptionOnLine[]): void {
  for (const [at, { from, marker }] of options.entries()) {
    const spans = sliceSpans(line.spans, from, options[at + 1]?.from);
    const shifted = { ...marker, at: marker.at - from, end: marker.end - from };
    const before = lastLetter(draft);
    if (!isNextLetter(marker.letter, before)) {
      draft.notes.push(note("option-letters-out-of-order", line.place, textOf(spans)));
    }
    draft.parts.push(optionPart(spans, shifted, line.place, draft.exact));
  }
  draft.open = null;
}

/** Whether the line can be an option of the question: its letter follows, or options have begun and it is no explanation. */
export function fitsAsOption(draft: Draft, text: string, marker: OptionMarker): boolean {
  const before = lastLetter(draft);
  if (draft.open === "explanation" && before !== null) return false;
  if (isNextLetter(marker.letter, before)) return true;
  if (before !== null) return draft.said.size === 0 && (marker.letter !== "a" || marker.signed);
  return optionsOfLine(text, marker).length > 1 || stemHoldsFirst(draft, marker);
}

function stemHoldsFirst(draft: Draft, marker: OptionMarker): boolean {
  const last = lastOf(draft);
  return last?.kind === "text" && firstOptionBehind(textOf(last.spans), marker) !== null;
}

/** Takes "A. …" that stands behind the stem on the stem's own line. */
function splitStem(draft: Draft, marker: OptionMarker): void {
  const last = lastOf(draft);
  const first =
    last?.kind === "text" && lastLetter(draft) === null && firstOptionBehind(textOf(last.spans), marker);
  if (!last || !first) return;
  const line: SourceLine = {
    place: last.place,
    spans: last.spans,
    auto: null,
    pictures: [],
    notes: [],
    role: null,
    continues: false,
  };
  last.spans = trimSpans(sliceSpans(line.spans, 0, first.from));
  addOptions(draft, line, [first]);
}

/** Takes a line of one or more options. */
export function addOptionLine(draft: Draft, line: SourceLine, marker: OptionMarker): void {
  splitStem(draft, marker);
  const options = draft.exact ? [{ from: 0, marker }] : optionsOfLine(textOf(line.spans), marker);
  addOptions(draft, line, options);
}

/** Takes words of the stem, and the options behind them on the same line. */
export function addStemText(draft: Draft, line: SourceLine, from: number, glue: Part["glue"]): void {
  const text = textOf(line.spans);
  const options = optionsBehind(text.slice(from));
  const shifted = (options ?? []).map(({ from: at, marker }) => ({
    from: at + from,
    marker: { ...marker, at: marker.at + from, end: marker.end + from },
  }));
  const spans = trimSpans(sliceSpans(line.spans, from, shifted[0]?.from));
  if (spans.length > 0) draft.parts.push(newPart("text", spans, line.place, { glue }));
  if (shifted.length > 0) addOptions(draft, line, shifted);
}

const TRUTHS = /^\s*(?:[-–•*+☐□]\s*)?(đúng|sai)\s*[.!]?\s*$/iu;
const BOTH_TRUTHS =
  /^([\s☐□☑☒√✓✔*]*đúng[\s.√✓✔xX*]*?)(?:\t+|\s{2,}|\s*[/|]\s*|(?=[☐□☑☒]))([\s☐□☑☒√✓✔*]*sai[\s.√✓✔xX*]*)$/iu;

/** "Đúng" and "Sai" as options without letters, on one line or two. False: the line is none. */
export function addTruths(draft: Draft, line: SourceLine): boolean {
  const text = textOf(line.spans);
  if (text.length > 60) return false;
  const before = partsOf(draft, "letter");
  if (before.length > 1 || before.some((part) => part.signMark !== null)) return false;
  const both = BOTH_TRUTHS.exec(text);
  const cut = both ? (both[1] ?? "").length : text.length;
  const pieces = both ? [sliceSpans(line.spans, 0, cut), sliceSpans(line.spans, cut)] : [line.spans];
  const parts = pieces.map((piece) => {
    const whole = trimSpans(sliceSpans(piece, both ? 0 : (bulletEnd(textOf(piece)) ?? 0)));
    const signs = keySigns(textOf(whole).replace(/^[/|]/, " "));
    return newPart("letter", trimSpans(sliceSpans(whole, signs.from, signs.to)), line.place, {
      whole: trimSpans(piece),
      signed: signs.signed,
    });
  });
  if (!parts.every((part) => TRUTHS.test(textOf(part.spans)))) return false;
  for (const [at, part] of parts.entries()) {
    draft.parts.push({ ...part, sign: "ab".charAt(before.length + at) });
  }
  draft.open = null;
  return true;
}

/** Takes a numbered line or one with a bullet: an item of the stem, an option, a prompt; the whole question decides. */
export function addItem(
  draft: Draft,
  line: SourceLine,
  kind: "number" | "bullet",
  end: number,
  sign: string | null,
): void {
  const words = trimSpans(sliceSpans(line.spans, end));
  const signs = keySigns(textOf(words));
  draft.parts.push(
    newPart(kind, trimSpans(sliceSpans(words, signs.from, signs.to)), line.place, {
      sign,
      signMark: kind === "number" ? markAt(line.spans, textOf(line.spans).search(/\d/)) : null,
      whole: trimSpans(line.spans),
      signed: signs.signed,
      wrong: signs.wrong,
      level: line.auto?.level ?? 0,
    }),
  );
}

/** Adds words to the option, the item or the paragraph before them. */
export function continueLast(draft: Draft, spans: readonly Span[], glue: Part["glue"]): void {
  const last = lastOf(draft);
  if (!last) return;
  const gap = { text: glue === "break" ? "\n" : " ", mark: last.spans.at(-1)?.mark ?? { ...markAt([], 0) } };
  const words = trimSpans(spans);
  if (last.kind === "text") {
    last.spans = [...last.spans, gap, ...words];
    return;
  }
  const signs = keySigns(textOf(words));
  last.spans = [...last.spans, { ...gap, text: " " }, ...sliceSpans(words, 0, signs.to)];
  last.whole = [...last.whole, { ...gap, text: " " }, ...words];
  last.signed ||= signs.signed;
}

/** The marker of an option as it counts for this question; null: the line is none of its options. */
export function optionOf(draft: Draft | null, text: string): OptionMarker | null {
  const marker = draft && optionMarker(text);
  return draft && marker && fitsAsOption(draft, text, marker) ? marker : null;
}
