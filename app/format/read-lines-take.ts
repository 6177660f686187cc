import { cleanLine } from "./clean-text";
import { hasAnswer, newPart, say } from "./read-lines-draft";
import { takeExactLine } from "./read-lines-exact";
import { fieldLine } from "./read-lines-fields";
import { topicOfNextLine } from "./read-lines-heading";
import { bulletEnd, numberLabel, optionMarker } from "./read-lines-label";
import {
  addItem,
  addOptionLine,
  addStemText,
  addTruths,
  continueLast,
  isFull,
  optionOf,
} from "./read-lines-parts";
import { takeField, takeTrailingField } from "./read-lines-said";
import { type Ahead, takeKeyList, takeStart, takeStem } from "./read-lines-start";
import { type LineState, leaveOver, startDraft } from "./read-lines-state";
import { note } from "./settle-question";
import { isBlank, isInCapitals, type SourceLine, textOf, trimSpans } from "./source-line";

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
