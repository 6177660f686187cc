import { escapeMarkdown } from "~/bank/question-text";
import { cleanBlock, cleanLine } from "./clean-text";
import type { Note, SourcePlace } from "./found-question";
import { type Block, blocksOf, type Run, type Skip } from "./markup-blocks";
import { type MarkupNode, parseHtml } from "./markup-tree";
import { note } from "./settle-question";

/** Markup of a foreign tool as the texts of a question. */
export type RichText = {
  /** Of `bank/question-text.ts`. */
  markdown: string;
  /** The same words on one line, for options, prompts and answers. */
  plain: string;
  pictures: { source: string; alt: string }[];
  /** What markdown could not hold, as names of elements. */
  dropped: string[];
  /** What `plain` lost besides: emphasis, lists. */
  droppedInPlain: string[];
  hidden: string[];
};

const MAX_HTML_LETTERS = 20_000_000;

/** Spaces go out of emphasis, because markdown does not see emphasis that begins or ends with one; equal neighbours merge. */
function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  const add = (run: Run) => {
    const last = tidy.at(-1);
    if (run.text === "") return;
    if (last && last.strong === run.strong && last.em === run.em) last.text += run.text;
    else tidy.push({ ...run });
  };
  for (const run of runs) {
    const text = run.text.replace(/\u00A0/g, " ");
    const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    add({ text: before, strong: false, em: false });
    for (const [at, line] of inner.split("\n").entries()) {
      if (at > 0) add({ text: "\n", strong: false, em: false });
      add({ ...run, text: line });
    }
    add({ text: after, strong: false, em: false });
  }
  return tidy;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
const isSpace = (sign: string) => sign === "" || /\s/.test(sign);

/** Whether emphasis marks between these neighbours are read as such (the flanking rules of CommonMark). */
function mayEmphasise(previous: string, words: string, next: string): boolean {
  const [first = "", last = ""] = [[...words][0], [...words].at(-1)];
  const opens = !PUNCTUATION.test(first) || isSpace(previous) || PUNCTUATION.test(previous);
  const closes = !PUNCTUATION.test(last) || isSpace(next) || PUNCTUATION.test(next);
  return opens && closes && previous !== "*" && next !== "*";
}

/** One paragraph as markdown. A run that cannot be emphasised where it stands is kept as plain words. */
function paragraph(runs: readonly Run[], lost: Set<string>): string {
  const tidy = tidyRuns(runs);
  const parts: { text: string; marked: boolean }[] = [];
  let previous = "";
  for (const [at, run] of tidy.entries()) {
    const quoted = escapeMarkdown(run.text);
    const next = [...(tidy[at + 1]?.text ?? "")][0] ?? "";
    const marks = `${run.strong ? "**" : ""}${run.em ? "*" : ""}`;
    const besideMarks = parts.at(-1)?.marked === true;
    const marked =
      marks !== "" && !besideMarks && run.text.trim() !== "" && mayEmphasise(previous, quoted, next);
    if (marks !== "" && !marked) lost.add(run.strong ? "strong" : "em");
    parts.push({ text: marked ? marks + quoted + [...marks].reverse().join("") : quoted, marked });
    previous = [...run.text].at(-1) ?? previous;
  }
  return cleanBlock(parts.map((part) => part.text).join(""));
}

function markdownOf(blocks: readonly Block[], lost: Set<string>): string {
  let markdown = "";
  let indent = 0;
  let inList = false;
  const widths: number[] = [];
  for (const { runs, item } of blocks) {
    const text = paragraph(runs, lost);
    if (text === "") continue;
    if (item) {
      const depth = Math.min(item.depth, inList ? widths.length : 0);
      indent = widths.slice(0, depth).reduce((sum, width) => sum + width, 0);
      widths.splice(depth, widths.length, item.marker.length + 1);
      const body = text.replace(/\n/g, `\n${" ".repeat(indent + item.marker.length + 1)}`);
      markdown += `${markdown === "" ? "" : inList ? "\n" : "\n\n"}${" ".repeat(indent)}${item.marker} ${body}`;
      inList = true;
    } else {
      widths.length = 0;
      markdown += `${markdown === "" ? "" : "\n\n"}${text}`;
      inList = false;
    }
  }
  return markdown;
}

/** The texts that these nodes show; `skip` as in {@link blocksOf}. */
export function richText(nodes: readonly MarkupNode[], skip?: Skip): RichText {
  const { blocks, pictures, dropped, hidden } = blocksOf(nodes, skip);
  const lost = new Set(dropped);
  const droppedInPlain = new Set(dropped);
  for (const { runs, item } of blocks) {
    if (item) droppedInPlain.add("li");
    for (const run of runs)
      if ((run.strong || run.em) && run.text.trim() !== "") droppedInPlain.add(run.strong ? "strong" : "em");
  }
  const markdown = markdownOf(blocks, lost);
  const plain = cleanLine(blocks.map(({ runs }) => runs.map((run) => run.text).join("")).join(" "));
  return {
    markdown,
    plain,
    pictures,
    dropped: [...lost],
    droppedInPlain: [...droppedInPlain],
    hidden: hidden.map(cleanLine).filter((words) => words !== ""),
  };
}

/** HTML of a stranger as texts: scripts and styles never become text, nothing is fetched. */
export function htmlText(html: string): RichText {
  return richText(parseHtml(html.slice(0, MAX_HTML_LETTERS)));
}

/** Words that are no markup at all. */
export function plainRichText(text: string): RichText {
  const words = cleanBlock(text);
  return {
    markdown: escapeMarkdown(words),
    plain: cleanLine(words),
    pictures: [],
    dropped: [],
    droppedInPlain: [],
    hidden: [],
  };
}

/** What was lost of a text, as notes; `as` says which of its two forms is kept. */
export function lossNotes(text: RichText, as: "markdown" | "plain", place: SourcePlace): Note[] {
  const names = as === "markdown" ? text.dropped : text.droppedInPlain;
  const markup = names.filter((name) => name !== "math");
  return [
    ...(names.includes("math") ? [note("formula-dropped", place)] : []),
    ...(markup.length > 0
      ? [note("markup-dropped", place, markup.map((name) => `<${name}>`).join(" "))]
      : []),
    ...text.hidden.map((words) => note("hidden-text-dropped", place, words)),
    ...(as === "plain" && text.pictures.length > 0
      ? [
          note(
            "picture-dropped",
            place,
            text.pictures.map((one) => one.alt || one.source.slice(0, 60)).join(", "),
          ),
        ]
      : []),
  ];
}
