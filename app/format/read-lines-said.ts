import { cleanLine } from "./clean-text";
import type { Draft } from "./read-lines-draft";
import { hasAnswer, say } from "./read-lines-draft";
import { type FieldLine, fieldLine, trailingField } from "./read-lines-fields";
import { closeDraft, type LineState } from "./read-lines-state";
import { type SourceLine, sliceSpans, textOf, trimSpans } from "./source-line";

/** Takes "Giải thích: …" and its like in. A legal basis in brackets behind an explanation is told apart. */
export function takeField(
  draft: Draft,
  line: SourceLine,
  _text: string,
  { field, from, to }: FieldLine,
): void {
  const own = { ...line, spans: sliceSpans(line.spans, from, to) };
  const rest = field === "explanation" ? takeTrailingField(draft, own, textOf(own.spans)) : own;
  say(draft, field, { spans: trimSpans(rest.spans), place: line.place, item: null, glue: "paragraph" });
  draft.open = field;
}

/** Takes "(Căn cứ: …)" or "Đáp án: B" from the end of a line; the line without it. */
export function takeTrailingField(draft: Draft, line: SourceLine, text: string): SourceLine {
  const found = trailingField(text);
  if (!found) return line;
  const spans = trimSpans(sliceSpans(line.spans, found.from, found.to));
  say(draft, found.field, { spans, place: line.place, item: null, glue: "paragraph" });
  return { ...line, spans: sliceSpans(line.spans, 0, found.cut) };
}

/**
 * "Chủ đề: …", "Mức độ: …" and "Đối tượng: …" above questions hold for all that follow, until the next. False: the line
 * is none of these, or speaks of the question above it.
 */
export function takeSectionField(state: LineState, line: SourceLine, text: string): boolean {
  const found = fieldLine(text);
  if (!found || (found.field !== "topic" && found.field !== "difficulty" && found.field !== "audience"))
    return false;
  const { draft } = state;
  if (draft && (state.fieldsBelow || !hasAnswer(draft))) return false;
  closeDraft(state);
  const words = cleanLine(textOf(sliceSpans(line.spans, found.from, found.to)));
  if (words === "") return true;
  state.section = { ...state.section, [found.field]: words };
  if (found.field === "topic" && !state.topics.includes(words)) state.topics.push(words);
  return true;
}
