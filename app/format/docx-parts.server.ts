import { accept, refuse, type Verdict } from "~/core/verdict";
import type { ReadRefusal } from "./found-question";
import { type MarkupElement, parseXml } from "./markup-tree";
import { unzipParts } from "./zip-parts.server";

/** The parts of a Word document: its texts, judged, and the bytes of its pictures. */
export type DocxParts = { texts: ReadonlyMap<string, string>; pictures: ReadonlyMap<string, Uint8Array> };

const MAX_BYTES = 20_000_000;
const MAX_TEXT_BYTES = 60_000_000;
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const beginsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, at) => bytes[at] === byte);

/** What the first bytes say, whatever the file is called. Encrypted documents wear the coat of an old .doc. */
function judgeBytes(bytes: Uint8Array): ReadRefusal | null {
  if (bytes.byteLength === 0) return "empty";
  if (bytes.byteLength > MAX_BYTES) return "too-large";
  if (beginsWith(bytes, OLE_MAGIC)) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return file.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "old-office-format";
  }
  return beginsWith(bytes, ZIP_MAGIC) ? null : "wrong-extension";
}

function judgeNames(names: readonly string[]): ReadRefusal | null {
  if (names.some((name) => /(?:^|\/)vba(?:Project\.bin|Data\.xml)$/i.test(name))) return "macros";
  const isWord = names.includes("[Content_Types].xml") && names.some((name) => name.startsWith("word/"));
  return isWord ? null : "wrong-extension";
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
}

const DTD = /<!(?:DOCTYPE|ENTITY)/i;
const MACROS = /macroEnabled|ms-office\.vbaProject/i;

function judgeTexts(texts: ReadonlyMap<string, string>): ReadRefusal | null {
  for (const text of texts.values()) if (DTD.test(text)) return "dtd-refused";
  return MACROS.test(texts.get("[Content_Types].xml") ?? "") ? "macros" : null;
}

/**
 * Opens a Word document of a stranger: judged by its first bytes and its directory before anything is inflated, then by
 * every text in it. Macros, document types, passwords and bombs are refused; nothing outside the file is read.
 */
export async function openDocx(bytes: Uint8Array): Promise<Verdict<{ parts: DocxParts }, ReadRefusal>> {
  const refusal = judgeBytes(bytes);
  if (refusal) return refuse(refusal);
  const names: string[] = [];
  const unzipped = await unzipParts(bytes, (name) => {
    names.push(name);
    return /\.(?:xml|rels)$/i.test(name) || /^word\/media\//i.test(name);
  });
  if (!unzipped.ok) return unzipped;
  const wrong = judgeNames(names);
  if (wrong) return refuse(wrong);
  const texts = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const [name, content] of unzipped.parts) {
    if (!/\.(?:xml|rels)$/i.test(name)) pictures.set(name, content);
    else if (content.byteLength > MAX_TEXT_BYTES) return refuse("too-complex");
    else texts.set(name, decode(content));
  }
  const judged = judgeTexts(texts);
  return judged ? refuse(judged) : accept({ parts: { texts, pictures } });
}

/** The root of a part; null: there is none, or it is broken. */
export function rootOf({ texts }: DocxParts, name: string): MarkupElement | null {
  const text = texts.get(name);
  const xml = text === undefined ? null : parseXml(text);
  return xml?.ok ? xml.root : null;
}
