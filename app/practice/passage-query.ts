import { asLine, type Word, wordsIn } from "./passage-words";

/** A term that passages are searched for. `isMust`: a passage without any such term does not fit. */
export type QueryTerm = { term: string; weight: number; isMust: boolean };

/** What somebody asked, as the search understands it. */
export type Query = {
  terms: QueryTerm[];
  /** Every word asked with, by its bare form, in the forms typed: the bare form among them stands for any accents. */
  forms: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Terms of the index: a word without accents, the same with them, two neighbours, a number, a figure. */
export const TERMS = {
  word: (bare: string) => `w ${bare}`,
  exact: (exact: string) => `x ${exact}`,
  pair: (a: string, b: string) => `p ${a} ${b}`,
  number: (bare: string) => `n ${bare}`,
  figure: (bare: string) => `f ${bare}`,
};

const WEIGHTS = { word: 0.55, exact: 0.45, pair: 1, number: 4, figure: 2 };
const MOST_WORDS = 40;

/** Words that say nothing of what is asked for. */
const STOP_WORDS = new Set(
  (
    "là gì nào ai đâu sao bao nhiêu mấy thế vậy và hoặc hay của cho với về theo tại ở trong ngoài trên dưới từ đến khi nếu thì mà để do bởi " +
    "được bị có không phải đã đang sẽ các những một mỗi này kia đó đây như cũng rất hơn nhất ra vào lên xin hãy tôi chúng mình anh chị em " +
    "bạn hỏi biết giúp nhé ạ à số ngày tháng năm đạt gồm thuộc"
  ).split(" "),
);

/** Turns of phrase of people who ask, without accents: they name no subject. */
const ASKING = (
  "van ban nao|quy dinh nao|quy dinh o dau|quy dinh|cho biet|cho hoi|the nao|nhu the nao|o dau|la gi|bao nhieu|bao lau|khi nao|" +
  "co khong|vi sao|tai sao|nhu nao|nam nao|ngay nao|may nam"
).split("|");

/** What officials write for short, without accents. */
const SHORT_FOR: Record<string, string> = {
  cchc: "cải cách hành chính",
  tthc: "thủ tục hành chính",
  dvc: "dịch vụ công",
  dvctt: "dịch vụ công trực tuyến",
  ubnd: "ủy ban nhân dân",
  hdnd: "hội đồng nhân dân",
  cbccvc: "cán bộ công chức viên chức",
  vbqppl: "văn bản quy phạm pháp luật",
  cds: "chuyển đổi số",
  nq: "nghị quyết",
  nd: "nghị định",
  qd: "quyết định",
  tt: "thông tư",
  ct: "chỉ thị",
  kh: "kế hoạch",
};

const bareStops = new Set(wordsIn([...STOP_WORDS].join(" ")).map((word) => word.bare));

/** A word typed with accents is the word it says; one without may be any, so only its neighbours tell. */
const isStop = ({ bare, exact }: Word) => (exact === bare ? bareStops.has(bare) : STOP_WORDS.has(exact));

/** Places of words that belong to a turn of phrase of asking. */
function askingPlaces(words: readonly Word[]): Set<number> {
  const places = new Set<number>();
  for (const phrase of ASKING) {
    const wanted = phrase.split(" ");
    words.forEach((_, at) => {
      if (wanted.every((bare, by) => words[at + by]?.bare === bare)) {
        for (let by = 0; by < wanted.length; by++) places.add(at + by);
      }
    });
  }
  return places;
}

function spelledOut(text: string): string {
  return wordsIn(asLine(text))
    .slice(0, MOST_WORDS)
    .map(({ kind, bare, exact }) => (kind === "word" ? (SHORT_FOR[bare] ?? exact) : bare))
    .join(" ");
}

/** What is asked, in terms. A question of asking words alone is taken at its words; an empty one has no terms. */
export function readQuery(text: string): Query {
  const words = wordsIn(spelledOut(text)).slice(0, MOST_WORDS);
  const asking = askingPlaces(words);
  const isPlain = words.map((word, at) => word.kind === "word" && (asking.has(at) || isStop(word)));
  const isAllPlain = isPlain.every(Boolean);
  const terms = new Map<string, QueryTerm>();
  const add = (term: string, weight: number, isMust = false) => terms.set(term, { term, weight, isMust });
  words.forEach((word, at) => {
    const { kind, bare, exact } = word;
    if (kind === "number") add(TERMS.number(bare), WEIGHTS.number, true);
    else if (kind === "figure") add(TERMS.figure(bare), WEIGHTS.figure);
    else if (isAllPlain || !isPlain[at]) {
      add(TERMS.word(bare), exact === bare ? WEIGHTS.word + WEIGHTS.exact : WEIGHTS.word);
      if (exact !== bare) add(TERMS.exact(exact), WEIGHTS.exact);
    }
    const before = words[at - 1];
    if (before?.kind !== "word" || kind !== "word" || asking.has(at) || asking.has(at - 1)) return;
    // "mot cua" is "một cửa" as well as "một của": without accents two small words may be one that matters.
    const isSmall = isStop(word) && isStop(before) && exact !== bare;
    if (!isSmall) add(TERMS.pair(before.bare, bare), WEIGHTS.pair);
  });
  return { terms: [...terms.values()], forms: formsOf(words) };
}

function formsOf(words: readonly Word[]): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  for (const { kind, bare, exact } of words) {
    if (kind === "word") forms.set(bare, (forms.get(bare) ?? new Set()).add(exact));
  }
  return forms;
}
