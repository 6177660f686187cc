import type { Note, NoteCode, SourcePlace } from "./found-question";
import { note, type QuestionParts } from "./settle-question";
import { readKey, readPairsKey, signsOf } from "./sheet-key";
import type { SheetField } from "./sheet-mapping";
import { isMarked, trueFalseOf, typeOfWords } from "./sheet-words";

/** The cells of one question: its row, and for options in rows the rows below. */
export type SheetCells = {
  text: (field: SheetField) => string;
  place: (field?: SheetField) => SourcePlace;
  /** Options that stand in rows, and whether each is marked; empty when options stand in columns. */
  rows: { option: string; marked: boolean }[];
};

type Answered = Pick<QuestionParts, "type" | "options" | "prompts" | "right" | "accepted"> & {
  notes: Note[];
};

/** "A. x", "B. y" … in this order: the letters are no part of the options. */
function withoutLetters(options: string[]): string[] {
  const filled = options.filter((option) => option !== "");
  const lettered = filled.every((option, at) => {
    const letter = /^\(?([A-Ia-i])\s?[.):/]\s*\S/.exec(option)?.[1];
    return letter?.toUpperCase().charCodeAt(0) === 65 + at;
  });
  if (filled.length < 2 || !lettered) return options;
  return options.map((option) => option.replace(/^\(?[A-Ia-i]\s?[.):/]\s*/, ""));
}

/** All options in one cell: a line each, or "A. … B. …" in a row. */
function splitOptions(cell: string): string[] {
  const lines = cell.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 1) return lines;
  return cell.split(/(?:^|\s)(?=[A-I][.)]\s)/).filter((part) => part.trim() !== "");
}

const numbered = (cells: SheetCells, name: "option" | "prompt" | "mark", count: number): string[] => {
  const texts = Array.from({ length: count }, (_, at) => cells.text(`${name}-${at + 1}` as SheetField));
  while (texts.length > 0 && texts.at(-1) === "") texts.pop();
  return texts;
};

function optionsOf(cells: SheetCells): string[] {
  if (cells.rows.length > 0) return withoutLetters(cells.rows.map((row) => row.option));
  const inColumns = numbered(cells, "option", 9);
  return withoutLetters(inColumns.length > 0 ? inColumns : splitOptions(cells.text("options")));
}

function markedOptions(cells: SheetCells): number[] {
  const marks =
    cells.rows.length > 0 ? cells.rows.map((row) => row.marked) : numbered(cells, "mark", 6).map(isMarked);
  return marks.flatMap((marked, at) => (marked ? [at] : []));
}

function readChoice(cells: SheetCells, options: string[], stated: "single" | "multiple" | null): Answered {
  const marked = markedOptions(cells);
  const { right, problem } =
    marked.length > 0 ? { right: marked, problem: null } : readKey(cells.text("key"), options);
  const notes = problem ? [note(problem.code, cells.place("key"), problem.detail)] : [];
  if (stated === "single" && right.length > 1) notes.push(note("key-several", cells.place("key")));
  return { type: stated === "multiple" || right.length > 1 ? "multiple" : "single", options, right, notes };
}

function readOrder(cells: SheetCells, options: string[]): Answered {
  const key = cells.text("key");
  const right = signsOf(key, options.length) ?? [];
  const isOrder = right.length === options.length && new Set(right).size === right.length;
  const whole = isOrder && right.every((index) => index < options.length);
  const notes = key !== "" && !whole ? [note("key-contradicts", cells.place("key"), key)] : [];
  return { type: "ordering", options, right: whole ? right : [], notes };
}

function readPairs(cells: SheetCells, options: string[]): Answered {
  const prompts = numbered(cells, "prompt", 6);
  const key = cells.text("key");
  const right = readPairsKey(key, prompts.length, options.length);
  const notes = key !== "" && !right ? [note("key-contradicts", cells.place("key"), key)] : [];
  return { type: "matching", prompts, options, right: right ?? [], notes };
}

function readShort(cells: SheetCells, options: string[], code: NoteCode | null): Answered {
  const given = options.length > 0 ? options : cells.text("key").split(/\s*[;\n]\s*/);
  const accepted = [...new Set(given.filter((text) => text !== ""))];
  return { type: "short_answer", accepted, notes: code ? [note(code, cells.place("type"))] : [] };
}

function readTrueFalse(cells: SheetCells): Answered {
  const key = cells.text("key");
  const right = trueFalseOf(key);
  const notes = key !== "" && right === null ? [note("key-unknown-letter", cells.place("key"), key)] : [];
  return { type: "true_false", options: ["Đúng", "Sai"], right: right === null ? [] : [right], notes };
}

/** What a question of no stated type seems to be, from what its row holds. */
function readUnstated(cells: SheetCells, options: string[]): Answered {
  const key = cells.text("key");
  if (options.length > 0 || key === "") return readChoice(cells, options, null);
  return trueFalseOf(key) === null ? readShort(cells, options, "type-guessed") : readTrueFalse(cells);
}

/** The answering part of a question that stands in a sheet. */
export function readSheetAnswers(cells: SheetCells): Answered {
  const options = optionsOf(cells);
  const words = cells.text("type");
  const type = typeOfWords(words);
  switch (type) {
    case "single":
    case "multiple":
      return readChoice(cells, options, type);
    case "true_false":
      return options.length > 0 ? readChoice(cells, options, "single") : readTrueFalse(cells);
    case "ordering":
      return readOrder(cells, options);
    case "matching":
      return readPairs(cells, options);
    case "short_answer":
      return readShort(cells, options, null);
    case "unsupported":
      return { type: "short_answer", notes: [note("type-unsupported", cells.place("type"), words)] };
    case null: {
      const read = readUnstated(cells, options);
      const unknown = words === "" ? [] : [note("type-guessed", cells.place("type"), words)];
      return { ...read, notes: [...read.notes, ...unknown] };
    }
  }
}
