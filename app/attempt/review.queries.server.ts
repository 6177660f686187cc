import { listRevisionsInPlay } from "~/contest/opening.queries.server";
import type { DrawnQuestion } from "~/core/drawing/draw";
import { scoreAttempt } from "~/core/scoring/score";
import type { ScoredQuestion } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { givenAnswer } from "./given-answer";
import { wordingsOf } from "./papers.server";
import type { ReviewedQuestion } from "./result";
import { reviewedAnswer } from "./reviewed-answer.server";

type Sheet = { keys: string[]; explanation: string; citation: string | null };

/** What is right and why, by revision. */
async function sheetsOf(revisionIds: readonly string[]): Promise<(revisionId: string) => Sheet> {
  const rows = await db().questionRevision.findMany({
    where: { id: { in: [...new Set(revisionIds)] } },
    select: {
      id: true,
      citationPlace: true,
      document: { select: { kind: true, number: true, issuer: true } },
      solution: { select: { keys: true, explanation: true } },
    },
  });
  const sheets = new Map(
    rows.map(({ id, citationPlace, document, solution }) => {
      const name =
        document && [document.kind, document.number, `(${document.issuer})`].filter(Boolean).join(" ");
      const citation = [citationPlace, name].filter(Boolean).join(", ") || null;
      return [id, { keys: solution?.keys ?? [], explanation: solution?.explanation ?? "", citation }];
    }),
  );
  return (revisionId) => {
    const sheet = sheets.get(revisionId);
    if (!sheet) throw new Error(`No revision ${revisionId}`);
    return sheet;
  };
}

/** The choices made last, by position. */
async function finalChoices(attemptId: string): Promise<Map<number, string[]>> {
  const events = await db().answerEvent.findMany({
    where: { attemptId, position: { gt: 0 } },
    orderBy: { seq: "asc" },
    select: { position: true, choice: true },
  });
  return new Map(events.map(({ position, choice }) => [position, choice]));
}

const RELEASED = { round: { release: { isNot: null } }, result: { isNot: null } };

/**
 * The account's own paper with keys, explanations and citations; null before the organiser released them, or when the attempt is
 * not the account's or not submitted. Questions that another unlocked round may still draw are withheld until that round is locked.
 * The only read that shows a contestant what is right.
 */
export async function findReview(attemptId: string, accountId: string): Promise<ReviewedQuestion[] | null> {
  const row = await db().attempt.findFirst({
    where: { id: attemptId, accountId, submittedAt: { not: null }, ...RELEASED },
    select: { paper: true, result: { select: { scoringVersion: true } } },
  });
  if (!row?.result) return null;
  const paper = row.paper as DrawnQuestion[];
  const revisionIds = paper.map((question) => question.revisionId);
  const [wordingOf, sheetOf, choices, inPlay] = await Promise.all([
    wordingsOf(revisionIds),
    sheetsOf(revisionIds),
    finalChoices(attemptId),
    listRevisionsInPlay(),
  ]);
  const given = paper.map(({ revisionId, options }, at) =>
    givenAnswer(wordingOf(revisionId).type, options, choices.get(at + 1)),
  );
  const scored = paper.map(({ revisionId }): ScoredQuestion => {
    return { type: wordingOf(revisionId).type, key: sheetOf(revisionId).keys };
  });
  const { perQuestion } = scoreAttempt(row.result.scoringVersion, scored, given);
  return paper.map((drawn, at) => {
    const wording = wordingOf(drawn.revisionId);
    const { keys, explanation, citation } = sheetOf(drawn.revisionId);
    const { stemHtml, picture } = wording;
    const shown = { position: at + 1, stemHtml, picture };
    const sides = { wording, drawn, given: given[at] ?? [] };
    if (inPlay.has(drawn.revisionId)) {
      const answer = reviewedAnswer({ ...sides, keys: [] });
      return { ...shown, answer, outcome: "withheld", explanationHtml: "", citation: null };
    }
    return {
      ...shown,
      answer: reviewedAnswer({ ...sides, keys }),
      outcome: perQuestion[at] ?? "blank",
      explanationHtml: renderQuestionText(explanation),
      citation,
    };
  });
}
