/**
 * Text at the border. Vietnamese typed on macOS and with some input methods arrives decomposed (NFD): it looks
 * right and compares wrong, so every text input passes `toNfc` before anything else.
 */

/** Canonical composition (Unicode NFC). */
export function toNfc(s: string): string {
  return s.normalize("NFC");
}

/** One space between words, none at the ends; zero-width spaces vanish. NFC is not applied. */
export function collapseSpace(s: string): string {
  return s
    .replace(/[\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Key for search without accents: "Sở Nội vụ  Đắk Lắk" → "so noi vu dak lak". Same for NFC and NFD input. */
export function searchKey(s: string): string {
  const base = s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d");
  return collapseSpace(base.toLowerCase());
}

/** What typed answers are compared by: {@link searchKey} without punctuation and signs at the ends. "" when nothing is left. */
export function answerKey(s: string): string {
  return searchKey(s).replace(/^[\s\p{P}\p{S}]+|(?<![\s\p{P}\p{S}])[\s\p{P}\p{S}]+$/gu, "");
}

/** Options of {@link hasControlCharacters}. */
export type ControlCharacterOptions = { allowLineBreaks?: boolean };

/**
 * Whether the text holds characters that no form field needs: C0/C1 controls (NUL is refused by PostgreSQL), line
 * and paragraph separators, bidirectional overrides (they disguise text) and lone surrogates. For many-line
 * fields, TAB, LF and CR are allowed by the option.
 */
export function hasControlCharacters(
  s: string,
  { allowLineBreaks = false }: ControlCharacterOptions = {},
): boolean {
  const text = allowLineBreaks ? s.replace(/[\t\n\r]/g, "") : s;
  return /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text);
}

/** At most `maxLength` code points, the last of which is "…" when something was cut; never splits a letter. */
export function clip(s: string, maxLength: number): string {
  const points = [...s];
  if (points.length <= maxLength) return s;
  if (maxLength <= 0) return "";
  let end = maxLength - 1;
  while (end > 0 && /\p{M}/u.test(points[end] ?? "")) end -= 1;
  return `${points.slice(0, end).join("").trimEnd()}…`;
}

/*
 * Order of Vietnamese names. Lists sort by given name (the last word), then middle names, then family name (the
 * first word); within a word by alphabet (a ă â … d đ … e ê … o ô ơ … u ư …), then by tone (ngang huyền hỏi ngã
 * sắc nặng), as ICU's `vi` collation does.
 */

/** Tone marks in the order of the `vi` collation, after the unmarked tone. */
const TONES = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
/** Marks that make another letter: ă, then â ê ô, then ơ ư. */
const LETTER_MARKS: Record<string, number> = { "\u0306": 2, "\u0302": 3, "\u031B": 4 };

const END_OF_WORDS = "00";
const BETWEEN_WORDS = "01";

type Letter = { primary: string; tone: string };

function letterOf(cluster: string): Letter | null {
  const [base = "", ...marks] = cluster;
  if (base === "đ") return { primary: "d2", tone: "0" };
  if (/[a-z]/.test(base)) {
    const variant = marks.map((m) => LETTER_MARKS[m]).find((v) => v !== undefined) ?? 1;
    const tone = marks.map((m) => TONES.indexOf(m)).find((t) => t >= 0) ?? -1;
    return { primary: base + variant, tone: String(tone + 1) };
  }
  if (/[0-9]/.test(base)) return { primary: `1${base}`, tone: "0" };
  if (/\p{L}/u.test(base)) {
    return { primary: `zz${(base.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`, tone: "0" };
  }
  return null;
}

function keyOfWords(words: readonly string[]): string {
  let tones = "";
  const primaries = words.map((word) => {
    let primary = "";
    for (const [cluster] of word.normalize("NFD").matchAll(/\P{M}\p{M}*/gu)) {
      const letter = letterOf(cluster);
      if (letter === null) continue;
      primary += letter.primary;
      tones += letter.tone;
    }
    return primary;
  });
  return primaries.join(BETWEEN_WORDS) + END_OF_WORDS + tones;
}

/**
 * Storable sort key of a full name, of [0-9a-z] only, so that code-unit order, PostgreSQL under any collation and
 * `Intl.Collator` all put names in the same, Vietnamese order. Case and punctuation do not count.
 */
export function givenNameSortKey(fullName: string): string {
  const words = collapseSpace(fullName.toLowerCase()).split(" ");
  const given = words.slice(-1);
  const family = words.length > 1 ? words.slice(0, 1) : [];
  const middle = words.slice(1, -1);
  return keyOfWords(given) + keyOfWords(middle) + keyOfWords(family);
}

/** Comparator for full names by given name; equal keys fall back to the text, so that the order is total. */
export function compareByGivenName(a: string, b: string): number {
  const keyA = givenNameSortKey(a);
  const keyB = givenNameSortKey(b);
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
