import { accept, refuse, type Verdict } from "~/core/verdict";
import { looksLegacyVietnamese } from "./decode-text";
import { openDocx } from "./docx-parts.server";
import { newWalk, walkBlocks } from "./docx-walk.server";
import type { ReadFile, ReadRefusal } from "./found-question";
import { childElement, childElements, type MarkupElement, parseXml } from "./markup-tree";
import { readLines } from "./read-lines";
import { type SourceBlock, textOf } from "./source-line";

const MAX_BLOCKS = 400_000;
const DOCUMENT = "word/document.xml";
const OFFICE_DOCUMENT = /\/officeDocument$/;

/** The name of the part that holds the body. */
function documentName(texts: ReadonlyMap<string, string>): string {
  const relations = parseXml(texts.get("_rels/.rels") ?? "");
  const all = relations.ok ? childElements(relations.root, "Relationship") : [];
  const target = all
    .find(({ attributes }) => OFFICE_DOCUMENT.test(attributes.get("Type") ?? ""))
    ?.attributes.get("Target");
  const name = (target ?? DOCUMENT).replace(/^\.?\//, "");
  return texts.has(name) ? name : DOCUMENT;
}

function isLegacy(blocks: readonly SourceBlock[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === "line" ? [textOf(block.line.spans)] : []));
  return looksLegacyVietnamese(lines.slice(0, 500).join("\n"));
}

function bodyOf(text: string | undefined): Verdict<{ body: MarkupElement }, ReadRefusal> {
  const xml = parseXml(text ?? "");
  if (!xml.ok) return refuse(xml.reason === "empty" ? "damaged" : xml.reason);
  const body = childElement(xml.root, "body");
  return body ? accept({ body }) : refuse("damaged");
}

/**
 * Questions of a Word document (.docx): its numbering, its looks, its tables and pictures as a person sees them. Headers and
 * footers are not read; nothing is evaluated or fetched.
 */
export async function readDocx(bytes: Uint8Array): Promise<Verdict<{ file: ReadFile }, ReadRefusal>> {
  const opened = await openDocx(bytes);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const name = documentName(parts.texts);
  const found = bodyOf(parts.texts.get(name));
  if (!found.ok) return found;
  const walk = newWalk(parts, name);
  const blocks = walkBlocks(walk, found.body, { place: null, shaded: false, depth: 0 });
  if (blocks.length > MAX_BLOCKS) return refuse("too-complex");
  if (isLegacy(blocks)) return refuse("not-utf8");
  const read = readLines(blocks);
  if (read.ok) read.file.notes.push(...walk.notes);
  return read;
}
