import { type AnswerSheetLine, listAnswerSheet } from "~/bank/answer-sheet.queries.server";
import { listQuestionWords, type QuestionWords } from "~/bank/pool.queries.server";
import { type DrawnQuestion, drawPaper } from "~/core/drawing/draw";
import type { QuestionType } from "~/core/scoring/types";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { createToken } from "~/platform/tokens.server";
import { type Shortage, shortagesOf } from "./matrix";
import { findDrawingBasis } from "./opening.queries.server";
import { readCells, readSupply } from "./supply.server";

/** A question as a contestant would see it; texts in the order drawn. */
export type PreviewQuestion = {
  position: number;
  type: QuestionType;
  /** Made from markdown by `renderQuestionText`. */
  stemHtml: string;
  picture: QuestionWords["picture"];
  prompts: string[];
  options: { id: string; text: string }[];
};

/**
 * The organiser's side of one question. `right`, by type: the ids of the right options shown; all of them in the right order;
 * the one for each prompt; the accepted texts.
 */
export type PreviewAnswer = Omit<AnswerSheetLine, "keys" | "explanation"> & {
  position: number;
  right: string[];
  explanationHtml: string;
};

export type PreviewRefusal = "round-unknown" | "track-unknown" | "matrix-empty" | "matrix-short";

export type PreviewRequest = {
  contestId: string;
  roundId: string;
  /** null: the contest has no track. */
  trackId: string | null;
  /** Draws this very paper again; null: another one. */
  seed: string | null;
  /** Whether the answers are wanted too: organisers only. */
  withAnswers: boolean;
};

type Preview = { seed: string; questions: PreviewQuestion[]; answers: PreviewAnswer[] };

/**
 * A sample paper, drawn like a real one: from the frozen pool of an opened round, otherwise from the banks as they are
 * now. Its seed has nothing to do with those of contestants.
 */
export async function previewPaper(
  request: PreviewRequest,
): Promise<Verdict<Preview, PreviewRefusal, { shortages?: Shortage[] }>> {
  const { contestId, roundId, trackId } = request;
  const round = await db().round.findFirst({ where: { id: roundId, contestId }, select: { id: true } });
  if (!round) return refuse("round-unknown");
  if (trackId === null) return refuse("track-unknown");
  const track = await db().track.findFirst({ where: { id: trackId, contestId }, include: { banks: true } });
  if (!track) return refuse("track-unknown");

  const supply = await readSupply(db(), { ...track, bankIds: track.banks.map((one) => one.bankId) });
  const cells = await readCells(db(), roundId, trackId);
  const basis = (await findDrawingBasis(roundId, trackId)) ?? { cells, pool: supply.pool };
  const seed = request.seed ?? createToken(6);
  const drawn = drawPaper({ seed: `preview ${seed}`, ...basis });
  if (!drawn.ok) {
    const shortages = shortagesOf(drawn.problems, supply.topics);
    return shortages.length > 0 ? refuse("matrix-short", { shortages }) : refuse("matrix-empty");
  }
  const answers = request.withAnswers ? await answersTo(drawn.questions) : [];
  return accept({ seed, questions: await wordsOf(drawn.questions), answers });
}

async function wordsOf(drawn: readonly DrawnQuestion[]): Promise<PreviewQuestion[]> {
  const words = await listQuestionWords(drawn.map((one) => one.revisionId));
  return drawn.map(({ revisionId, options }, index) => {
    const question = words.get(revisionId);
    if (!question) throw new Error(`no revision ${revisionId}`);
    const { type, stem, picture, prompts } = question;
    const texts = new Map(question.options.map((option) => [option.key, option.text]));
    return {
      position: index + 1,
      type,
      stemHtml: renderQuestionText(stem),
      picture,
      prompts,
      options: options.map(({ id, key }) => ({ id, text: texts.get(key) ?? "" })),
    };
  });
}

async function answersTo(drawn: readonly DrawnQuestion[]): Promise<PreviewAnswer[]> {
  const sheet = await listAnswerSheet(drawn.map((one) => one.revisionId));
  return drawn.flatMap(({ revisionId, options }, index) => {
    const line = sheet.get(revisionId);
    if (!line) return [];
    const { keys, explanation, ...about } = line;
    // The keys of a short answer are texts, not options.
    const right = keys.map((key) => options.find((option) => option.key === key)?.id ?? key);
    return [{ ...about, position: index + 1, right, explanationHtml: renderQuestionText(explanation) }];
  });
}
