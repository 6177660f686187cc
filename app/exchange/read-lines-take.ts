import { cleanLine } from "./clean-text";
import { hasAnswer, newPart, partsOf, say } from "./read-lines-draft";
import { takeExactLine } from "./read-lines-exact";
import { fieldLine, isDifficulty, isKeyListHeading } from "./read-lines-fields";
import { type Heading, headingLine, topicOfNextLine } from "./read-lines-heading";
import { keyEntries, keyEntryLine } from "./read-lines-key-list";
import { bulletEnd, type Label, numberLabel, optionMarker, questionLabel } from "./read-lines-label";
import { isNewQuestion } from "./read-lines-number";
import {
  addItem,
  addOptionLine,
  addStemText,
  addTruths,
  continueLast,
  isFull,
  optionOf,
} from "./read-lines-parts";
import { takeField, takeSectionField, takeTrailingField } from "./read-lines-said";
import { closeDraft, type LineState, leaveOver, startDraft } from "./read-lines-state";
import { note } from "./settle-question";
import { isBlank, isInCapitals, type SourceLine, textOf, trimSpans } from "./source-line";

/** What follows a line: the words of the next line that has any, or that a table of keys stands there. */
export type Ahead = { text: string; isKeyTable: boolean };

/** What stands about a line. */
type Around = { wasBlank: boolean; ahead: Ahead };

const MAX_LINE = 20_000;
/** A rule across the page, a row of stars: says nothing. */
const RULE = /^\s*[-–—_=*~#.·•…]{3,}\s*$/u;

/** Takes the next line of the source in. */
export function takeLine(state: LineState, line: SourceLine, ahead: Ahead): void {
  const text = textOf(line.spans);
  const wasBlank = state.blank;
  state.blank = isBlank(line) || (line.role === null && RULE.test(text));
  if (!state.blank) {
    if (text.trim() !== "") takeWords(state, line, text, ahead, wasBlank);
    takePictures(state, line);
  }
  (state.draft?.notes ?? state.notes).push(...line.notes);
}

function takeWords(state: LineState, line: SourceLine, text: string, ahead: Ahead, wasBlank: boolean): void {
  if (takeExactLine(state, line, text) || takeKeyList(state, text, ahead) || takeStart(state, line, text))
    return;
  // A line beyond any measure is not searched for signs; a question of hundreds of lines takes no more.
  const { draft } = state;
  if (draft && isFull(draft)) leaveOver(state, text, line.place);
  else if (draft && text.length > MAX_LINE) addStemText(draft, line, 0, "paragraph");
  else takeWithin(state, line, text, { wasBlank, ahead });
}

function takePictures(state: LineState, line: SourceLine): void {
  const { draft } = state;
  for (const picture of line.pictures) {
    if (draft && !hasAnswer(draft)) draft.pictures.push({ picture, place: line.place });
    else (draft?.notes ?? state.notes).push(note("picture-dropped", line.place, picture.alt || picture.name));
  }
}

/** Keys by number, under a heading of their own or three in a line. */
function takeKeyList(state: LineState, text: string, ahead: Ahead): boolean {
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
function takeStart(state: LineState, line: SourceLine, text: string): boolean {
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
function takeStem(state: LineState, line: SourceLine, text: string, from: number): void {
  const { draft } = state;
  if (!draft) return;
  const bracket = /^\s*[([]([^()[\]]{2,25})[)\]]\s*[:.]?\s*/u.exec(text.slice(from));
  const level = bracket?.[1] ?? "";
  if (bracket && isDifficulty(level) && draft.difficulty !== level)
    draft.difficulty = level.replace(/^mức(?: độ)?:?\s*/iu, "");
  const start = from + (bracket && isDifficulty(level) ? bracket[0].length : 0);
  addStemText(draft, takeTrailingField(draft, line, text), start, "paragraph");
}

/** Lines within a question, or outside of all. */
function takeWithin(state: LineState, line: SourceLine, text: string, around: Around): void {
  const { draft } = state;
  const field = fieldLine(text);
  if (draft && field) takeField(draft, line, text, field);
  else if (draft) takeBody(state, line, text, around);
  else if (state.nameless && topicOfNextLine(text) !== null) {
    const topic = topicOfNextLine(text);
    state.section.topic = topic;
    if (topic !== null && !state.topics.includes(topic)) state.topics.push(topic);
  } else if (state.style === "none" && !isInCapitals(text)) {
    startDraft(state, line, {});
    takeStem(state, line, text, 0);
  } else leaveOver(state, text, line.place);
}

function takeBody(state: LineState, line: SourceLine, text: string, around: Around): void {
  const { draft } = state;
  if (!draft) return;
  const marker = optionOf(draft, text);
  const explains = draft.open === "explanation" || draft.open === "citation";
  if (marker) addOptionLine(draft, takeTrailingField(draft, line, text), marker);
  else if (!explains && addTruths(draft, line)) return;
  else if (draft.open !== null) takeBehindField(state, line, text, around);
  else if (!takeListItem(state, line, text)) takeText(state, line, text, around.wasBlank);
}

function takeListItem({ draft }: LineState, line: SourceLine, text: string): boolean {
  if (!draft || draft.parts.some((part) => part.kind === "letter")) return false;
  const number = numberLabel(text);
  const bullet = line.auto?.bullet ? 0 : bulletEnd(text);
  if (number) addItem(draft, line, "number", number.end, String(number.number));
  else if (bullet !== null) addItem(draft, line, "bullet", bullet, null);
  return number !== null || bullet !== null;
}

/** Words behind "Giải thích:" go on with it; behind a key they belong to nothing, or begin the next question. */
function takeBehindField(state: LineState, line: SourceLine, text: string, around: Around): void {
  const { draft } = state;
  const said = draft?.open ? draft.said.get(draft.open) : undefined;
  const isEmpty = said?.length === 1 && said[0] !== undefined && cleanLine(textOf(said[0].spans)) === "";
  const goesOn = draft?.open === "explanation" || draft?.open === "citation";
  if (!draft?.open || !said) return;
  const begins =
    state.style === "none" && (around.wasBlank || optionMarker(around.ahead.text)?.letter === "a");
  if (isEmpty || (goesOn && !begins)) {
    const item = line.auto?.bullet ? { ordered: false, number: 1, level: line.auto.level } : null;
    say(draft, draft.open, {
      spans: line.spans,
      place: line.place,
      item,
      glue: line.continues ? "break" : "paragraph",
    });
  } else if (state.style === "none") {
    startDraft(state, line, {});
    takeStem(state, line, text, 0);
  } else leaveOver(state, text, line.place);
}

/** Plain words: they go on with the stem or with an option, or belong to nothing. */
function takeText(state: LineState, line: SourceLine, text: string, wasBlank: boolean): void {
  const { draft } = state;
  const last = draft?.parts.at(-1);
  if (!draft || !last) {
    takeStem(state, line, text, 0);
    return;
  }
  if (last.kind === "text") {
    const lower = /^\s*\p{Ll}/u.test(text) && !wasBlank && !/[.:;?!]\s*$/u.test(textOf(last.spans));
    if (line.continues || lower)
      continueLast(draft, takeTrailingField(draft, line, text).spans, line.continues ? "break" : "space");
    else takeStem(state, line, text, 0);
  } else if (goesOnWithOption(line, text, textOf(last.spans), wasBlank)) {
    continueLast(draft, takeTrailingField(draft, line, text).spans, "space");
  } else if (last.kind !== "letter") draft.parts.push(newPart("text", trimSpans(line.spans), line.place));
  else if (state.style === "none" && wasBlank) {
    startDraft(state, line, {});
    takeStem(state, line, text, 0);
  } else leaveOver(state, text, line.place);
}

function goesOnWithOption(line: SourceLine, text: string, before: string, wasBlank: boolean): boolean {
  if (line.continues) return true;
  if (wasBlank || isInCapitals(text)) return false;
  return /^\s*[\p{Ll}\d(“"]/u.test(text) || !/[.;:?!…]\s*$/u.test(before);
}
