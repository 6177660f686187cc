import { folded, isInCapitals } from "./source-line";

/*
 * The signs at the head of a line: "Câu 12:", "3.", "A.", "I.", "Đáp án:". Every function takes the text of a line and
 * says where the words behind the sign begin; whether it counts there is for the reader of lines to decide.
 */

export type Label = {
  /** As written, without punctuation: "12". Null: "Câu hỏi:" without a number. */
  label: string | null;
  number: number | null;
  /** Words in brackets between number and colon: "Nhận biết", "0,5 điểm". */
  aside: string | null;
  /** Position of the words behind. */
  end: number;
};

const QUESTION =
  /^[\s\-–•*#>]*(?:cau hoi|cau|question)(?: so| thu)?(?:\s*(\d{1,5}))?(\s*(?:\([^()]{1,60}\)|\[[^[\]]{1,60}\]))?(\s*[:.)/\-–]+\s*|\s+|$)/;

/** "Câu 1:", "Câu 01.", "Câu hỏi 1)", "Câu 1 (Nhận biết):", "Câu 1" alone; null: none of them. */
export function questionLabel(text: string): Label | null {
  if (!/^[\s\-–•*#>]*[cq]/i.test(text.slice(0, 40))) return null;
  const match = QUESTION.exec(folded(text.slice(0, 200)));
  if (!match) return null;
  const [whole, digits, aside = "", stop = ""] = match;
  const rest = text.slice(whole.length);
  const punctuated = /[:.)/\-–]/.test(stop);
  if (digits === undefined && !/^[^:]*:/.test(whole)) return null;
  // "Câu 1 và câu 2 dựa vào …" speaks of questions; "Câu 1 Cơ quan nào …" is one.
  if (!punctuated && rest.trim() !== "" && !/^[\p{Lu}\d"“‘(]/u.test(rest)) return null;
  if (digits === undefined && aside !== "") return null;
  const start = whole.length - stop.length - aside.length;
  const words = text
    .slice(start, start + aside.length)
    .trim()
    .slice(1, -1);
  return {
    label: digits ?? null,
    number: digits === undefined ? null : Number(digits),
    aside: words.trim() || null,
    end: whole.length,
  };
}

const NUMBER = /^\s*(?:(\d{1,4})\s?[.)/:]|\((\d{1,3})\))(?!\d)\s*/;

/** "1.", "1)", "1/", "1:", "(1)" at the head of a line. */
export function numberLabel(text: string): { number: number; bracketed: boolean; end: number } | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  return { number: Number(match[1] ?? match[2]), bracketed: match[1] === undefined, end: match[0].length };
}

export type OptionMarker = {
  /** As written, small: "a". */
  letter: string;
  capital: boolean;
  /** What parts letter and words: ".", ")", "/", ":", "-". */
  stop: string;
  /** A sign of the key stands beside the letter. */
  signed: boolean;
  /** Position of the letter and of the words behind. */
  at: number;
  end: number;
};

const SIGN = String.raw`(?:\*+|√|✓|✔|✅|☑|☒|🗹|\[\s?[xX✓√]\s?\]|\(\s?[xX✓√*]\s?\))`;
const NO_SIGN = String.raw`(?:☐|□|❏|\[\s?\])`;
const OPTION = new RegExp(
  String.raw`^(\s*(?:[-+•]\s+)?)(?:(${SIGN}|[xX](?=\s))|${NO_SIGN})?\s*(?:\(([A-Ia-iĐđ])\)|([A-Ia-iĐđ])\s?(\*?)\s?([.):/]|[-–](?=\s)))(\s*)(?:(${SIGN})\s*|${NO_SIGN}\s*)?`,
  "u",
);

/** "A.", "a)", "a/", "(A)", "A .", "A:", "*A.", "[x] A.", "A. (x)" at the head of a text. */
export function optionMarker(text: string): OptionMarker | null {
  const match = OPTION.exec(text.slice(0, 80));
  if (!match) return null;
  const [whole, , before, bracketed, bare, star, stop = ")", gap = "", behind] = match;
  const sign = bracketed ?? bare ?? "";
  const next = text.charAt(whole.length);
  // "a/b" and "e:f" are words; "A.Chính phủ" and "a)theo" are options.
  if (gap === "" && behind === undefined && /[/:]/.test(stop) && !/^(?:\p{Lu}|\d|$)/u.test(next)) return null;
  if (
    gap === "" &&
    stop === "." &&
    sign === sign.toLowerCase() &&
    /^\p{Ll}$/u.test(next) &&
    /^[a-iđ]\.[a-z]\./u.test(whole + next + text.charAt(whole.length + 1))
  )
    return null;
  return {
    letter: sign.toLowerCase(),
    capital: sign !== sign.toLowerCase(),
    stop,
    signed: before !== undefined || star === "*" || behind !== undefined,
    at: whole.indexOf(sign, (match[1] ?? "").length + (before ?? "").length),
    end: whole.length,
  };
}

const LEADING_SIGN = new RegExp(String.raw`^\s*(?:(${SIGN})|${NO_SIGN})\s*`, "u");
const TRAILING_SIGN =
  /(?:\s*(?:\*+|√|✓|✔|✅|☑|☒|\(\s?(?:Đ|đ|đúng|Đúng|ĐÚNG|x|X|\*|√|✓)\s?\)|\[\s?(?:x|X|Đ|đúng|Đúng|✓|√)\s?\])|(?:\t| {2,})[xX])\s*[.;]?\s*$/u;
const TRAILING_WRONG = /\s*(?:\(\s?(?:S|Sai|SAI)\s?\)|\[\s?\]|☐|□)\s*$/u;

/** Signs of the key around the words of an option that has no letter, and behind any: where the words are, and whether they are signed. */
export function keySigns(text: string): { from: number; to: number; signed: boolean; wrong: boolean } {
  const leading = LEADING_SIGN.exec(text);
  const from = leading && leading[0].length < text.length ? leading[0].length : 0;
  const tail = text.slice(-40);
  const trailing = TRAILING_SIGN.exec(tail) ?? TRAILING_WRONG.exec(tail);
  const to = trailing ? text.length - tail.length + trailing.index : text.length;
  const hasWords = to > from;
  return {
    from: hasWords ? from : 0,
    to: hasWords ? to : text.length,
    signed: hasWords && (leading?.[1] !== undefined || TRAILING_SIGN.test(tail)),
    wrong: hasWords && trailing !== null && TRAILING_WRONG.test(tail) && !TRAILING_SIGN.test(tail),
  };
}

/** The letter that follows in a list; "đ" stands between "d" and "e" in lists of Vietnamese law. */
export function isNextLetter(letter: string, before: string | null): boolean {
  if (before === null) return letter === "a";
  if (before === "đ") return letter === "e";
  return letter.charCodeAt(0) === before.charCodeAt(0) + 1 || (before === "d" && letter === "đ");
}

const BULLET = /^\s*[-–—•●○▪■□❏+*·]\s+/u;

/** A typed bullet; null: none. */
export function bulletEnd(text: string): number | null {
  return BULLET.exec(text)?.[0].length ?? null;
}

const ROMAN = /^\s*([IVX]{1,5})\s?[.):\-–]\s+\S/;

/** "I. …", "IV) …", and "A. PHẦN CHUNG" in capitals. */
export function romanLabel(text: string): number | null {
  const match = ROMAN.exec(text);
  return match ? match[0].length - 1 : null;
}

/** "A. PHẦN CHUNG": a letter before words in capitals, as parts of a paper are headed. */
export function isLetteredHeading(text: string): boolean {
  const match = /^\s*[A-H]\s?[.)]\s*(.{4,})$/u.exec(text);
  return match !== null && isInCapitals(match[1] ?? "");
}
