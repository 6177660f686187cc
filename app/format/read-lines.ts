import { accept, refuse, type Verdict } from "~/core/verdict";
import { type FoundQuestion, MAX_QUESTIONS, type ReadFile, type ReadRefusal } from "./found-question";
import { takeColumns } from "./read-lines-columns";
import type { Draft } from "./read-lines-draft";
import { fieldLine } from "./read-lines-fields";
import { type KeyEntry, keyEntries } from "./read-lines-key-list";
import { numberLabel, questionLabel } from "./read-lines-label";
import { settleDraft } from "./read-lines-settle";
import type { Ahead } from "./read-lines-start";
import { closeDraft, type LabelStyle, type LineState, newState, startDraft } from "./read-lines-state";
import { judgeTable, type TableUse } from "./read-lines-table";
import { takeLine } from "./read-lines-take";
import { note } from "./settle-question";
import { folded, isBlank, type SourceBlock, type SourceLine, type SourceTable, textOf } from "./source-line";

/** Tables by what they are for; those that only arrange lines are lines. */
type Step =
  | { kind: "line"; line: SourceLine }
  | { kind: "table"; use: Exclude<TableUse, { kind: "lines" }>; table: SourceTable };

function stepsOf(blocks: readonly SourceBlock[]): Step[] {
  return blocks.flatMap((block): Step[] => {
    if (block.kind === "line") return [block];
    const use = judgeTable(block.table);
    if (use.kind !== "lines") return [{ kind: "table", use, table: block.table }];
    return use.lines.map((line) => ({ kind: "line", line }));
  });
}

const SAMPLE = 5_000;

/** How the questions of a source begin, judged by all its lines. */
export function styleOf(lines: readonly SourceLine[]): LabelStyle {
  let words = 0;
  let numbers = 0;
  for (const line of lines) {
    const text = textOf(line.spans).slice(0, SAMPLE);
    if (keyEntries(text).length > 0) continue;
    const label = questionLabel(text);
    if (label !== null) words += label.label === null ? 0.6 : 1;
    else if (numberLabel(text)?.bracketed === false) numbers += 1;
  }
  if (words >= 0.5 && words * 8 >= numbers) return "word";
  return numbers > 0 ? "number" : "none";
}

/** Whether topic, level and audience are said below each question rather than above those they hold for. */
function saysBelow(lines: readonly SourceLine[], style: LabelStyle): boolean {
  const first = { question: -1, field: -1 };
  let questions = 0;
  let fields = 0;
  for (const [at, line] of lines.entries()) {
    const text = textOf(line.spans).slice(0, SAMPLE);
    const label = style === "word" ? questionLabel(text) : style === "number" ? numberLabel(text) : null;
    if (label !== null) {
      questions += 1;
      if (first.question < 0) first.question = at;
    } else if (/^(?:topic|difficulty|audience)$/.test(fieldLine(text)?.field ?? "")) {
      fields += 1;
      if (first.field < 0) first.field = at;
    }
  }
  return fields > 0 && first.question >= 0 && first.question < first.field && fields * 2 >= questions;
}

function takeSteps(state: LineState, steps: readonly Step[]): void {
  const ahead: Ahead[] = [];
  let next: Ahead = { text: "", isKeyTable: false };
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    ahead[at] = next;
    const step = steps[at];
    if (step?.kind === "table") next = { text: "", isKeyTable: step.use.kind === "keys" };
    else if (step && !isBlank(step.line)) next = { text: textOf(step.line.spans), isKeyTable: false };
  }
  for (const [at, step] of steps.entries()) {
    if (step.kind === "line") takeLine(state, step.line, ahead[at] ?? next);
    else takeTable(state, step);
    if (state.drafts.length > MAX_QUESTIONS) break;
  }
  closeDraft(state);
}

function takeTable(state: LineState, { use, table }: Extract<Step, { kind: "table" }>): void {
  if (use.kind === "columns") takeColumns(state, table, use.headings);
  else if (use.kind === "keys") {
    closeDraft(state);
    state.keyLists.push({ entries: use.entries, above: state.drafts.length });
  } else {
    const [first] = use.prompts;
    if (!first) return;
    const draft = state.draft ?? startDraft(state, emptyLineAt(first.place), {});
    draft.pairs = { prompts: use.prompts, options: use.options };
    draft.open = null;
    for (const line of table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines))) {
      draft.notes.push(...line.notes);
      for (const one of line.pictures)
        draft.notes.push(note("picture-dropped", line.place, one.alt || one.name));
    }
  }
}

function emptyLineAt(place: SourceLine["place"]): SourceLine {
  return { place, spans: [], auto: null, pictures: [], notes: [], role: null, continues: false };
}

/** Keys by number for the questions above each list; a number that comes twice is used in order. */
function listedKeys({ keyLists, drafts }: LineState): Map<Draft, KeyEntry> {
  const keys = new Map<Draft, KeyEntry>();
  let from = 0;
  for (const { entries, above } of keyLists) {
    const waiting = new Map<number, Draft[]>();
    for (const [at, draft] of drafts.slice(from, above).entries()) {
      const number = draft.number ?? at + 1;
      waiting.set(number, [...(waiting.get(number) ?? []), draft]);
    }
    for (const entry of entries) {
      const draft = waiting.get(entry.number)?.shift();
      if (draft) keys.set(draft, entry);
    }
    from = entries.length > 0 ? above : from;
  }
  return keys;
}

/** Notes on numbers that come twice in a row of questions, or that are left out. A part may begin with 1 again. */
function noteNumbers(drafts: readonly Draft[]): void {
  let last: number | null = null;
  for (const draft of drafts) {
    const { number } = draft;
    if (number === null) continue;
    if (last !== null && number === last)
      draft.notes.push(note("number-repeated", draft.place, String(number)));
    else if (last !== null && number !== 1 && number !== last + 1) {
      draft.notes.push(note("number-skipped", draft.place, `${last} → ${number}`));
    }
    last = number;
  }
}

/** Words without any answer, in a source that does not number its questions, are no question. */
function isQuestion(draft: Draft, style: LabelStyle): boolean {
  const has = draft.pairs !== null || draft.said.size > 0;
  if (has || draft.parts.some((part) => part.kind === "letter")) return true;
  if (style === "none") return draft.parts.some((part) => part.kind === "bullet" || part.kind === "number");
  return (
    style === "word" || draft.parts.length > 1 || /[?:]\s*$/.test(folded(textOf(draft.parts[0]?.spans ?? [])))
  );
}

/**
 * Questions out of lines and tables: the grammar of papers as Vietnamese staff write them, the same for Word documents
 * and plain text. Nothing is lost without a note; what contradicts itself is an error of its question. `style` overrides
 * what the lines themselves say of how questions begin.
 */
export function readLines(
  blocks: readonly SourceBlock[],
  style?: LabelStyle,
): Verdict<{ file: ReadFile }, ReadRefusal> {
  const steps = stepsOf(blocks);
  const lines = steps.flatMap((step) => (step.kind === "line" ? [step.line] : []));
  const labels = style ?? styleOf(lines);
  const state = newState(labels, saysBelow(lines, labels));
  takeSteps(state, steps);
  if (state.drafts.length > MAX_QUESTIONS) return refuse("too-many-questions");
  const file: ReadFile = { questions: [], pictures: [], documents: [], topics: [], notes: state.notes };
  const keys = listedKeys(state);
  noteNumbers(state.drafts);
  for (const draft of state.drafts) {
    if (isQuestion(draft, labels))
      file.questions.push(settleDraft(draft, keys.get(draft) ?? null, file.pictures));
    else file.notes.push(...looseNotes(draft));
  }
  file.topics = state.topics.map((name) => ({ code: "", name }));
  return file.questions.length === 0 ? refuse("no-questions") : accept({ file });
}

function looseNotes(draft: Draft): FoundQuestion["notes"] {
  const words = draft.parts.map((part) => textOf(part.whole)).join(" ");
  const pictures = draft.pictures.map(({ picture, place }) =>
    note("picture-dropped", place, picture.alt || picture.name),
  );
  return [...draft.notes, ...pictures, ...(words === "" ? [] : [note("text-left-over", draft.place, words)])];
}
