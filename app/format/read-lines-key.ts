import { optionKey } from "~/bank/check-bank";
import { cleanLine } from "./clean-text";
import { folded } from "./source-line";

/** A key in words, read against the signs ("a", "b" … or "1", "2" …) and the words of the options. */
export type WrittenKey =
  /** Indexes as written. `chained`: "C-A-D-B", as an order is written. */
  | { kind: "options"; right: number[]; chained: boolean }
  /** For each prompt its option; -1 where the key says nothing. */
  | { kind: "pairs"; right: number[] }
  | { kind: "truth"; value: boolean }
  /** A sign that no option bears. */
  | { kind: "unknown"; words: string };

export type KeyChoices = { signs: string[]; texts: string[]; prompts: string[] };

const LEAD = /^(?:(?:đáp án|phương án|câu|ý|key|answer|chọn|là|đúng|:)\s*)+/iu;
const SEPARATOR = String.raw`\s*(?:,|;|\+|&|/|\||-+>?|–|—|→|⇒|=>|>|\.|và|and|hoặc)\s*|\s+`;
const SIGN = String.raw`[(\[]?(?:[a-iđ]|\d{1,2})[)\]]?`;
const SIGNS = new RegExp(`^${SIGN}(?:(?:${SEPARATOR})${SIGN})*$`, "iu");
const ONE_SIGN = /[a-iđ]|\d{1,2}/giu;
const CHAIN = /^[([]?[a-iđ\d]{1,2}[)\]]?(?:\s*(?:-+>?|–|—|→|⇒|=>|>)\s*[([]?[a-iđ\d]{1,2}[)\]]?)+$/iu;
const RUN = /^[A-I]{2,9}$/;
const PAIR = /[([]?(\d{1,2})[)\]]?\s*(?:[-–—:.=>→)]+|nối|với|\s)?\s*[([]?([a-iđ])(?![\p{L}\p{N}])[)\]]?/giu;

/** Words of a key without what people put around it. */
function bareKey(words: string): string {
  const line = cleanLine(words).replace(/[\s.;,]+$/, "");
  const bare = line.replace(LEAD, "").trim();
  return bare === "" ? line : bare;
}

const indexOfSign = (sign: string, signs: readonly string[]): number => {
  const exact = signs.indexOf(sign.toLowerCase());
  if (exact >= 0) return exact;
  const position = /^\d+$/.test(sign) && signs.every((one) => !/^\d/.test(one)) ? Number(sign) - 1 : -1;
  return position < signs.length ? position : -1;
};

function pairsKey(words: string, { prompts, signs }: KeyChoices): WrittenKey | null {
  const pairs = [...words.matchAll(PAIR)];
  if (pairs.length === 0 || words.replace(PAIR, "").replace(/[\s,;.&|]|và/giu, "") !== "") return null;
  const right = prompts.map(() => -1);
  for (const [, number = "", letter = ""] of pairs) {
    const [prompt, option] = [prompts.indexOf(String(Number(number))), signs.indexOf(letter.toLowerCase())];
    if (prompt < 0 || option < 0) return { kind: "unknown", words: `${number}-${letter}` };
    right[prompt] = option;
  }
  return { kind: "pairs", right };
}

function signsKey(words: string, { signs }: KeyChoices): WrittenKey | null {
  const isRun = RUN.test(words) && new Set(words).size === words.length;
  if (!isRun && !SIGNS.test(words)) return null;
  const named = isRun ? [...words] : (words.replace(/và|and|hoặc/giu, " ").match(ONE_SIGN) ?? []);
  const right = named.map((sign) => indexOfSign(sign, signs));
  const missing = named.filter((_, at) => right[at] === -1);
  if (missing.length > 0) return { kind: "unknown", words: missing.join(", ") };
  return { kind: "options", right: [...new Set(right)], chained: CHAIN.test(words) };
}

const TRUTH: Record<string, boolean> = {
  dung: true,
  d: true,
  true: true,
  t: true,
  sai: false,
  s: false,
  false: false,
  f: false,
};

function textKey(words: string, texts: readonly string[]): WrittenKey | null {
  const keys = texts.map(optionKey);
  const index = keys.indexOf(optionKey(words));
  if (index >= 0) return { kind: "options", right: [index], chained: false };
  const parts = words.split(/\s*[;|]\s*/).map((part) => keys.indexOf(optionKey(part)));
  if (parts.length < 2 || parts.includes(-1)) return null;
  return { kind: "options", right: parts, chained: false };
}

/** "B. Chính phủ": the sign counts, as long as the words are not those of another option. */
function signWithText(words: string, { signs, texts }: KeyChoices): WrittenKey | null {
  const match = /^[([]?([A-Ia-iđĐ])[)\]]?\s?[.):/\-–]\s*(\S.*)$/su.exec(words);
  const index = match ? signs.indexOf((match[1] ?? "").toLowerCase()) : -1;
  if (!match) return null;
  if (index < 0) return { kind: "unknown", words };
  const named = texts.map(optionKey).indexOf(optionKey(match[2] ?? ""));
  return named >= 0 && named !== index
    ? { kind: "unknown", words }
    : { kind: "options", right: [index], chained: false };
}

/** "Đúng" or "Sai", also "Đ" or "S"; null: neither. */
export function truthOf(words: string): boolean | null {
  return TRUTH[folded(bareKey(words))] ?? null;
}

/** Reads the words behind "Đáp án:" against what they may name. */
export function readWrittenKey(words: string, choices: KeyChoices): WrittenKey {
  const bare = bareKey(words);
  if (choices.prompts.length > 0) {
    const pairs = pairsKey(bare, choices);
    if (pairs) return pairs;
  }
  const byText = textKey(bare, choices.texts) ?? textKey(cleanLine(words), choices.texts);
  if (byText && !SIGNS.test(bare)) return byText;
  const truth = truthOf(bare);
  if (truth !== null && bare.length > 1) return { kind: "truth", value: truth };
  return (
    signsKey(bare, choices) ??
    byText ??
    signWithText(bare, choices) ??
    (truth === null ? { kind: "unknown", words: bare } : { kind: "truth", value: truth })
  );
}

/** Numbers of documents, dates and addresses hold slashes of their own. */
const NUMBERED = /\d\s*\/\s*\d|\/[A-ZĐ]{2,}|\/\/|\.\w+\//u;

/** The texts that a short answer accepts: "30 ngày; ba mươi ngày", "30 ngày / ba mươi ngày". */
export function acceptedTexts(words: string): string[] {
  const parts = cleanLine(words)
    .split(/\s*[;|]\s*|\s+\/\s+/)
    .flatMap((part) => (NUMBERED.test(part) ? [part] : part.split("/")))
    .map((part) => part.replace(/[\s.]+$/, "").trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}
