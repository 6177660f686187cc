import { type Draft, newPart, say } from "./read-lines-draft";
import { fieldLine } from "./read-lines-fields";
import { optionMarker, questionLabel } from "./read-lines-label";
import { continueLast } from "./read-lines-parts";
import { type LineState, startDraft } from "./read-lines-state";
import { type SourceLine, type Span, sliceSpans, trimSpans } from "./source-line";

/*
 * Lines whose paragraph style says what they are: documents of our own writer. Words that look like a sign ("A.",
 * "Đáp án:", a star) are words there, so that what was written is read back exactly.
 */

const itemOf = ({ auto }: SourceLine) =>
  auto && { ordered: !auto.bullet, number: Number.parseInt(auto.label, 10) || 1, level: auto.level };

/** The sign of an automatic list stands before the words only for readers of typed signs. */
function ownSpans({ spans, auto }: SourceLine): Span[] {
  return auto && !auto.bullet ? sliceSpans(spans, auto.label.length) : spans;
}

function takeStemLine(draft: Draft, line: SourceLine, spans: readonly Span[]): void {
  if (line.continues && draft.parts.length > 0) continueLast(draft, spans, "break");
  else {
    const item = itemOf(line);
    draft.parts.push(
      newPart(item ? (item.ordered ? "number" : "bullet") : "text", trimSpans(spans), line.place, {
        sign: item?.ordered ? String(item.number) : null,
        level: item?.level ?? 0,
      }),
    );
  }
}

function takeFieldLine(draft: Draft, line: SourceLine, text: string): boolean {
  const found = fieldLine(text);
  if (!found) return false;
  say(draft, found.field, {
    spans: trimSpans(sliceSpans(line.spans, found.from)),
    place: line.place,
    item: null,
    glue: "paragraph",
  });
  draft.open = found.field;
  return true;
}

function takeStyled(draft: Draft, line: SourceLine, text: string): boolean {
  switch (line.role) {
    case "stem":
      takeStemLine(draft, line, ownSpans(line));
      return true;
    case "option": {
      const marker = optionMarker(text);
      if (!marker) return false;
      const end = /^\s*\S+\s?/.exec(text)?.[0].length ?? marker.end;
      const spans = trimSpans(sliceSpans(line.spans, end));
      draft.parts.push(newPart("letter", spans, line.place, { sign: marker.letter, whole: line.spans }));
      return true;
    }
    case "explanation": {
      const glue = line.continues ? "break" : "paragraph";
      const spans = trimSpans(ownSpans(line));
      say(draft, "explanation", {
        spans,
        place: line.place,
        item: line.continues ? null : itemOf(line),
        glue,
      });
      return true;
    }
    case "field":
      if (line.continues && draft.open === "explanation") {
        say(draft, "explanation", { spans: line.spans, place: line.place, item: null, glue: "break" });
        return true;
      }
      return takeFieldLine(draft, line, text);
    case "answer":
      return takeFieldLine(draft, line, text);
    default:
      return false;
  }
}

/** Takes a line by its style. False: it has none of ours, or its words are not what the style promises. */
export function takeExactLine(state: LineState, line: SourceLine, text: string): boolean {
  if (line.role === null) return false;
  if (line.role === "title") return true;
  if (line.role === "question" && !line.continues) {
    const label = questionLabel(text);
    if (!label) return false;
    const start = /^\S+\s+\S+\s?/.exec(text)?.[0].length ?? label.end;
    const draft = startDraft(state, line, { label: label.label, number: label.number, exact: true });
    takeStemLine(draft, line, sliceSpans(line.spans, start));
    return true;
  }
  if (!state.draft?.exact) return false;
  return takeStyled(state.draft, line.role === "question" ? { ...line, role: "stem" } : line, text);
}
