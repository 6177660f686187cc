import { hasAnswer, partsOf } from "./read-lines-draft";
import { fieldLine, isDifficulty, isKeyListHeading } from "./read-lines-fields";
import { type Heading, headingLine } from "./read-lines-heading";
import { keyEntries, keyEntryLine } from "./read-lines-key-list";
import { type Label, numberLabel, questionLabel } from "./read-lines-label";
import { isNewQuestion } from "./read-lines-number";
import { addStemText, optionOf } from "./read-lines-parts";
import { takeSectionField, takeTrailingField } from "./read-lines-said";
import { closeDraft, type LineState, leaveOver, startDraft } from "./read-lines-state";
import { note } from "./settle-question";
import { isInCapitals, type SourceLine } from "./source-line";

/* Lines that begin something: a question, a part of the paper, a list of keys. */

/** What follows a line: the words of the next line that has any, or that a table of keys stands there. */
export type Ahead = { text: string; isKeyTable: boolean };

/** Keys by number, under a heading of their own or three in a line. */
export function takeKeyList(state: LineState, text: string, ahead: Ahead): boolean {
  if (state.drafts.length === 0) return false;
  const heads = isKeyListHeading(text);
  if (heads && (ahead.isKeyTable || keyEntryLine(ahead.text) !== null || keyEntries(ahead.text).length > 0)) {
    closeDraft(state);
    state.inKeyList = true;
    state.keyLists.push({ entries: [], above: state.drafts.length });
    return true;
  }
  const many = keyEntries(text.replace(/^[\s*]*(?:đáp án|answers?|key)[^:]{0,20}:/iu, ""));
  const one = state.inKeyList ? keyEntryLine(text) : null;
  const pairs =
    state.draft !== null && (state.draft.pairs !== null || partsOf(state.draft, "number").length > 1);
  const entries = one?.more && many.length === 0 ? [one] : pairs ? [] : many;
  if (entries.length === 0 || (!state.inKeyList && entries.length < 3)) {
    state.inKeyList &&= headingLine(text) !== null;
    return false;
  }
  if (!state.inKeyList) {
    closeDraft(state);
    state.keyLists.push({ entries: [], above: state.drafts.length });
    state.inKeyList = true;
  }
  state.keyLists.at(-1)?.entries.push(...entries);
  return true;
}

/** Lines that begin a question or a part of the paper. */
export function takeStart(state: LineState, line: SourceLine, text: string): boolean {
  const label = state.style === "none" ? null : questionLabel(text);
  if (label && (label.label !== null || state.style === "word")) {
    startQuestion(state, line, text, label);
    return true;
  }
  const number = state.style === "number" ? numberLabel(text) : null;
  if (number && !number.bracketed && isNewQuestion(state, line, number.number)) {
    startQuestion(state, line, text, {
      label: String(number.number),
      number: number.number,
      aside: null,
      end: number.end,
    });
    state.questionList = line.auto?.list ?? state.questionList;
    return true;
  }
  const { draft } = state;
  if (optionOf(draft, text)) return false;
  if (fieldLine(text) !== null) return takeSectionField(state, line, text);
  const heading = headingLine(text);
  if (heading === null || (draft && !endsQuestion(state, text, heading))) return false;
  takeHeading(state, line, text, heading);
  return true;
}

/** Whether a heading may stand here: not in the midst of a stem, unless it cannot be part of one. */
function endsQuestion({ draft }: LineState, text: string, heading: Heading): boolean {
  if (!draft || hasAnswer(draft) || isInCapitals(text)) return true;
  return heading.sure && (draft.parts.length >= 3 || /^\s*(?:chủ đề|chuyên đề|lĩnh vực)/iu.test(text));
}

function takeHeading(state: LineState, line: SourceLine, text: string, heading: Heading): void {
  closeDraft(state);
  state.inKeyList = false;
  state.nameless = heading.nameless;
  const { topic, difficulty, audience } = heading;
  if (topic !== null) {
    state.section = { ...state.section, topic, difficulty: null };
    if (!state.topics.includes(topic)) state.topics.push(topic);
  }
  if (difficulty !== null) state.section.difficulty = difficulty;
  if (audience !== null) state.section.audience = audience;
  const said = topic !== null || difficulty !== null || audience !== null || heading.nameless;
  if (!said) leaveOver(state, text, line.place);
}

function startQuestion(state: LineState, line: SourceLine, text: string, label: Label): void {
  const draft = startDraft(state, line, { label: label.label, number: label.number });
  if (label.aside !== null) {
    if (isDifficulty(label.aside)) draft.difficulty = label.aside.replace(/^mức(?: độ)?:?\s*/iu, "");
    else draft.notes.push(note("text-left-over", line.place, label.aside));
  }
  takeStem(state, line, text, label.end);
}

/** The words of a stem, without a key or a legal basis that ends them. */
export function takeStem(state: LineState, line: SourceLine, text: string, from: number): void {
  const { draft } = state;
  if (!draft) return;
  const bracket = /^\s*[([]([^()[\]]{2,25})[)\]]\s*[:.]?\s*/u.exec(text.slice(from));
  const level = bracket?.[1] ?? "";
  if (bracket && isDifficulty(level) && draft.difficulty !== level)
    draft.difficulty = level.replace(/^mức(?: độ)?:?\s*/iu, "");
  const start = from + (bracket && isDifficulty(level) ? bracket[0].length : 0);
  addStemText(draft, takeTrailingField(draft, line, text), start, "paragraph");
}
