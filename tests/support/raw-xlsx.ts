import { crc32, deflateRawSync } from "node:zlib";

/** One part of a zip made by hand, with room for lies. */
export type RawPart = {
  path: string;
  content: string | Uint8Array;
  /** What the directory claims instead of the true unpacked size. */
  declaredBytes?: number;
  encrypted?: boolean;
};

/** A zip file of deflated parts. */
export function rawZip(parts: readonly RawPart[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.path, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(part.encrypted ? 0x801 : 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(part.declaredBytes ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, tail, name);
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(Math.min(parts.length, 65_535), 8);
  end.writeUInt16LE(Math.min(parts.length, 65_535), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The parts of a workbook with one sheet, whose `sheetData` is given as XML. */
export function rawWorkbook(sheetData: string, sheetPrologue = ""): RawPart[] {
  return [
    {
      path: "[Content_Types].xml",
      content: `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      path: "_rels/.rels",
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: "xl/workbook.xml",
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      path: "xl/worksheets/sheet1.xml",
      content: `<?xml version="1.0"?>${sheetPrologue}<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ];
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** A cell with text in place; `formula` adds one with the text as its claimed result. */
export function rawCell(ref: string, text: string, formula?: string): string {
  return formula === undefined
    ? `<c r="${ref}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
    : `<c r="${ref}" t="str"><f>${escaped(formula)}</f><v>${escaped(text)}</v></c>`;
}

/** `sheetData` for rows of texts, beginning at A1. */
export function rawRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const inside = cells.map((text, column) =>
        rawCell(`${String.fromCharCode(65 + column)}${row + 1}`, text),
      );
      return `<row r="${row + 1}">${inside.join("")}</row>`;
    })
    .join("");
}
