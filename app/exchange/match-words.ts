import type { Audience } from "~/bank/question";
import type { Difficulty } from "~/core/drawing/matrix";
import { answerKey, searchKey } from "~/core/text";

export type KnownTopic = { code: string; name: string };

const wordsOf = (text: string) => new Set(searchKey(text).match(/[\p{L}\p{N}]+/gu) ?? []);

const NEAR_TOPIC = 0.7;
const NAMED_WITHIN = 0.95;

/** Twice what is shared over what there is; a name that stands in the words as a whole is nearly said. */
function likeness(words: ReadonlySet<string>, name: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of name) if (words.has(word)) shared += 1;
  if (shared === 0) return 0;
  return shared === name.size && name.size > 1 ? NAMED_WITHIN : (2 * shared) / (words.size + name.size);
}

/** The code of the topic that a file's words mean: its code, its name without accents, or nearly its name; null: none, or two. */
export function matchTopic(words: string, topics: readonly KnownTopic[]): string | null {
  const key = answerKey(words);
  const bare = key.replace(/^(?:chu de|chuyen de|phan|linh vuc)\s*/, "");
  const same = (wanted: string) =>
    topics.find(
      ({ code, name }) =>
        wanted !== "" && [code, name, `${code} ${name}`].some((one) => answerKey(one) === wanted),
    );
  const coded = /^([a-z]{0,3}\d{1,3})\s*[.:)–-]\s*\S/.exec(bare)?.[1];
  const exact = same(key) ?? same(bare) ?? (coded === undefined ? undefined : same(coded));
  if (exact) return exact.code;
  const said = wordsOf(bare);
  const near = topics
    .map(({ code, name }) => ({ code, score: likeness(said, wordsOf(name)) }))
    .filter((one) => one.score >= NEAR_TOPIC)
    .sort((a, b) => b.score - a.score);
  const [best, next] = near;
  return best && best.score > (next?.score ?? 0) ? best.code : null;
}

/** Words for a difficulty, without accents. Whole words only, and the stronger first: "vận dụng cao" is hard. */
const DIFFICULTY_WORDS: readonly (readonly [Difficulty, RegExp])[] = [
  ["hard", /\b(?:van dung|kho|hard|nang cao|muc 3|muc 4)\b|^[34]$/],
  ["medium", /\b(?:thong hieu|trung binh|medium|vua|muc 2)\b|^(?:2|tb|th)$/],
  ["easy", /\b(?:nhan biet|de|easy|co ban|muc 1)\b|^(?:1|nb)$/],
];

/** The difficulty that a file's words mean: "nhận biết", "Trung bình", "3"; null: none. */
export function matchDifficulty(words: string): Difficulty | null {
  const key = answerKey(words).replace(/^(?:muc do|do kho|cap do)\s*:?\s*/, "");
  return DIFFICULTY_WORDS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

const AUDIENCE_WORDS: readonly (readonly [Audience, RegExp])[] = [
  ["everyone", /\b(?:moi|tat ca|chung|everyone|moi doi tuong)\b/],
  ["staff", /\b(?:can bo|cong chuc|vien chuc|cbccvc|cbcc|cbccvcnld|nguoi lao dong|noi bo|staff)\b/],
  ["citizens", /\b(?:nguoi dan|nhan dan|cong dan|dan|doanh nghiep|to chuc|citizens)\b/],
];

/** The audience that a file's words mean; staff and citizens together are everyone; null: none. */
export function matchAudience(words: string): Audience | null {
  const key = answerKey(words);
  const found = AUDIENCE_WORDS.filter(([, pattern]) => pattern.test(key)).map(([audience]) => audience);
  if (found.includes("everyone") || found.length > 1) return "everyone";
  return found[0] ?? null;
}
