import { type Draft, type Part, partsOf } from "./read-lines-draft";
import { readWrittenKey } from "./read-lines-key";
import { plainOfSpans } from "./read-lines-markdown";
import { markedKey } from "./read-lines-marks";
import { folded, textOf } from "./source-line";

/** What of a question is its stem, its prompts and its options. `guessed`: nothing but its look says so. */
export type Shape = { stem: Part[]; prompts: Part[]; options: Part[]; guessed: boolean };

export const plainOfPart = (part: Part): string => plainOfSpans(part.spans);

const stemWords = (parts: readonly Part[]) => folded(parts.map(plainOfPart).join(" "));

/** Whether the stem asks to put things in order. */
export function asksForOrder(stem: readonly Part[]): boolean {
  return /(?:^|[^a-z])sap xep|thu tu (?:dung|cac buoc)|trinh tu dung/.test(stemWords(stem));
}

function asksForPairs(stem: readonly Part[]): boolean {
  return /(?:^|[^a-z])(?:noi |ghep |ket noi |noi cot|tuong ung)/.test(stemWords(stem));
}

/** Signs of options as a key names them: "a", "b" … also for options that have none. */
export function signsOfOptions(options: readonly Part[]): string[] {
  return options.map((option, at) => option.sign ?? "abcdefghijklmnop".charAt(at));
}

/** Whether the words of a key can speak of these options. */
function keySpeaksOf(options: readonly Part[], key: string): boolean {
  const read = readWrittenKey(key, {
    signs: signsOfOptions(options),
    texts: options.map(plainOfPart),
    prompts: [],
  });
  return read.kind === "options" || /^\s*[([]?[a-i][)\]]?(?:\s*[,;-]\s*[a-i])*[.\s]*$/iu.test(key);
}

const isMarked = (options: readonly Part[]) =>
  options.some((option) => option.signed) || markedKey(options).right.length > 0;

/** The last parts, when all of them are of one kind. */
function tailOf(parts: readonly Part[], kind: Part["kind"]): { stem: Part[]; tail: Part[] } {
  const first = parts.findIndex((part) => part.kind === kind);
  const tail = first < 0 ? [] : parts.slice(first);
  const whole = tail.length >= 2 && tail.every((part) => part.kind === kind);
  return whole ? { stem: parts.slice(0, first), tail } : { stem: [...parts], tail: [] };
}

/** Options by letters; numbered lines before them are prompts when the question pairs them. */
function byLetters(draft: Draft, key: string | null): Shape {
  const first = draft.parts.findIndex((part) => part.kind === "letter");
  const before = draft.parts.slice(0, first);
  const options = partsOf(draft, "letter");
  const numbers = before.filter((part) => part.kind === "number");
  const prompts = numbers.map((part) => part.sign ?? "");
  const read =
    key === null ? null : readWrittenKey(key, { signs: signsOfOptions(options), texts: [], prompts });
  const pairs =
    numbers.length >= 2 && !draft.exact && (read?.kind === "pairs" || (key === null && asksForPairs(before)));
  return {
    stem: pairs ? before.filter((part) => part.kind !== "number") : before,
    prompts: pairs ? numbers : [],
    options,
    guessed: false,
  };
}

const MAX_OPTIONS = 8;

/** Lines below "…?" without any sign, one of which is marked, or that a key counts by letters. */
function byLines({ parts }: Draft, key: string | null): Shape | null {
  const [stem, ...options] = parts;
  const opens = stem !== undefined && /[?:]\s*$/.test(textOf(stem.spans));
  if (!opens || options.length < 2 || options.length > MAX_OPTIONS) return null;
  if (!parts.every((part) => part.kind === "text")) return null;
  return isMarked(options) || (key !== null && keySpeaksOf(options, key))
    ? { stem: [stem], prompts: [], options, guessed: true }
    : null;
}

/** Tells the options of a question from its stem. `key`: what is written about its key, if anything. */
export function shapeOf(draft: Draft, key: string | null): Shape {
  const { parts, pairs, exact } = draft;
  if (pairs) return { stem: parts, ...pairs, guessed: false };
  if (parts.some((part) => part.kind === "letter")) return byLetters(draft, key);
  const none = { stem: parts, prompts: [], options: [], guessed: false };
  if (exact) return none;
  for (const kind of ["number", "bullet"] as const) {
    const { stem, tail } = tailOf(parts, kind);
    const fitting = key === null || isMarked(tail) || keySpeaksOf(tail, key);
    if (tail.length > 0 && fitting) return { stem, prompts: [], options: tail, guessed: false };
  }
  return byLines(draft, key) ?? none;
}
