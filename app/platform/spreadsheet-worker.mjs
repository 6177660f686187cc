/**
 * Reads or writes one workbook in a thread of its own, with a memory cap and a time limit set by the parent.
 * Plain JavaScript, because it is started from its file by Node itself, from the build as from the tests.
 *
 * Reading trusts nothing: each part is inflated by yauzl, which enforces the declared size; only the parts that
 * matter are handed on, repacked without compression, so that no second reader of the zip sees another archive.
 */
import { parentPort, workerData } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import yauzl from "yauzl";
import { attribute, mergesOf, numberLooks, sheetsOf, shownNumber } from "./workbook-parts.mjs";

class Refused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const MAX_CELLS = 2_000_000;
const MAX_TOTAL_CHARS = 40_000_000;
const MAX_ROW = 1_048_576;
const MAX_SHEETS = 20;

/** All XML parts by name; the sizes that the directory declares are enforced while inflating. */
async function unpack(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
  const parts = new Map();
  for await (const entry of zip.eachEntry()) {
    if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    if (/<!(DOCTYPE|ENTITY)/i.test(content.subarray(0, 2_000).toString("latin1")))
      throw new Refused("damaged");
    parts.set(entry.fileName, content);
  }
  return parts;
}

function columnOf(ref) {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(ref)?.[0];
  if (!letters) throw new Refused("damaged");
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Walks the sheet's tags: judges its size before any row is built, and finds formulas, error cells and, when `looks` are
 * given, numbers that are shown in another form.
 */
function survey(xml, limits, looks) {
  if (xml.includes("<!")) throw new Refused("damaged");
  const computed = new Map();
  let row = 0;
  let column = -1;
  let cells = 0;
  let filled = 0;
  let counted = 0;
  for (const [tag, name] of xml.matchAll(/<(?:\w+:)?(row|c|f|v|is)(?=[\s>/])[^>]*>/g)) {
    if (name === "row") {
      const own = attribute(tag, "r");
      row = own === undefined ? row + 1 : Number(own);
      if (!Number.isInteger(row) || row < 1 || row > MAX_ROW) throw new Refused("damaged");
      column = -1;
      continue;
    }
    if (name === "c") {
      const ref = attribute(tag, "r");
      column = ref === undefined ? column + 1 : columnOf(ref);
      cells += 1;
      if (column >= limits.maxColumns) throw new Refused("too-wide");
      if (cells > MAX_CELLS) throw new Refused("too-complex");
      if (attribute(tag, "t") === "e") computed.set(`${row}:${column}`, { error: "error" });
      const look = looks?.[Number(attribute(tag, "s") ?? 0)];
      if (look) computed.set(`${row}:${column}`, { look });
      continue;
    }
    if (name === "f") {
      const place = `${row}:${column}`;
      computed.set(place, { ...computed.get(place), formula: true });
    }
    if (counted !== row) filled += 1;
    counted = row;
    if (filled > limits.maxRows) throw new Refused("too-many-rows");
  }
  return computed;
}

/** A zip of stored (uncompressed) parts. */
function pack(parts) {
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, tail, name);
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), shared, name, content);
    offset += 30 + name.length + content.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** One value as it crosses to the parent. */
function cellOf(value, limits) {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { error: "error" } : { date: value.toISOString().slice(0, 16) };
  }
  if (typeof value === "string") return value.slice(0, limits.maxCellChars).normalize("NFC");
  return value;
}

/** The cell that takes the place of a value which is not its own: a formula is named, an error too. */
function named(value, mark, limits) {
  if (mark?.formula) return { formula: true };
  return mark?.error ? { error: mark.error } : cellOf(value, limits);
}

/** As a person sees the cell: the result that the file holds for a formula, a percentage as one. */
function shown(value, mark, limits) {
  if (mark?.error) return { error: mark.error };
  if (typeof value === "number") return shownNumber(value, mark?.look);
  return cellOf(value, limits) ?? (mark?.formula ? { formula: true } : null);
}

function rowOf({ index, values }, marks, limits, see) {
  const cells = values.map((value, column) => see(value, marks.get(`${index + 1}:${column}`), limits));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { row: index + 1, cells };
}

/** Rows of one sheet; `budget.chars` is what all sheets of the file may still hold. */
async function rowsOf(parts, sheet, marks, limits, budget, see) {
  const needed = [...parts].filter(([path]) => path === sheet.path || !path.includes("worksheets/"));
  const rows = [];
  for await (const one of streamXlsxRows(new Uint8Array(pack(needed)), { sheet: sheet.at })) {
    const row = rowOf(one, marks, limits, see);
    if (row.cells.length === 0) continue;
    budget.chars -= row.cells.reduce((sum, cell) => sum + (typeof cell === "string" ? cell.length : 8), 0);
    if (budget.chars < 0) throw new Refused("too-complex");
    if (rows.length >= limits.maxRows) throw new Refused("too-many-rows");
    rows.push(row);
  }
  return rows;
}

/** The sheets of the file, each with its place among the tabs. */
function surveyed(parts) {
  const sheets = sheetsOf(parts);
  if (!sheets) throw new Refused("not-xlsx");
  return sheets.map((sheet, at) => ({ ...sheet, at }));
}

function partOf(parts, sheet) {
  const part = sheet?.path && parts.get(sheet.path);
  if (!part) throw new Refused("damaged");
  return part;
}

async function read({ bytes, limits }) {
  const parts = await unpack(bytes);
  const [sheet] = surveyed(parts);
  const marks = survey(partOf(parts, sheet).toString("latin1"), limits);
  return { ok: true, rows: await rowsOf(parts, sheet, marks, limits, { chars: MAX_TOTAL_CHARS }, named) };
}

async function readAll({ bytes, limits }) {
  const parts = await unpack(bytes);
  const looks = numberLooks(parts);
  const budget = { chars: MAX_TOTAL_CHARS };
  const sheets = [];
  for (const sheet of surveyed(parts).slice(0, MAX_SHEETS)) {
    if (!sheet.path) continue;
    const xml = partOf(parts, sheet).toString("latin1");
    const rows = await rowsOf(parts, sheet, survey(xml, limits, looks), limits, budget, shown);
    sheets.push({ name: sheet.name.normalize("NFC"), hidden: sheet.hidden, merges: mergesOf(xml), rows });
  }
  return { ok: true, sheets };
}

async function work() {
  if (workerData.task === "write") return { ok: true, bytes: await writeXlsx(workerData.workbook) };
  const reading = workerData.task === "read-all" ? readAll(workerData) : read(workerData);
  return reading.catch((error) => ({ ok: false, reason: error.reason ?? "damaged" }));
}

parentPort.postMessage(await work());
