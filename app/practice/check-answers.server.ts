import { givenAnswer } from "~/attempt/given-answer";
import { judgeAnswer } from "~/attempt/judge-answer";
import { type Wording, wordingsOf } from "~/attempt/papers.server";
import { reviewedAnswer } from "~/attempt/reviewed-answer.server";
import { tidyTyped } from "~/attempt/typed-answer";
import { listRevisionSheets, type RevisionSheet } from "~/bank/revision-sheet.queries.server";
import { CURRENT_SCORING_VERSION, scoreAttempt } from "~/core/scoring/score";
import type { QuestionResult } from "~/core/scoring/types";
import { refuse } from "~/core/verdict";
import { renderQuestionText } from "~/platform/markdown.server";
import type { Mark } from "./marks";
import type { CheckedQuestion, CheckRefusal } from "./paper";
import { drawOptions } from "./paper.queries.server";
import type { PracticeSet } from "./set";
import { readSetQuestions } from "./shown-questions.queries.server";
import { sourceLine } from "./source-line";

/** An answer as the form sends it: ids of options, places of items, or the one text typed. */
export type GivenToCheck = { id: string; given: readonly string[] };

type Checked = { checked: CheckedQuestion[]; refused: { id: string; reason: CheckRefusal }[] };

const MARKS: Record<QuestionResult, Mark> = {
  correct: "right",
  wrong: "wrong",
  blank: "blank",
  void: "blank",
};

/**
 * Tells what is right in questions that were answered, of those that the set shows at `now` and in the wording it shows; nothing is
 * kept of who asked. An empty answer is an answer: whoever wants to know gives up the question.
 */
export async function checkAnswers(
  set: PracticeSet,
  { seed, answers }: { seed: string; answers: readonly GivenToCheck[] },
  now: Date,
): Promise<Checked> {
  const { shown } = await readSetQuestions(set, now);
  const inSet = new Set(shown.map((question) => question.revisionId));
  const told = answers.filter((one) => inSet.has(one.id));
  const ids = told.map((one) => one.id);
  const [wordingOf, sheets] = await Promise.all([wordingsOf(ids), listRevisionSheets(ids)]);
  const result: Checked = {
    checked: [],
    refused: answers.filter((one) => !inSet.has(one.id)).map(({ id }) => refusedAs(id, "not-in-set")),
  };
  for (const answer of told) {
    const sheet = sheets.get(answer.id);
    if (!sheet) throw new Error(`No sheet of revision ${answer.id}`);
    const one = checkOne(answer, { wording: wordingOf(answer.id), sheet, seed });
    if (one.ok) result.checked.push(one.checked);
    else result.refused.push(refusedAs(answer.id, one.reason));
  }
  return result;
}

const refusedAs = (id: string, reason: CheckRefusal) => ({ id, reason });

/** What the form sent, in the form of `SavedAnswer`. */
function choiceOf({ type }: Wording, given: readonly string[]): string[] {
  if (type === "short_answer") return given.map(tidyTyped).filter((text) => text !== "");
  if (type === "matching") return given.some((id) => id !== "") ? [...given] : [];
  return given.filter((id) => id !== "");
}

function checkOne(
  { id, given }: GivenToCheck,
  { wording, sheet, seed }: { wording: Wording; sheet: RevisionSheet; seed: string },
) {
  const { type, prompts } = wording;
  const options = drawOptions(wording, id, seed);
  const place = { type, optionIds: options.map((option) => option.id), promptCount: prompts.length };
  const outline = { accountId: "", asksPrediction: false, places: [place] };
  const judged = judgeAnswer(outline, { position: 1, choice: choiceOf(wording, given), prediction: null });
  if (!judged.ok) return refuse("malformed");
  const keysGiven = givenAnswer(type, options, judged.choice);
  const { perQuestion } = scoreAttempt(CURRENT_SCORING_VERSION, [{ type, key: sheet.keys }], [keysGiven]);
  const drawn = { revisionId: id, options };
  const checked: CheckedQuestion = {
    ...{ id, mark: MARKS[perQuestion[0] ?? "blank"], given: judged.choice },
    answer: reviewedAnswer({ wording, drawn, given: keysGiven ?? [], keys: sheet.keys }),
    explanationHtml: sheet.explanation === "" ? "" : renderQuestionText(sheet.explanation),
    source: sourceLine(sheet.source),
  };
  return { ok: true as const, checked };
}
