import type { Difficulty } from "~/core/drawing/matrix";
import type { QuestionType } from "~/core/scoring/types";
import { type Audience, OPTION_KEYS, type QuestionOption } from "./question";

/** What two revisions are compared by. */
export type ComparedRevision = {
  topicCode: string;
  difficulty: Difficulty;
  audience: Audience;
  type: QuestionType;
  stem: string;
  picture: { id: string; alt: string } | null;
  prompts: readonly string[];
  options: readonly QuestionOption[];
  keys: readonly string[];
  explanation: string;
  document: { issuer: string; kind: string; number: string; date: string | null } | null;
  place: string | null;
};

export type ComparedField =
  | "topic"
  | "difficulty"
  | "audience"
  | "type"
  | "stem"
  | "picture"
  | "pictureAlt"
  | `prompt-${string}`
  | `option-${string}`
  | "keys"
  | "explanation"
  | "document"
  | "place";

/** What a field said and says; empty: nothing. Names of choices ("easy") and ids of pictures as stored. */
export type Difference = { field: ComparedField; before: string; after: string };

/** Fields in which `after` differs from `before`, in the order of the form. */
export function differencesBetween(before: ComparedRevision, after: ComparedRevision): Difference[] {
  const old = textsOf(before);
  const now = textsOf(after);
  const fields = [...new Set([...now.keys(), ...old.keys()])];
  return fields.flatMap((field) => {
    const pair = { before: old.get(field) ?? "", after: now.get(field) ?? "" };
    return pair.before === pair.after ? [] : [{ field, ...pair }];
  });
}

function textsOf(revision: ComparedRevision): Map<ComparedField, string> {
  const { document } = revision;
  return new Map<ComparedField, string>([
    ["topic", revision.topicCode],
    ["difficulty", revision.difficulty],
    ["audience", revision.audience],
    ["type", revision.type],
    ["stem", revision.stem],
    ["picture", revision.picture?.id ?? ""],
    ["pictureAlt", revision.picture?.alt ?? ""],
    ...revision.prompts.map((text, index): [ComparedField, string] => [`prompt-${OPTION_KEYS[index]}`, text]),
    ...revision.options.map((one): [ComparedField, string] => [`option-${one.key}`, one.text]),
    ["keys", keyWords(revision)],
    ["explanation", revision.explanation],
    ["document", document ? [document.kind, document.number, document.date, document.issuer].join(" ") : ""],
    ["place", revision.place ?? ""],
  ]);
}

/** Letters of the right options; for matching one for each prompt; for a short answer the texts themselves. */
function keyWords({ type, keys }: ComparedRevision): string {
  if (type === "short_answer") return keys.join("; ");
  const letters = type === "matching" || type === "ordering" ? [...keys] : keys.toSorted();
  return letters.join(", ").toUpperCase();
}

export type WordChange = { kind: "same" | "gone" | "new"; text: string };

const MAX_WORDS = 600;

/** The two texts woven together word by word, longest common subsequence; very long texts whole against whole. */
export function wordChanges(before: string, after: string): WordChange[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  if (old.length > MAX_WORDS || now.length > MAX_WORDS) {
    return merged([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  }
  const common = commonLengths(old, now);
  const lengthAt = (i: number, j: number) => common[i]?.[j] ?? 0;
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      changes.push({ kind: "same", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      changes.push({ kind: "gone", text: old[i] ?? "" });
      i += 1;
    } else {
      changes.push({ kind: "new", text: now[j] ?? "" });
      j += 1;
    }
  }
  return merged(changes);
}

/** Line breaks tell nothing in a comparison of words. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/** `[i][j]`: words common to the rests from i and from j on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      const below = table[i + 1] as number[];
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function merged(changes: readonly WordChange[]): WordChange[] {
  const runs: WordChange[] = [];
  for (const { kind, text } of changes) {
    const last = runs.at(-1);
    if (text === "") continue;
    if (last?.kind === kind) last.text += ` ${text}`;
    else runs.push({ kind, text });
  }
  return runs;
}
