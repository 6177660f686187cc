import { posix } from "node:path";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { MAX_PICTURE_BYTES } from "./base64";
import { cleanLine } from "./clean-text";
import {
  type FoundPicture,
  MAX_QUESTIONS,
  type ReadFile,
  type ReadRefusal,
  type SourcePlace,
} from "./found-question";
import { type MarkupElement, parseXml } from "./markup-tree";
import { type PictureFinder, readQtiItem } from "./qti-item";
import { qtiAttribute, qtiChildren, qtiDescendants, qtiName } from "./qti-names";
import { note } from "./settle-question";
import { unzipParts } from "./zip-parts.server";

const MAX_BYTES = 50_000_000;
const MANIFEST = "imsmanifest.xml";
const ITEM_TYPE = /^imsqti_item_xmlv|imsqti_apipitem_xmlv/i;

type Where = { line?: number; detail?: string };
type Answer = Verdict<{ file: ReadFile }, ReadRefusal, Where>;

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const emptyFile = (): ReadFile => ({ questions: [], pictures: [], documents: [], topics: [], notes: [] });

/** Items of one document: itself, or those that an export has put side by side. */
function itemsOf(root: MarkupElement): MarkupElement[] {
  return qtiName(root.name) === "assessmentitem" ? [root] : qtiDescendants(root, ["assessmentItem"]);
}

/** A name within the package, as the document at `from` writes it; null: it points elsewhere. */
function partName(from: string, source: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(source)) return null;
  try {
    const path = decodeURIComponent(source.split(/[?#]/)[0] ?? "");
    const name = posix.normalize(posix.join(posix.dirname(from), path));
    return name.startsWith("../") || posix.isAbsolute(name) ? null : name;
  } catch {
    return null;
  }
}

function pictureFinder(from: string, parts: ReadonlyMap<string, Uint8Array>): PictureFinder {
  return (source): FoundPicture | null => {
    const name = partName(from, source);
    const bytes = name === null ? undefined : parts.get(name);
    if (!bytes || bytes.byteLength === 0 || bytes.byteLength > MAX_PICTURE_BYTES) return null;
    return { name: cleanLine(posix.basename(name ?? "")), bytes };
  };
}

/** Files of items in the order of the manifest; the other XML parts are tests and data. */
function itemFiles(manifest: MarkupElement): string[] {
  const resources = qtiDescendants(manifest, ["resource"]).filter((one) =>
    ITEM_TYPE.test(qtiAttribute(one, "type") ?? ""),
  );
  return resources.flatMap((one) => {
    const [file] = qtiChildren(one, "file");
    const href = qtiAttribute(one, "href") ?? (file ? qtiAttribute(file, "href") : null);
    const name = href === null ? null : partName(MANIFEST, href);
    return name === null ? [] : [name];
  });
}

function readManifest(
  parts: ReadonlyMap<string, Uint8Array>,
): Verdict<{ names: string[] }, ReadRefusal, Where> {
  const bytes = parts.get(MANIFEST);
  const loose = [...parts.keys()].filter((name) => /\.xml$/i.test(name) && name !== MANIFEST).sort();
  if (!bytes) return loose.length === 0 ? refuse("unknown-format") : accept({ names: loose });
  const text = utf8(bytes);
  if (text === null) return refuse("not-utf8");
  const manifest = parseXml(text);
  if (!manifest.ok) return manifest;
  return accept({ names: itemFiles(manifest.root) });
}

/** A broken item is kept as a note by its name: the others of the package are worth reading. */
function readPart(name: string, parts: ReadonlyMap<string, Uint8Array>, file: ReadFile): ReadRefusal | null {
  const bytes = parts.get(name);
  const text = bytes && utf8(bytes);
  const place = (number: number): SourcePlace => ({ kind: "element", name, number });
  const xml = text ? parseXml(text) : null;
  if (!xml?.ok) {
    if (xml?.reason === "dtd-refused") return "dtd-refused";
    const where = xml && "line" in xml ? ` ${xml.line}: ${xml.detail}` : "";
    file.notes.push(note("syntax", place(1), `${name}${where}`));
    return null;
  }
  for (const [at, item] of itemsOf(xml.root).entries()) {
    file.questions.push(readQtiItem(item, place(at + 1), pictureFinder(name, parts), file.pictures));
  }
  return file.questions.length > MAX_QUESTIONS ? "too-many-questions" : null;
}

async function readPackage(bytes: Uint8Array): Promise<Answer> {
  const unzipped = await unzipParts(bytes, (name) => /\.(?:xml|png|jpe?g|gif|webp|bmp|svg)$/i.test(name));
  if (!unzipped.ok) return unzipped;
  const { parts } = unzipped;
  if (parts.has("[Content_Types].xml")) return refuse("wrong-extension");
  const manifest = readManifest(parts);
  if (!manifest.ok) return manifest;
  const file = emptyFile();
  for (const name of manifest.names) {
    const refusal = readPart(name, parts, file);
    if (refusal) return refuse(refusal);
  }
  return file.questions.length === 0 ? refuse("no-questions") : accept({ file });
}

function readSingle(bytes: Uint8Array): Answer {
  const text = utf8(bytes);
  if (text === null) return refuse("not-utf8");
  const xml = parseXml(text);
  if (!xml.ok) return xml;
  const items = itemsOf(xml.root);
  if (items.length === 0) return refuse("unknown-format");
  if (items.length > MAX_QUESTIONS) return refuse("too-many-questions");
  const file = emptyFile();
  for (const [at, item] of items.entries()) {
    const place: SourcePlace = { kind: "element", name: "assessmentItem", number: at + 1 };
    file.questions.push(readQtiItem(item, place, () => null, file.pictures));
  }
  return accept({ file });
}

/**
 * Questions of QTI 2.1, 2.2 or 3.0: a content package (zip with `imsmanifest.xml`) or one item (XML). Response processing
 * is not evaluated; what is right is what the item declares as its correct response.
 */
export async function readQti(bytes: Uint8Array): Promise<Answer> {
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > MAX_BYTES) return refuse("too-large");
  return isZip(bytes) ? readPackage(bytes) : readSingle(bytes);
}
