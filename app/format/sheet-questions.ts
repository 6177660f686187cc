import { isQuestionCode } from "~/bank/question";
import { escapeMarkdown } from "~/bank/question-text";
import { columnLetter } from "~/core/column-letter";
import { cleanBlock, cleanLine, cleanMarkdown } from "./clean-text";
import { FACT_ID } from "./foreign-tags";
import type { FoundQuestion, Note, SourcePlace } from "./found-question";
import { note, settleQuestion } from "./settle-question";
import { readSheetAnswers, type SheetCells } from "./sheet-answers";
import type { GridRow, Headings } from "./sheet-headings";
import type { SheetField } from "./sheet-mapping";
import { isMarked } from "./sheet-words";

/** One sheet as texts. `lost`: cells whose formula or error left no value, by row and column from 0. */
export type Grid = { name: string; rows: (GridRow & { lost: number[] })[]; merges: string[] };

type DataRow = Grid["rows"][number];

/** Fields that people merge over the rows of several questions. */
const FILLED_DOWN: ReadonlySet<SheetField> = new Set(["topic", "difficulty", "audience", "type", "citation"]);

/** Gives every row of merged cells the words of the first, in columns that speak of several questions. */
function fillMerged(grid: Grid, columns: Headings["columns"]): void {
  const byRow = new Map(grid.rows.map((row) => [row.row, row]));
  for (const merge of grid.merges) {
    const [, letters = "", first, lastLetters, last] =
      /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(merge) ?? [];
    const column = [...columns.keys()].find((one) => columnLetter(one) === letters);
    if (column === undefined || letters !== lastLetters || !FILLED_DOWN.has(columns.get(column) ?? "stem"))
      continue;
    const words = byRow.get(Number(first))?.cells[column] ?? "";
    for (const row of grid.rows) {
      const within = row.row > Number(first) && row.row <= Number(last);
      if (within && (row.cells[column] ?? "") === "") row.cells[column] = words;
    }
  }
}

/** Headings of sections that stand between the questions of a sheet. */
const SECTION =
  /^(?:(?:chủ đề|chuyên đề|lĩnh vực|phần|nhóm|mục)(?![\p{L}])\s*(?:[\dIVX]+\s*[.:–-]?)?|[IVX]+\s*[.:–-])\s*(.*)$/iu;

class SheetReader {
  readonly questions: FoundQuestion[] = [];
  readonly notes: Note[] = [];
  private section: string | null = null;
  private readonly columnOf = new Map<SheetField, number[]>();

  constructor(
    private readonly grid: Grid,
    private readonly headings: Headings,
  ) {
    for (const [column, field] of headings.columns) {
      this.columnOf.set(field, [...(this.columnOf.get(field) ?? []), column]);
    }
  }

  text(row: DataRow, field: SheetField): string {
    const columns = this.columnOf.get(field) ?? [];
    return columns
      .map((column) => cleanBlock(row.cells[column] ?? ""))
      .filter((words) => words !== "")
      .join("\n");
  }

  place(row: DataRow, field?: SheetField): SourcePlace {
    const column = field && this.columnOf.get(field)?.[0];
    const place = { kind: "sheet-row" as const, sheet: this.grid.name, row: row.row };
    return column === undefined ? place : { ...place, column: columnLetter(column) };
  }

  /** A row without a question: a section's heading, or words that belong to nothing. */
  private setAside(row: DataRow): void {
    const words = cleanLine(row.cells.filter((cell) => cell !== "").join(" "));
    const section = SECTION.exec(words);
    if (section) this.section = section[1] || words;
    else this.notes.push(note("text-left-over", this.place(row), words));
  }

  /** Whether a row is only the heading of those below: one cell with words, which read like one. */
  private isSection(row: DataRow): boolean {
    const filled = row.cells.filter((cell) => cell !== "");
    return filled.length === 1 && SECTION.test(cleanLine(filled[0] ?? "")) && this.text(row, "key") === "";
  }

  private cellsOf(row: DataRow, below: readonly DataRow[]): SheetCells {
    const inRows = below.length > 0 ? [row, ...below].filter((one) => this.text(one, "options") !== "") : [];
    return {
      text: (field) => (field === "key" && inRows.length > 0 ? "" : this.cellText(row, field)),
      place: (field) => this.place(row, field),
      rows: inRows.map((one) => ({
        option: cleanLine(this.text(one, "options")),
        marked: isMarked(this.text(one, "key")),
      })),
    };
  }

  /** Cells that may hold several lines keep them; all others are one line. */
  private cellText(row: DataRow, field: SheetField): string {
    const words = this.text(row, field);
    return field === "options" || field === "key" ? words : cleanLine(words);
  }

  private lostCells(rows: readonly DataRow[]): Note[] {
    return rows.flatMap((row) =>
      row.lost
        .filter((column) => this.headings.columns.has(column))
        .map((column) =>
          note("formula-dropped", {
            kind: "sheet-row",
            sheet: this.grid.name,
            row: row.row,
            column: columnLetter(column),
          }),
        ),
    );
  }

  private addQuestion(row: DataRow, below: readonly DataRow[]): void {
    const cells = this.cellsOf(row, below);
    const answers = readSheetAnswers(cells);
    const markdown = cells.text("format").toLowerCase() === "markdown";
    const rich = (field: SheetField) => {
      const words = this.text(row, field);
      return markdown ? cleanMarkdown(rawText(row, this.columnOf.get(field))) : escapeMarkdown(words);
    };
    const code = cells.text("code");
    const question = settleQuestion(this.place(row), {
      ...answers,
      label: cells.text("label") || code || null,
      code: isQuestionCode(code) ? code : null,
      stem: rich("stem"),
      explanation: rich("explanation"),
      topic: cells.text("topic") || this.section,
      difficulty: cells.text("difficulty") || null,
      audience: cells.text("audience") || null,
      citation: cells.text("citation") || null,
      tags: listOf(cells.text("tags")),
      factIds: listOf(cells.text("facts")).filter((id) => FACT_ID.test(id)),
      notes: [...answers.notes, ...this.lostCells([row, ...below])],
    });
    this.questions.push(question);
  }

  read(): void {
    const stem = this.columnOf.get("stem")?.[0] ?? -1;
    const heading = this.grid.rows.find((row) => row.row === this.headings.headerRow)?.cells.join("\t");
    const rows = this.grid.rows.filter(
      (row) => row.row > this.headings.headerRow && row.cells.join("\t") !== heading,
    );
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as DataRow;
      if ((row.cells[stem] ?? "") === "" ? !this.hasAnswer(row) : this.isSection(row)) {
        this.setAside(row);
        continue;
      }
      const below: DataRow[] = [];
      for (let next = rows[at + 1]; next && this.isOptionRow(next, stem); next = rows[at + 1]) {
        below.push(next);
        at += 1;
      }
      this.addQuestion(row, below);
    }
  }

  private hasAnswer(row: DataRow): boolean {
    return [...this.columnOf.keys()].some(
      (field) => /^(?:option|options|key)/.test(field) && this.text(row, field) !== "",
    );
  }

  private isOptionRow(row: DataRow, stem: number): boolean {
    return (row.cells[stem] ?? "") === "" && this.text(row, "options") !== "";
  }
}

function rawText(row: DataRow, columns: readonly number[] = []): string {
  return columns.map((column) => row.cells[column] ?? "").join("\n");
}

function listOf(cell: string): string[] {
  return [...new Set(cell.split(/[;,]/).map(cleanLine))].filter((one) => one !== "");
}

/** Columns with words that nothing is known about. */
function unreadColumns({ name, rows }: Grid, { headerRow, columns }: Headings): Note[] {
  const unread = new Map<number, string>();
  for (const row of rows) {
    if (row.row <= headerRow) continue;
    for (const [column, cell] of row.cells.entries()) {
      if (cell !== "" && !columns.has(column) && !unread.has(column)) unread.set(column, cell);
    }
  }
  const heading = rows.find((row) => row.row === headerRow);
  return [...unread].map(([column, example]) =>
    note(
      "text-left-over",
      { kind: "sheet-row", sheet: name, row: Math.max(1, headerRow), column: columnLetter(column) },
      heading?.cells[column] || example,
    ),
  );
}

/** The questions of one sheet, read by its headings. */
export function readSheetQuestions(
  grid: Grid,
  headings: Headings,
): { questions: FoundQuestion[]; notes: Note[] } {
  fillMerged(grid, headings.columns);
  const reader = new SheetReader(grid, headings);
  reader.read();
  return { questions: reader.questions, notes: [...unreadColumns(grid, headings), ...reader.notes] };
}
