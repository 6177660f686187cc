import { type Query, readQuery, TERMS } from "./passage-query";
import { asLine, callNames, type Word, wordsIn } from "./passage-words";

/** A piece of a text; `isFound`: it is what was asked for. */
export type Segment = { text: string; isFound: boolean };

/** The text in pieces, in which what was asked for is marked. The pieces joined are the text on one line. */
export function markWords(text: string, question: string): Segment[] {
  const line = asLine(text);
  const words = wordsIn(line);
  const isFound = foundIn(words, readQuery(question));
  const segments: Segment[] = [];
  const push = (piece: string, found: boolean) => {
    const last = segments.at(-1);
    if (piece === "") return;
    if (last?.isFound === found) last.text += piece;
    else segments.push({ text: piece, isFound: found });
  };
  let from = 0;
  words.forEach((word, at) => {
    const gap = line.slice(from, word.start);
    push(gap, gap === " " && isFound[at - 1] === true && isFound[at] === true);
    push(line.slice(word.start, word.end), isFound[at] === true);
    from = word.end;
  });
  push(line.slice(from), false);
  return segments;
}

/** A syllable that is found beside its neighbour is not marked where it stands alone: there it is part of another word. */
function foundIn(words: readonly Word[], query: Query): boolean[] {
  const terms = new Set(query.terms.map((one) => one.term));
  const isPair = (a: Word | undefined, b: Word | undefined) =>
    a !== undefined &&
    b !== undefined &&
    terms.has(TERMS.pair(a.bare, b.bare)) &&
    isMeant(a, query) &&
    isMeant(b, query);
  const inPair = words.map((word, at) => isPair(words[at - 1], word) || isPair(word, words[at + 1]));
  const paired = new Set(words.filter((_, at) => inPair[at]).map((word) => word.bare));
  return words.map((word, at) => {
    if (inPair[at]) return true;
    if (word.kind !== "word") return isNumberAskedFor(word, terms);
    return terms.has(TERMS.word(word.bare)) && isMeant(word, query) && !paired.has(word.bare);
  });
}

/** Whether the word was typed, with these accents or without any. */
function isMeant({ bare, exact }: Word, { forms }: Query): boolean {
  const typed = forms.get(bare);
  return typed !== undefined && (typed.has(bare) || typed.has(exact));
}

function isNumberAskedFor({ kind, bare }: Word, terms: ReadonlySet<string>): boolean {
  if (kind === "figure")
    return terms.has(TERMS.figure(bare)) || terms.has(TERMS.figure(bare.replace("%", "")));
  return callNames(bare).some((name) => terms.has(TERMS.number(name)) || terms.has(TERMS.figure(name)));
}
