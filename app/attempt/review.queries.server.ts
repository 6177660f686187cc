import { listRevisionsInPlay } from "~/contest/opening.queries.server";
import type { DrawnQuestion } from "~/core/drawing/draw";
import { scoreAttempt } from "~/core/scoring/score";
import type { GivenAnswer, ScoredQuestion } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import { wordingsOf } from "./papers.server";
import type { ReviewedQuestion } from "./result";

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

/** The option ids chosen last, by position. */
async function finalChoices(attemptId: string): Promise<Map<number, Set<string>>> {
  const events = await db().answerEvent.findMany({
    where: { attemptId, position: { gt: 0 } },
    orderBy: { seq: "asc" },
    select: { position: true, choice: true },
  });
  return new Map(events.map(({ position, choice }) => [position, new Set(choice)]));
}

const RELEASED = { round: { release: { isNot: null } }, result: { isNot: null } };

/** The question without anything from which a right answer follows. */
function withhold(question: ReviewedQuestion): ReviewedQuestion {
  const options = question.options.map((option) => ({ ...option, isRight: false }));
  return { ...question, options, outcome: "withheld", explanation: "", citation: null };
}

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
  const given = paper.map(({ options }, at): GivenAnswer => {
    const chosen = choices.get(at + 1) ?? new Set();
    return options.filter((option) => chosen.has(option.id)).map((option) => option.key);
  });
  const scored = paper.map(({ revisionId }): ScoredQuestion => {
    return { type: wordingOf(revisionId).type, key: sheetOf(revisionId).keys };
  });
  const { perQuestion } = scoreAttempt(row.result.scoringVersion, scored, given);
  return paper.map(({ revisionId, options }, at) => {
    const { type, stem, texts } = wordingOf(revisionId);
    const { keys, explanation, citation } = sheetOf(revisionId);
    const question: ReviewedQuestion = {
      position: at + 1,
      type,
      stem,
      options: options.map(({ id, key }) => ({
        id,
        text: texts.get(key) ?? "",
        isRight: keys.includes(key),
        isChosen: given[at]?.includes(key) ?? false,
      })),
      outcome: perQuestion[at] ?? "blank",
      explanation,
      citation,
    };
    return inPlay.has(revisionId) ? withhold(question) : question;
  });
}
