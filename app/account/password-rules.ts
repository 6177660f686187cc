import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { COMMON_ROOTS } from "./guessed-passwords";
import type { PasswordRefusal } from "./refusals";

const MIN_PASSWORD_SIGNS = 8;
export const MAX_PASSWORD_BYTES = 72;

/** Signs that must be left when everything guessable is taken out. */
const MIN_SUBSTANCE = 4;

/** Words of this program and of its subject, which everybody here tries first. */
const CONTEXT_WORDS = ["hoithi", "cchc", "tthc", "parindex", "baucu", "kehoach", "thicchc"];

/**
 * Whether a password may be chosen: at least 8 signs as a reader counts them, at most 72 bytes, no rule about which
 * signs, but nothing that is guessed first. `personal` holds the sign-in name, the person's name, the unit's name.
 * The password is judged as it is stored: verbatim, NFC.
 */
export function judgePassword(
  password: string,
  personal: readonly string[],
): Verdict<unknown, PasswordRefusal> {
  if (countSigns(password) < MIN_PASSWORD_SIGNS) return refuse("password-short");
  if (new TextEncoder().encode(password).length > MAX_PASSWORD_BYTES) return refuse("password-long");
  if (!hasSubstance(password, COMMON_WORDS)) return refuse("password-common");
  const words = [...personalWords(personal), ...COMMON_WORDS];
  return hasSubstance(password, words) ? accept() : refuse("password-personal");
}

/** Grapheme clusters: what a reader takes for one sign. */
export function countSigns(text: string): number {
  return [...new Intl.Segmenter("vi", { granularity: "grapheme" }).segment(text)].length;
}

const COMMON_WORDS = [...CONTEXT_WORDS, ...COMMON_ROOTS];

function personalWords(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const key = searchKey(text);
    const words = key.split(/[^a-z0-9]+/).filter((word) => word.length >= 2);
    return [key.replace(/[^a-z0-9]/g, ""), ...words];
  });
}

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

function hasSubstance(password: string, words: readonly string[]): boolean {
  const folded = searchKey(password).replaceAll(" ", "");
  // "p4ssw0rd2025": signs stand for letters, but not in the number at the end.
  const tail = /[^a-z]*$/.exec(folded)?.[0] ?? "";
  const head = folded.slice(0, folded.length - tail.length);
  const read = head.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
  const asRead = substance(read, words) + substance(tail, words);
  return Math.min(substance(folded, words), asRead) >= MIN_SUBSTANCE;
}

/** How many signs are left when words, years, dates, sequences and repetitions are taken out. */
function substance(text: string, words: readonly string[]): number {
  let rest = unrepeated(text);
  const present = words.filter((word) => word !== "" && rest.includes(word));
  for (const word of present.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, " ");
  rest = rest
    .replace(/(?:0[1-9]|[12]\d|3[01])[./-]?(?:0[1-9]|1[0-2])[./-]?(?:19|20)\d\d/g, " ")
    .replace(/(?:19|20)\d\d[./-]?(?:0[1-9]|1[0-2])[./-]?(?:0[1-9]|[12]\d|3[01])/g, " ")
    .replace(/(?:19[3-9]|20[0-4])\d/g, " ");
  return withoutSequences(rest).replaceAll(" ", "").length;
}

/** "abcabcabc" → "abc". */
function unrepeated(text: string): string {
  return /^(.+?)\1+$/.exec(text)?.[1] ?? text;
}

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "147258369"];
const KEYBOARD = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

function isNext(a: string, b: string): boolean {
  const step = (b.codePointAt(0) ?? 0) - (a.codePointAt(0) ?? 0);
  if (step === 0) return true;
  const counts = /[a-z0-9]/.test(a) && /[a-z0-9]/.test(b) && Math.abs(step) === 1;
  return counts || `${a}${b}` === "90" || `${a}${b}` === "09" || KEYBOARD.some((row) => row.includes(a + b));
}

/** Takes out runs of at least three signs that repeat or follow each other: alphabet, counting, keyboard. */
function withoutSequences(text: string): string {
  const runs: string[] = [];
  for (const sign of text) {
    const run = runs.at(-1);
    if (run && isNext(run.charAt(run.length - 1), sign)) runs[runs.length - 1] = run + sign;
    else runs.push(sign);
  }
  return runs.map((run) => (run.length >= 3 ? " " : run)).join("");
}
