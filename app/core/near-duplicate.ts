import { searchKey } from "./text";

/*
 * Which questions ask the same in other words. Accents, letter case and punctuation do not count; words that every question
 * of the field uses ("theo", "nghị định", "nào sau đây") count little, so that a shared opening makes no twins.
 */

/** One question to compare: its stem without markup and the texts of what is right (none for true/false). */
export type Asked = { stem: string; right: readonly string[] };

/** `other`: place in the list of the others. `similarity`: 0 … 1; 1 only for stems of the same words in the same order. */
export type Twin = { other: number; similarity: number };

/** From here on a person should look. */
export const TWIN_THRESHOLD = 0.62;

/** How much the right answer weighs beside the stem. */
const RIGHT_SHARE = 0.3;
/** A pair of neighbouring words against a word alone. */
const PAIR_WEIGHT = 0.5;
const PLAIN_WEIGHT = 0.2;

/** Least likeness of the stems that can reach {@link TWIN_THRESHOLD} with the same right answer. */
const LEAST_STEM = (TWIN_THRESHOLD - RIGHT_SHARE) / (1 - RIGHT_SHARE);

/** Words of phrasing and of quoting the law, without accents: what a question is asked in, not what it asks for. */
const PLAIN_WORDS = new Set(
  (
    "theo quy dinh tai so ngay thang nam nghi thong tu quyet luat ke hoach chi thi cong van cua ve viec ban hanh nao sau day la gi " +
    "bao nhieu duoc cac nhung mot cho trong va hoac voi thi co do tu den phai the nhu anh chi hay hoi cau dung sai noi dung " +
    "thuoc tren duoi nay khi neu bang phuong an chinh phu quoc hoi dieu khoan diem muc ai ma se da dang bi boi"
  ).split(" "),
);

type Features = { ids: Int32Array; weights: Float64Array; total: number };
type Prepared = {
  key: string;
  stem: Features;
  right: ReadonlySet<string>;
  /** Numbers of documents the stem names, such as "61/2018/nd-cp". */
  documents: string[];
};

function wordsOf(text: string): string[] {
  return searchKey(text).match(/[\p{L}\p{N}]+(?:[/.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Words of all questions by number, with how many stems hold each. */
class Vocabulary {
  private readonly ids = new Map<string, number>();
  readonly holders: number[] = [];
  private readonly isPlain: boolean[] = [];
  private readonly isPair: boolean[] = [];
  private stems = 0;

  /** The words of a stem and its pairs of neighbours, each once. */
  count(words: readonly string[]): number[] {
    this.stems += 1;
    const found = new Set<number>();
    words.forEach((word, at) => {
      found.add(this.idOf(word, PLAIN_WORDS.has(word), false));
      const before = words[at - 1];
      if (before === undefined) return;
      found.add(this.idOf(`${before} ${word}`, PLAIN_WORDS.has(word) && PLAIN_WORDS.has(before), true));
    });
    for (const id of found) this.holders[id] = (this.holders[id] ?? 0) + 1;
    return [...found];
  }

  private idOf(word: string, isPlain: boolean, isPair: boolean): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(word, id);
    this.holders[id] = 0;
    this.isPlain[id] = isPlain;
    this.isPair[id] = isPair;
    return id;
  }

  /** Rare words weigh more; the first few stems say nothing about rarity. */
  weightOf(id: number): number {
    const rarity = Math.log(1 + (this.stems + 200) / ((this.holders[id] ?? 1) + 2)) / Math.log(100);
    return rarity * (this.isPair[id] ? PAIR_WEIGHT : 1) * (this.isPlain[id] ? PLAIN_WEIGHT : 1);
  }

  /** Rarest first, so that a search begins with what few stems hold. */
  features(ids: readonly number[]): Features {
    const sorted = Int32Array.from(ids).sort((a, b) => (this.holders[a] ?? 0) - (this.holders[b] ?? 0));
    const weights = Float64Array.from(sorted, (id) => this.weightOf(id));
    return { ids: sorted, weights, total: weights.reduce((sum, one) => sum + one, 0) };
  }
}

const isDocument = (word: string) => /^\d+[a-z.]*(?:\/\d{4})?[/-][a-z]/.test(word);

function prepare(all: readonly Asked[]): { prepared: Prepared[]; words: number } {
  const vocabulary = new Vocabulary();
  const words = all.map((one) => wordsOf(one.stem));
  const counted = words.map((own) => vocabulary.count(own));
  const prepared = all.map((one, at) => ({
    key: words[at]?.join(" ") ?? "",
    stem: vocabulary.features(counted[at] ?? []),
    right: new Set(one.right.flatMap(wordsOf)),
    documents: words[at]?.filter(isDocument) ?? [],
  }));
  return { prepared, words: vocabulary.holders.length };
}

/** Twice what is shared over what there is; null when a side has nothing to compare. */
function answerLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** How much two stems that quote other documents, or of which one is a statement, are held to be alike at most. */
const OTHER_DOCUMENT = 0.8;
const OTHER_FORM = 0.9;

function quotesOthers(a: Prepared, b: Prepared): boolean {
  return (
    a.documents.length > 0 && b.documents.length > 0 && !a.documents.some((one) => b.documents.includes(one))
  );
}

function likeness(a: Prepared, b: Prepared, shared: number): number {
  if (a.key === b.key) return a.key === "" ? 0 : 1;
  const stem = (2 * shared) / (a.stem.total + b.stem.total);
  // A shared answer alone makes no twins.
  if (stem < LEAST_STEM) return 0;
  const right = answerLikeness(a.right, b.right);
  const isOneStatement = (a.right.size === 0) !== (b.right.size === 0);
  const mixed =
    right === null
      ? stem * (isOneStatement ? OTHER_FORM : 1)
      : stem * (1 - RIGHT_SHARE) + right * RIGHT_SHARE;
  return Math.min(quotesOthers(a, b) ? mixed * OTHER_DOCUMENT : mixed, 0.99);
}

/** A word in so many stems is not worth a walk once this part of the weight has been walked. */
const LONG_LIST = 300;
const WALKED = 0.4;

/** For each word, which stems hold it; and how much of the searched stem each of them shares. */
class Postings {
  private readonly lists: number[][] = [];
  private readonly shared: Float64Array;
  private readonly own: Float64Array;

  constructor(
    private readonly stems: readonly Features[],
    words: number,
  ) {
    this.shared = new Float64Array(stems.length);
    this.own = new Float64Array(words);
  }

  add(index: number): void {
    for (const id of this.stems[index]?.ids ?? []) {
      const list = this.lists[id];
      if (list) list.push(index);
      else this.lists[id] = [index];
    }
  }

  /**
   * Stems that share enough with `asked`, with the weight they share. Twins share a good part of the weight, so they hold
   * one of the rarest words that make up the rest: only the lists of those words are walked.
   */
  alike(asked: Features): { index: number; shared: number }[] {
    const needed = (LEAST_STEM / (2 - LEAST_STEM)) * asked.total;
    const found: number[] = [];
    let left = asked.total;
    for (let at = 0; at < asked.ids.length && left >= needed; at++) {
      const weight = asked.weights[at] ?? 0;
      const list = this.lists[asked.ids[at] ?? -1] ?? [];
      if (list.length > LONG_LIST && left < asked.total * (1 - WALKED)) break;
      for (const index of list) {
        if (this.shared[index] === 0) found.push(index);
        this.shared[index] = (this.shared[index] ?? 0) + weight;
      }
      left -= weight;
    }
    return this.measured(asked, found, left);
  }

  /** Of the found, those that can still be near enough with what is `left`, measured in full. */
  private measured(asked: Features, found: readonly number[], left: number) {
    for (let at = 0; at < asked.ids.length; at++) this.own[asked.ids[at] ?? -1] = asked.weights[at] ?? 0;
    const near = found.flatMap((index) => {
      const there = this.stems[index];
      const sofar = this.shared[index] ?? 0;
      this.shared[index] = 0;
      if (!there || sofar + left < (LEAST_STEM * (asked.total + there.total)) / 2) return [];
      let shared = 0;
      for (let at = 0; at < there.ids.length; at++) shared += this.own[there.ids[at] ?? -1] ?? 0;
      return [{ index, shared }];
    });
    for (let at = 0; at < asked.ids.length; at++) this.own[asked.ids[at] ?? -1] = 0;
    return near;
  }
}

/**
 * The twins of each of `asked`, nearest first, at most `most`: among `known`, numbered from 0, and among the ones of `asked`
 * before it, numbered on from there.
 */
export function findTwins(known: readonly Asked[], asked: readonly Asked[], most = 3): Twin[][] {
  const { prepared, words } = prepare([...known, ...asked]);
  const postings = new Postings(
    prepared.map((one) => one.stem),
    words,
  );
  return prepared.flatMap((own, index) => {
    const twins = index < known.length ? [] : [twinsOf(own, postings.alike(own.stem), prepared)];
    postings.add(index);
    return twins.map((some) => some.slice(0, most));
  });
}

function twinsOf(
  own: Prepared,
  alike: readonly { index: number; shared: number }[],
  all: readonly Prepared[],
): Twin[] {
  const twins = alike.flatMap(({ index: other, shared }) => {
    const there = all[other];
    const similarity = there ? likeness(own, there, shared) : 0;
    return similarity >= TWIN_THRESHOLD ? [{ other, similarity }] : [];
  });
  return twins.sort((a, b) => b.similarity - a.similarity || a.other - b.other);
}
