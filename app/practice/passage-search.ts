import { type Query, readQuery, TERMS } from "./passage-query";
import { asLine, callNames, type Word, wordsIn } from "./passage-words";

/*
 * Search over what explains questions: BM25 over words without accents, where a pair of neighbouring words, a figure and a
 * document number count as words of their own. Nothing is made up: what is found is shown as it was written, or nothing is.
 */

/** One explanation as it was written, with what else it is found by. Plain text. */
export type Passage = {
  id: string;
  /** What is shown. */
  text: string;
  /** Where it stands. */
  source: string;
  /** What it explains: searched, never shown. */
  about: string;
};

export type FoundPassage = { id: string; score: number };

/** How much an occurrence counts, by where it stands. */
const FIELD_WEIGHTS = { text: 1, source: 0.9, about: 0.6 };
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** A passage fits when it holds at least this share of the weight of what was asked. */
const LEAST_COVERAGE = 0.36;

type Postings = { places: number[]; counts: number[] };

export type PassageIndex = {
  /** The passages that fit, best first, at most `most`; equal ones in the order in which they were added. */
  search(question: string, most: number): FoundPassage[];
  size: number;
};

/** Terms under which the words are found. */
function termsOf(words: readonly Word[]): string[] {
  return words.flatMap((word, at) => {
    const { kind, bare, exact } = word;
    if (kind === "number") {
      const names = callNames(bare).map(TERMS.number);
      return [...names, TERMS.figure(/^\d+/.exec(bare)?.[0] ?? bare), ...yearIn(bare)];
    }
    if (kind === "figure")
      return [TERMS.figure(bare), ...(bare.endsWith("%") ? [TERMS.figure(bare.slice(0, -1))] : [])];
    const before = words[at - 1];
    const pair = before?.kind === "word" ? [TERMS.pair(before.bare, bare)] : [];
    return [TERMS.word(bare), ...(exact === bare ? [] : [TERMS.exact(exact)]), ...pair];
  });
}

/** "27/3/2021" is found by "2021" as well. */
function yearIn(number: string): string[] {
  const year = /(?:19|20)\d{2}$/.exec(number)?.[0];
  return year === undefined ? [] : [TERMS.figure(year)];
}

/** Takes passages one by one, so that many can be taken in between other work. */
export class PassageIndexBuilder {
  private readonly ids: string[] = [];
  private readonly lengths: number[] = [];
  private readonly postings = new Map<string, Postings>();

  add(passage: Passage): void {
    const place = this.ids.length;
    const counts = new Map<string, number>();
    let length = 0;
    for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
      const words = wordsIn(asLine(passage[field as keyof typeof FIELD_WEIGHTS]));
      length += words.length * weight;
      for (const term of termsOf(words)) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
    for (const [term, count] of counts) {
      const known = this.postings.get(term) ?? { places: [], counts: [] };
      known.places.push(place);
      known.counts.push(count);
      this.postings.set(term, known);
    }
    this.ids.push(passage.id);
    this.lengths.push(length);
  }

  build(): PassageIndex {
    const { ids, lengths, postings } = this;
    const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
    const damping = lengths.map((length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / mean));
    const search = (question: string, most: number) =>
      rank(readQuery(question), { ids, damping, postings }).slice(0, most);
    return { search, size: ids.length };
  }
}

type Index = { ids: readonly string[]; damping: readonly number[]; postings: ReadonlyMap<string, Postings> };

/** How much a term tells, from how few passages hold it; one that none holds tells most. */
function rarity(passages: number, holders: number): number {
  return Math.log(1 + (passages - holders + 0.5) / (holders + 0.5));
}

function rank({ terms }: Query, { ids, damping, postings }: Index): FoundPassage[] {
  const scores = new Float64Array(ids.length);
  const coverage = new Float64Array(ids.length);
  const hasMust = new Uint8Array(ids.length);
  const isStrict = terms.some((one) => one.isMust);
  let asked = 0;
  for (const { term, weight, isMust } of terms) {
    const { places, counts } = postings.get(term) ?? { places: [], counts: [] };
    const worth = weight * rarity(ids.length, places.length);
    asked += worth;
    places.forEach((place, at) => {
      const count = counts[at] ?? 0;
      scores[place] =
        (scores[place] ?? 0) + (worth * count * (SATURATION + 1)) / (count + (damping[place] ?? 1));
      coverage[place] = (coverage[place] ?? 0) + worth;
      if (isMust) hasMust[place] = 1;
    });
  }
  const fits = (place: number) =>
    (coverage[place] ?? 0) > 0 &&
    (coverage[place] ?? 0) >= LEAST_COVERAGE * asked &&
    (!isStrict || hasMust[place] === 1);
  return ids
    .map((id, place) => ({ id, place, score: scores[place] ?? 0 }))
    .filter((one) => fits(one.place))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ id, score }) => ({ id, score }));
}
