import type { DrawnQuestion } from "~/core/drawing/draw";
import type { QuestionType } from "~/core/scoring/types";
import { pool } from "~/platform/db.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { createRecentMap } from "~/platform/recent-map.server";
import type { PaperOutline } from "./judge-answer";
import type { PublicPicture } from "./sitting";

/** A wording as the contestant may see it, with the author's keys by which the paper names its options. */
export type Wording = {
  type: QuestionType;
  stemHtml: string;
  picture: PublicPicture | null;
  prompts: string[];
  texts: ReadonlyMap<string, string>;
};

// Revisions and papers never change, so what is remembered cannot be out of date.
const wordings = createRecentMap<string, Wording>(10_000);
const outlines = createRecentMap<string, PaperOutline>(10_000);

const WORDINGS_SQL = `
SELECT r.id, r.type, r.stem, r.prompts, r.options, r.picture_alt, p.id AS picture_id, p.width, p.height
FROM question_revision r LEFT JOIN picture p ON p.id = r.picture_id
WHERE r.id = ANY($1::uuid[])`;

const PAPERS_SQL = `
SELECT a.id, a.account_id, a.paper, c.prediction_question IS NOT NULL AS asks_prediction
FROM attempt a JOIN round r ON r.id = a.round_id JOIN contest c ON c.id = r.contest_id
WHERE a.id = ANY($1::uuid[])`;

type WordingRow = {
  id: string;
  type: QuestionType;
  stem: string;
  prompts: string[];
  options: { key: string; text: string }[];
} & (
  | { picture_id: string; picture_alt: string; width: number; height: number }
  | { picture_id: null; picture_alt: null; width: null; height: null }
);
type PaperRow = { id: string; account_id: string; paper: DrawnQuestion[]; asks_prediction: boolean };

function wordingIn(row: WordingRow): Wording {
  const { type, prompts, options } = row;
  const picture = row.picture_id
    ? { id: row.picture_id, alt: row.picture_alt, width: row.width, height: row.height }
    : null;
  const texts = new Map(options.map(({ key, text }) => [key, text]));
  return { type, stemHtml: renderQuestionText(row.stem), picture, prompts, texts };
}

/** The wordings of revisions, by id. Throws when one does not exist. */
export async function wordingsOf(revisionIds: readonly string[]): Promise<(revisionId: string) => Wording> {
  const missing = [...new Set(revisionIds)].filter((id) => !wordings.has(id));
  const found = new Map<string, Wording>();
  if (missing.length > 0) {
    const { rows } = await pool().query<WordingRow>({
      name: "wordings",
      text: WORDINGS_SQL,
      values: [missing],
    });
    for (const row of rows) found.set(row.id, wordingIn(row));
    for (const [id, wording] of found) wordings.set(id, wording);
  }
  return (revisionId) => {
    const wording = found.get(revisionId) ?? wordings.get(revisionId);
    if (!wording) throw new Error(`No revision ${revisionId}`);
    return wording;
  };
}

/** The outlines of attempts' papers, by attempt; an attempt that does not exist is absent. */
export async function outlinesOf(attemptIds: Iterable<string>): Promise<Map<string, PaperOutline>> {
  const found = new Map<string, PaperOutline>();
  const missing: string[] = [];
  for (const id of attemptIds) {
    const known = found.get(id) ?? outlines.get(id);
    if (known) found.set(id, known);
    else missing.push(id);
  }
  if (missing.length > 0) await loadOutlines(missing, found);
  return found;
}

async function loadOutlines(attemptIds: string[], into: Map<string, PaperOutline>): Promise<void> {
  const { rows } = await pool().query<PaperRow>({ name: "papers", text: PAPERS_SQL, values: [attemptIds] });
  const wordingOf = await wordingsOf(rows.flatMap(({ paper }) => paper.map(({ revisionId }) => revisionId)));
  for (const row of rows) {
    const outline: PaperOutline = {
      accountId: row.account_id,
      asksPrediction: row.asks_prediction,
      places: row.paper.map(({ revisionId, options }) => {
        const { type, prompts } = wordingOf(revisionId);
        return { type, optionIds: options.map((option) => option.id), promptCount: prompts.length };
      }),
    };
    outlines.set(row.id, outline);
    into.set(row.id, outline);
  }
}
