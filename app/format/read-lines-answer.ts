import type { FoundQuestion, Note, SourcePlace } from "./found-question";
import { type Draft, type Part, saidText } from "./read-lines-draft";
import { acceptedTexts, readWrittenKey, truthOf, type WrittenKey } from "./read-lines-key";
import { plainOfSpans } from "./read-lines-markdown";
import { markedKey, signedKey } from "./read-lines-marks";
import { asksForOrder, plainOfPart, type Shape, shapeOf, signsOfOptions } from "./read-lines-shape";
import { note } from "./settle-question";
import { folded } from "./source-line";

/** The answer of a question, and the parts of it that are its stem. */
export type Answer = Pick<FoundQuestion, "type" | "prompts" | "options" | "right" | "accepted"> & {
  stem: Part[];
  notes: Note[];
};

const rising = (indexes: readonly number[]) => [...new Set(indexes)].sort((a, b) => a - b);
const same = (one: readonly number[], other: readonly number[]) =>
  rising(one).join() === rising(other).join();

type Written = { key: WrittenKey; words: string; place: SourcePlace; asOrder: boolean };

/** Everything written about the key: below the question, and in the list at the end. */
function writtenKeys(draft: Draft, shape: Shape, listed: string | null): Written[] {
  const choices = {
    signs: signsOfOptions(shape.options),
    texts: shape.options.map(plainOfPart),
    prompts: shape.prompts.map((prompt, at) => prompt.sign ?? String(at + 1)),
  };
  const sources = (["order", "key"] as const).flatMap((field) => {
    const words = saidText(draft, field);
    const place = draft.said.get(field)?.[0]?.place ?? draft.place;
    return words === null ? [] : [{ words, place, asOrder: field === "order" }];
  });
  if (listed !== null) sources.push({ words: listed, place: draft.place, asOrder: false });
  return sources.map((source) => ({ ...source, key: readWrittenKey(source.words, choices) }));
}

/** "Đúng" or "Sai" as an option of the question. */
function asOption(key: WrittenKey, options: readonly Part[]): number[] | null {
  if (key.kind === "options") return key.right;
  if (key.kind !== "truth") return null;
  const index = options.findIndex((option) => truthOf(plainOfPart(option)) === key.value);
  return index < 0 ? null : [index];
}

type Choice = { right: number[]; notes: Note[] };

/** What signs and looks of the options say, with a note for looks. */
function shownKey(options: readonly Part[], place: SourcePlace): Choice & { contradictory: boolean } {
  const signed = signedKey(options);
  const unsigned = options.some((option) => option.wrong)
    ? options.flatMap((option, at) => (option.wrong ? [] : [at]))
    : [];
  const bySign = signed.length > 0 ? signed : unsigned;
  const looks = markedKey(options);
  const contradictory =
    looks.contradictory || (bySign.length > 0 && looks.right.length > 0 && !same(bySign, looks.right));
  if (bySign.length > 0) return { right: bySign, notes: [], contradictory };
  const at = options[looks.right[0] ?? -1]?.place ?? place;
  const notes = looks.right.length > 0 ? [note("key-from-formatting", at, looks.manners.join(", "))] : [];
  if (looks.right.length > 1) notes.push(note("key-several", at));
  return { right: looks.right, notes, contradictory };
}

function lettersOf(options: readonly Part[], right: readonly number[]): string {
  const signs = signsOfOptions(options);
  return right.map((index) => signs[index]?.toUpperCase() ?? "?").join(", ");
}

/** The set of right options: as written, or else as shown; an error when the sources do not agree. */
function chosen(draft: Draft, { options }: Shape, written: readonly Written[]): Choice {
  const shown = draft.exact ? { right: [], notes: [], contradictory: false } : shownKey(options, draft.place);
  const notes: Note[] = [];
  const sets: number[][] = [];
  for (const { key, words, place } of written) {
    const right = asOption(key, options);
    if (right !== null) sets.push(rising(right));
    else notes.push(note("key-unknown-letter", place, key.kind === "unknown" ? key.words : words));
  }
  if (sets.length === 0 && notes.length > 0) return { right: [], notes };
  const all = [...sets, ...(shown.right.length > 0 ? [rising(shown.right)] : [])];
  const agreed = all.every((set) => same(set, all[0] ?? [])) && !shown.contradictory;
  if (!agreed) {
    const words = all.map((set) => lettersOf(options, set)).join(" ≠ ");
    notes.push(note("key-contradicts", written[0]?.place ?? draft.place, words));
  }
  if (sets.length > 0) return { right: sets[0] ?? [], notes };
  return { right: rising(shown.right), notes: [...notes, ...(agreed ? shown.notes : [])] };
}

function matched(draft: Draft, { prompts, options, stem }: Shape, written: readonly Written[]): Answer {
  const pairs = written.find(({ key }) => key.kind === "pairs")?.key;
  const right = pairs?.kind === "pairs" && !pairs.right.includes(-1) ? pairs.right : [];
  const strange = written.filter(({ key }) => key.kind !== "pairs");
  return {
    type: "matching",
    stem,
    prompts: prompts.map(plainOfPart),
    options: options.map(plainOfPart),
    right,
    accepted: [],
    notes: strange.map(({ words, place }) => note("key-unknown-letter", place ?? draft.place, words)),
  };
}

/** The order that is asked for; null: the question is no ordering. */
function ordered(draft: Draft, { stem, options }: Shape, written: readonly Written[]): number[] | null {
  const isWhole = (right: readonly number[]) => right.length === options.length && options.length >= 3;
  for (const { key, asOrder } of written) {
    if (key.kind === "options" && isWhole(key.right)) {
      if (asOrder || (!draft.exact && (key.chained || asksForOrder(stem)))) return key.right;
    } else if (asOrder) return [];
  }
  const begins = stem[0] !== undefined && /^(?:hay )?sap xep/.test(folded(plainOfSpans(stem[0].spans)));
  return !draft.exact && written.length === 0 && begins && shownKey(options, draft.place).right.length === 0
    ? []
    : null;
}

const TRUE_OR_FALSE =
  /[([]?\s*(?:dung\s*(?:\/|hay|hoac|-)\s*sai|dung hay sai|d\s*\/\s*s)\s*[)\]]?\s*[?.:]?\s*$/;

/** A question without options: a statement, a short answer, or one whose options are missing. */
function withoutOptions(draft: Draft, stem: Part[], written: readonly Written[]): Answer {
  const none = { stem, prompts: [], options: [], right: [], accepted: [], notes: [] };
  const truth = written.find(({ key }) => key.kind === "truth")?.key;
  const last = stem.at(-1);
  const asks = last !== undefined && TRUE_OR_FALSE.test(folded(plainOfPart(last)));
  if (!draft.exact && (truth?.kind === "truth" || asks)) {
    const right = truth?.kind === "truth" ? [truth.value ? 0 : 1] : [];
    return { ...none, type: "true_false", options: ["Đúng", "Sai"], right };
  }
  const said = draft.said.get("key") ?? [];
  if (draft.exact && said.length > 0) {
    return { ...none, type: "short_answer", accepted: said.map((one) => plainOfSpans(one.spans)) };
  }
  const words = written.map((one) => one.words).join("; ");
  const namesOptions = /^\s*[([]?[A-Ia-i][)\]]?(?:\s*[,;-]\s*[A-I])*[.\s]*$/u.test(words);
  if (written.length === 0 || namesOptions) return { ...none, type: "single" };
  return { ...none, type: "short_answer", accepted: acceptedTexts(words) };
}

/** Decides what kind of question a draft is, and what is right. `listed`: its key in a list by numbers. */
export function settleAnswer(draft: Draft, listed: string | null): Answer {
  const shape = shapeOf(draft, saidText(draft, "order") ?? saidText(draft, "key") ?? listed);
  const written = writtenKeys(draft, shape, listed);
  const { stem, options } = shape;
  if (shape.prompts.length > 0) return matched(draft, shape, written);
  if (options.length === 0) return withoutOptions(draft, stem, written);
  const guessed = shape.guessed ? [note("type-guessed", draft.place)] : [];
  const base = { stem, prompts: [], options: options.map(plainOfPart), accepted: [] };
  const order = ordered(draft, shape, written);
  if (order !== null) return { ...base, type: "ordering", right: order, notes: guessed };
  const { right, notes } = chosen(draft, shape, written);
  return { ...base, type: right.length > 1 ? "multiple" : "single", right, notes: [...guessed, ...notes] };
}
