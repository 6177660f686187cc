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

class Refused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const MAX_CELLS = 2_000_000;
const MAX_TOTAL_CHARS = 40_000_000;
const MAX_ROW = 1_048_576;

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

function attribute(tag, name) {
  const match = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2];
}

function tags(xml, name) {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g")) ?? [];
}

function relations(parts, path) {
  const xml = parts.get(path)?.toString("utf8") ?? "";
  return tags(xml, "Relationship").map((tag) => ({
    id: attribute(tag, "Id"),
    type: attribute(tag, "Type") ?? "",
    target: attribute(tag, "Target") ?? "",
  }));
}

function resolved(folder, target) {
  const url = new URL(target, `file:///${folder === "" ? "" : `${folder}/`}`);
  return decodeURIComponent(url.pathname).slice(1);
}

/** Path of the first sheet's part. */
function firstSheet(parts) {
  const main = relations(parts, "_rels/.rels").find((one) => one.type.endsWith("/officeDocument"));
  const workbookPath = main && resolved("", main.target);
  const workbook = parts.get(workbookPath)?.toString("utf8");
  if (!parts.has("[Content_Types].xml") || !workbook) throw new Refused("not-xlsx");
  const folder = workbookPath.split("/").slice(0, -1).join("/");
  const rels = relations(parts, `${folder}/_rels/${workbookPath.slice(folder.length + 1)}.rels`);
  const sheet = tags(workbook, "sheet")[0];
  const id = sheet && attribute(sheet, "id");
  const part = rels.find((one) => one.id === id && one.type.endsWith("/worksheet"));
  if (!part) throw new Refused("damaged");
  return resolved(folder, part.target);
}

function columnOf(ref) {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(ref)?.[0];
  if (!letters) throw new Refused("damaged");
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Walks the sheet's tags: judges its size before any row is built, and finds formulas and error cells. */
function survey(xml, limits) {
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
      continue;
    }
    if (name === "f") computed.set(`${row}:${column}`, { formula: true });
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

function rowOf({ index, values }, computed, limits) {
  const cells = values.map(
    (value, column) => computed.get(`${index + 1}:${column}`) ?? cellOf(value, limits),
  );
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { row: index + 1, cells };
}

async function read({ bytes, limits }) {
  const parts = await unpack(bytes);
  const sheetPath = firstSheet(parts);
  const sheet = parts.get(sheetPath);
  if (!sheet) throw new Refused("damaged");
  const computed = survey(sheet.toString("latin1"), limits);
  const needed = [...parts].filter(([path]) => path === sheetPath || !path.includes("worksheets/"));
  const rows = [];
  let chars = 0;
  for await (const one of streamXlsxRows(new Uint8Array(pack(needed)), { sheet: 0 })) {
    const row = rowOf(one, computed, limits);
    if (row.cells.length === 0) continue;
    chars += row.cells.reduce((sum, cell) => sum + (typeof cell === "string" ? cell.length : 8), 0);
    if (chars > MAX_TOTAL_CHARS) throw new Refused("too-complex");
    if (rows.length >= limits.maxRows) throw new Refused("too-many-rows");
    rows.push(row);
  }
  return { ok: true, rows };
}

async function work() {
  if (workerData.task === "write") return { ok: true, bytes: await writeXlsx(workerData.workbook) };
  return read(workerData).catch((error) => ({ ok: false, reason: error.reason ?? "damaged" }));
}

parentPort.postMessage(await work());
