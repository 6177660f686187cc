import { createHash } from "node:crypto";
import { setImmediate as otherWork } from "node:timers/promises";
import { plainText } from "~/bank/question-text";
import { listRevisionSheets } from "~/bank/revision-sheet.queries.server";
import { createRecentMap } from "~/platform/recent-map.server";
import { markWords, type Segment } from "./mark-words";
import { type PassageIndex, PassageIndexBuilder } from "./passage-search";
import { rightAnswer } from "./right-answer";
import type { PracticeSet } from "./set";
import { readSetQuestions } from "./shown-questions.queries.server";
import { sourceLine } from "./source-line";

/** A passage as it is shown, with its source; both in pieces, so that what was asked for can be marked. */
export type ShownPassage = { id: string; text: Segment[]; source: Segment[] };

/** What the study assistant says. No passages: nothing in the sets fits the question. */
export type PassageAnswer = { question: string; passages: ShownPassage[] };

type Stored = { text: string; source: string };
type Library = { index: PassageIndex; passages: ReadonlyMap<string, Stored> };

const MOST_PASSAGES = 10;
const MOST_CANDIDATES = 40;
/** Passages taken into an index between two turns of other work: some milliseconds. */
const AT_ONCE = 25;
/** A question has at most so many letters; the rest is not read. */
const MAX_QUESTION = 200;

// By what the sets show: another selection is another library, and so none holds what is held back.
const libraries = createRecentMap<string, Promise<Library>>(4);

/** What somebody typed into the search field, as it is asked. */
export function askedQuestion(typed: string | null): string {
  return [...(typed ?? "").normalize("NFC").replace(/\s+/g, " ").trim()].slice(0, MAX_QUESTION).join("");
}

/**
 * Passages of the sets that fit the question, best first, at most ten: explanations of questions that the sets show at `now`, or the
 * right answer in words where none is written, with their sources. Nothing else, and nothing made up. null: nothing was asked.
 */
export async function askPassages(
  sets: readonly PracticeSet[],
  typed: string | null,
  now: Date,
): Promise<PassageAnswer | null> {
  const question = askedQuestion(typed);
  if (question === "") return null;
  const shown = await Promise.all(sets.map((set) => readSetQuestions(set, now)));
  const revisionIds = [...new Set(shown.flatMap((one) => one.shown.map((each) => each.revisionId)))];
  const { index, passages } = await libraryOf(revisionIds);
  const found = index.search(question, MOST_CANDIDATES).flatMap(({ id }) => {
    const passage = passages.get(id);
    if (!passage) return [];
    const [text, source] = [markWords(passage.text, question), markWords(passage.source, question)];
    // What only its question speaks of would not be understood without it.
    return [...text, ...source].some((segment) => segment.isFound) ? [{ id, text, source }] : [];
  });
  return { question, passages: found.slice(0, MOST_PASSAGES) };
}

function libraryOf(revisionIds: readonly string[]): Promise<Library> {
  const version = createHash("sha256").update(revisionIds.join()).digest("base64url");
  const known = libraries.get(version);
  if (known) return known;
  const built = buildLibrary(revisionIds);
  libraries.set(version, built);
  built.catch(() => libraries.delete(version));
  return built;
}

/** Reads and indexes passages; lets other work in between. The same passage explains several questions: it is kept once. */
async function buildLibrary(revisionIds: readonly string[]): Promise<Library> {
  const builder = new PassageIndexBuilder();
  const passages = new Map<string, Stored>();
  const texts = new Set<string>();
  for (let from = 0; from < revisionIds.length; from += AT_ONCE) {
    const some = revisionIds.slice(from, from + AT_ONCE);
    const sheets = await listRevisionSheets(some);
    for (const id of some) {
      const sheet = sheets.get(id);
      if (!sheet) continue;
      const right = rightAnswer(sheet);
      const text = plainText(sheet.explanation) || right;
      const source = sourceLine(sheet.source) ?? "";
      if (text === "" || texts.has(`${text}\n${source}`)) continue;
      texts.add(`${text}\n${source}`);
      passages.set(id, { text, source });
      const about = [plainText(sheet.stem), right, sheet.source.document?.title].filter(Boolean).join(". ");
      builder.add({ id, text, source, about });
    }
    await otherWork();
  }
  return { index: builder.build(), passages };
}
