import { Worker } from "node:worker_threads";
import { columnLetter } from "~/core/column-letter";
import { refuse, type Verdict } from "~/core/verdict";
import { sourceFile } from "./source-file.server";
import {
  SHEET_LIMITS,
  type SheetLimits,
  type SheetRefusal,
  type SheetRow,
  type SheetRows,
  type WorkbookColumn,
  type WorkbookSheet,
  type WorkbookValue,
} from "./spreadsheet";
import { createTurns } from "./turns.server";
import { checkZip, OFFICE_ZIP_LIMITS } from "./zip-check.server";

const WORKER_FILE = "app/platform/spreadsheet-worker.mjs";
const READ_TIMEOUT_MS = 20_000;
const WRITE_TIMEOUT_MS = 60_000;
const ZIP_LIMITS = { ...OFFICE_ZIP_LIMITS, maxUnpackedBytes: 60_000_000 };
const MEMORY_CAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const TURNS = { running: 2, waiting: 10 };

/** So that uploads cannot take the machine; null when the queue is full. */
const inTurn = createTurns(TURNS);

type Reply =
  | { ok: true; rows: SheetRow[] }
  | { ok: true; sheets: SheetRows[] }
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: SheetRefusal };

function runWorker(workerData: object, timeoutMs: number): Promise<Reply> {
  const worker = new Worker(sourceFile(WORKER_FILE), {
    workerData,
    resourceLimits: MEMORY_CAP,
    execArgv: [],
    env: {},
  });
  return new Promise((resolve) => {
    const finish = (reply: Reply) => {
      clearTimeout(timer);
      resolve(reply);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish({ ok: false, reason: "took-too-long" }), timeoutMs);
    worker.once("message", finish);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      finish({ ok: false, reason: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-complex" : "damaged" }),
    );
  });
}

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** What the first bytes say, whatever the file is called. Encrypted workbooks wear the coat of an old .xls. */
function judgeBytes(bytes: Uint8Array, limits: SheetLimits): SheetRefusal | null {
  if (bytes.byteLength === 0) return "empty";
  if (bytes.byteLength > limits.maxBytes) return "too-large";
  if (beginsWith(bytes, OLE_MAGIC)) {
    const holdsPackage = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return holdsPackage ? "encrypted" : "old-xls";
  }
  return beginsWith(bytes, ZIP_MAGIC) ? null : "not-xlsx";
}

async function readInWorker(
  task: "read" | "read-all",
  bytes: Uint8Array,
  limits: Partial<SheetLimits>,
): Promise<Reply> {
  const all = { ...SHEET_LIMITS, ...limits };
  const refusal = judgeBytes(bytes, all);
  if (refusal) return refuse(refusal);
  const zip = await checkZip(bytes, ZIP_LIMITS);
  if (!zip.ok) return zip;
  if (!zip.names.includes("[Content_Types].xml")) return refuse("not-xlsx");
  const reply = await inTurn(() => runWorker({ task, bytes, limits: all }, READ_TIMEOUT_MS));
  return reply ?? refuse("busy");
}

/**
 * Rows of the first sheet of an .xlsx file from a stranger. The file is judged by its bytes and its zip directory
 * first; then a thread with a memory cap (256 MB) and a time limit (20 s) reads it. Nothing is evaluated.
 */
export async function readSheet(
  bytes: Uint8Array,
  limits: Partial<SheetLimits> = {},
): Promise<Verdict<{ rows: SheetRow[] }, SheetRefusal>> {
  const reply = await readInWorker("read", bytes, limits);
  if (!reply.ok) return reply;
  if (!("rows" in reply)) throw new Error("the worker answered another question");
  return reply.rows.length === 0 ? refuse("empty") : { ok: true, rows: reply.rows };
}

/**
 * All sheets of an .xlsx file from a stranger, under the same guard, with cells as a person sees them: 0.2 shown as a
 * percentage is the text "20%", a formula the result that the file holds for it (never evaluated). For words that a person
 * looks through, not for data that rights depend on.
 */
export async function readSheets(
  bytes: Uint8Array,
  limits: Partial<SheetLimits> = {},
): Promise<Verdict<{ sheets: SheetRows[] }, SheetRefusal>> {
  const reply = await readInWorker("read-all", bytes, limits);
  if (!reply.ok) return reply;
  if (!("sheets" in reply)) throw new Error("the worker answered another question");
  return reply.sheets.every((sheet) => sheet.rows.length === 0)
    ? refuse("empty")
    : { ok: true, sheets: reply.sheets };
}

/** So many rows of a column offer its list. */
const LIST_ROWS = 5_000;

const NUMBER_FORMATS = { text: "@", number: "#,##0", date: "dd/mm/yyyy", percent: "0.0%" } as const;

function writtenValue(
  value: WorkbookValue | undefined,
  column: WorkbookColumn,
): string | number | Date | null {
  if (value === null || value === undefined || value === "") return null;
  const type = column.type ?? "text";
  if (type === "date") return new Date(`${value}T00:00:00.000Z`);
  if (type === "text") return String(value);
  if (typeof value !== "number") throw new TypeError(`column "${column.header}" takes numbers`);
  return Number.isFinite(value) ? value : null;
}

/** A name Excel takes: no signs of its own syntax, at most 31, no apostrophe at either end, not empty, not its reserved word. */
function sheetName(name: string): string {
  const clipped = name.replace(/[[\]*?/\\:]/g, " ").slice(0, 31);
  const bare = clipped.replace(/^[' ]+|[' ]+$/g, "");
  return bare === "" || /^history$/i.test(bare) ? `${bare}_` : bare;
}

/** A list from which a column's cells are to be chosen; anything else may still be typed after a warning. */
function writtenLists(columns: readonly WorkbookColumn[]) {
  return columns.flatMap(({ choices }, at) => {
    if (!choices) return [];
    const letter = columnLetter(at);
    return [
      {
        type: "list" as const,
        values: [...choices],
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: "warning" as const,
        range: `${letter}2:${letter}${LIST_ROWS}`,
      },
    ];
  });
}

function writtenSheet({ name, columns, rows }: WorkbookSheet) {
  const heading = columns.map((column) => column.header);
  return {
    name: sheetName(name),
    columns: columns.map((column) => ({
      width: column.width ?? 18,
      style: {
        numFmt: NUMBER_FORMATS[column.type ?? "text"],
        alignment: { vertical: "top", wrapText: true },
      },
    })),
    rows: [heading, ...rows.map((row) => columns.map((column, at) => writtenValue(row[at], column)))],
    cells: new Map(heading.map((text, at) => [`0,${at}`, { value: text, style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
    dataValidations: writtenLists(columns),
  };
}

/**
 * An .xlsx file: one heading row per sheet, kept in view. Text cells are always strings, also when they begin like a
 * formula, so no program evaluates them; their format is "text", so editing a cell does not turn it into one.
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const workbook = { sheets: sheets.map(writtenSheet) };
  const reply = await inTurn(() => runWorker({ task: "write", workbook }, WRITE_TIMEOUT_MS));
  if (!reply?.ok || !("bytes" in reply)) {
    throw new Error(`workbook not written: ${reply && !reply.ok ? reply.reason : "busy"}`);
  }
  return reply.bytes;
}
