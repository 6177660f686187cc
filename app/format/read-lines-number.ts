import { hasAnswer, partsOf, saidText } from "./read-lines-draft";
import { plainOfSpans } from "./read-lines-markdown";
import type { LineState } from "./read-lines-state";
import { folded, type SourceLine } from "./source-line";

const ASKS_FOR_ORDER = /(?:sap xep|trinh tu|thu tu|ghep|noi )/;

/**
 * Whether "3." begins a question where questions are numbered so, and not an item of the question above: steps to be put
 * in order, things to be matched.
 */
export function isNewQuestion(
  { draft, drafts, questionList }: LineState,
  line: SourceLine,
  number: number,
): boolean {
  if (!draft) return true;
  if (line.auto && questionList !== null && line.auto.list === questionList) return true;
  const items = partsOf(draft, "number").length;
  const expected = (drafts.findLast((one) => one.number !== null)?.number ?? 0) + 1;
  if (hasAnswer(draft)) return saidText(draft, "key") !== null || draft.open === null || number === expected;
  const text = folded(draft.parts.map((part) => plainOfSpans(part.spans)).join(" "));
  const collects = items > 0 || ASKS_FOR_ORDER.test(text) || (line.auto !== null && questionList !== null);
  if (collects && number === items + 1) return false;
  return number === expected || draft.parts.some((part) => part.kind === "bullet");
}
