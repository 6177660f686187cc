import { MAX_PICTURE_BYTES } from "./base64";
import { cleanLine } from "./clean-text";
import { type DocxParts, rootOf } from "./docx-parts.server";
import { childElements, type MarkupElement } from "./markup-tree";
import type { LinePicture } from "./source-line";

/** Where the relations of the body lead: the names of parts by id, and the ids of what lies outside the file. */
export type Relations = { parts: ReadonlyMap<string, string>; outside: ReadonlySet<string> };

export function readRelations(parts: DocxParts, name: string): Relations {
  const root = rootOf(parts, name);
  const inside = new Map<string, string>();
  const outside = new Set<string>();
  for (const { attributes } of root ? childElements(root, "Relationship") : []) {
    const id = attributes.get("Id") ?? "";
    const target = attributes.get("Target") ?? "";
    if (attributes.get("TargetMode") === "External") outside.add(id);
    else inside.set(id, target.startsWith("/") ? target.slice(1) : `word/${target.replace(/^\.\//, "")}`);
  }
  return { parts: inside, outside };
}

/** What a bank takes; drawings of Windows (.emf, .wmf) and the like are none. */
const READABLE = /\.(?:png|jpe?g|gif|webp)$/i;
const FILE_NAME = /^[^/\\]{1,120}\.(?:png|jpe?g|gif|webp)$/i;

function descendants(element: MarkupElement, name: string, found: MarkupElement[] = []): MarkupElement[] {
  for (const child of childElements(element)) {
    if (child.name === name) found.push(child);
    else if (child.name !== "txbxContent") descendants(child, name, found);
  }
  return found;
}

/** Pictures of a drawing (`w:drawing`, `w:pict`, `w:object`), and the names of those that are left out. */
export function picturesOf(
  drawing: MarkupElement,
  relations: Relations,
  parts: DocxParts,
): { pictures: LinePicture[]; dropped: string[] } {
  const [properties] = descendants(drawing, "docPr");
  const shape = descendants(drawing, "shape")[0];
  const said = properties ?? shape;
  const alt = cleanLine(said?.attributes.get("descr") ?? said?.attributes.get("alt") ?? "");
  const given = cleanLine(properties?.attributes.get("name") ?? "");
  const ids = [
    ...descendants(drawing, "blip").map(
      ({ attributes }) => attributes.get("embed") ?? attributes.get("link"),
    ),
    ...descendants(drawing, "imagedata").map(({ attributes }) => attributes.get("id")),
  ].filter((id) => id !== undefined);
  const pictures: LinePicture[] = [];
  const dropped: string[] = [];
  for (const id of ids) {
    const part = relations.parts.get(id) ?? "";
    const bytes = parts.pictures.get(part);
    const name = FILE_NAME.test(given) ? given : (part.split("/").at(-1) ?? "");
    if (bytes && READABLE.test(part) && bytes.byteLength <= MAX_PICTURE_BYTES)
      pictures.push({ name, alt, bytes });
    else dropped.push(alt || name || id);
  }
  return { pictures, dropped };
}
