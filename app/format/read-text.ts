import { accept, refuse, type Verdict } from "~/core/verdict";
import { looksLegacyVietnamese } from "./decode-text";
import type { ReadFile, ReadRefusal } from "./found-question";
import { readLines, styleOf } from "./read-lines";
import { findHeadings } from "./sheet-headings";
import {
  lineLetters,
  PLAIN,
  plainLineAt,
  type SourceBlock,
  type SourceLine,
  type SourceRow,
} from "./source-line";

const MAX_LETTERS = 20_000_000;
const MAX_LINES = 400_000;

/** Bold as chat programs and wikis write it, over whole words: "**B. Chính phủ**". */
const STRONG = /\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?!\*)/g;

/** A line of pasted text; `**…**` in it is bold, "##" before a heading says nothing. */
function lineAt(text: string, line: number): SourceLine {
  const place = { kind: "line", line } as const;
  const letters = lineLetters(text.replace(/^\s*#{1,6}\s+/, ""));
  if (letters.length > 10_000 || !letters.includes("**")) return plainLineAt(letters, place);
  const spans: SourceLine["spans"] = [];
  let from = 0;
  for (const match of letters.matchAll(STRONG)) {
    spans.push({ text: letters.slice(from, match.index), mark: PLAIN });
    spans.push({ text: match[1] ?? "", mark: { ...PLAIN, bold: true } });
    from = match.index + match[0].length;
  }
  spans.push({ text: letters.slice(from), mark: PLAIN });
  return { ...plainLineAt("", place), spans: spans.filter((span) => span.text !== "") };
}

/** Lines with tabs below a heading with tabs, as a table of Word or a sheet is pasted; null: none begins at `start`. */
function pastedTable(lines: readonly string[], start: number): { rows: SourceRow[]; end: number } | null {
  const cellsOf = (at: number) => (lines[at] ?? "").split("\t");
  const heading = cellsOf(start);
  if (heading.length < 3 || !findHeadings([{ row: 1, cells: heading.map((cell) => cell.trim()) }])?.sure)
    return null;
  const rows: SourceRow[] = [];
  let at = start;
  for (; at < lines.length && cellsOf(at).length >= 2; at += 1) {
    const place = { kind: "line", line: at + 1 } as const;
    const cells = cellsOf(at).map((text, column) => ({
      column,
      span: 1,
      above: false,
      lines: [plainLineAt(text.trim(), place)],
    }));
    rows.push({ place, cells });
  }
  return { rows, end: at };
}

/** Lines and pasted tables of a text. */
export function blocksOfText(text: string): SourceBlock[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|[\n\u2028\u2029\u0085\f\v]/);
  const blocks: SourceBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const table = (lines[at] ?? "").includes("\t") ? pastedTable(lines, at) : null;
    if (table) {
      blocks.push({ kind: "table", table: { rows: table.rows } });
      at = table.end - 1;
    } else blocks.push({ kind: "line", line: lineAt(lines[at] ?? "", at + 1) });
  }
  return blocks;
}

/** The blocks of a text, unless it is none that can be read. */
export function checkedBlocks(text: string): Verdict<{ blocks: SourceBlock[] }, ReadRefusal> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_LETTERS) return refuse("too-large");
  if (text.includes("\0") || looksLegacyVietnamese(text)) return refuse("not-utf8");
  const blocks = blocksOfText(text);
  return blocks.length > MAX_LINES ? refuse("too-complex") : accept({ blocks });
}

const AIKEN_KEY = /^\s*ANSWER\s*:\s*[A-I]\s*$/;

/** Questions of a pasted text or a .txt file, in whichever of the usual ways it is written; Aiken among them. */
export function readText(text: string): Verdict<{ file: ReadFile }, ReadRefusal> {
  const checked = checkedBlocks(text);
  if (!checked.ok) return checked;
  const lines = checked.blocks.flatMap((block) => (block.kind === "line" ? [block.line] : []));
  const isAiken = text.split("\n").some((line) => AIKEN_KEY.test(line)) && styleOf(lines) === "none";
  return readLines(checked.blocks, isAiken ? "none" : undefined);
}
