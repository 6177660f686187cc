import { numberer } from "./docx-numbering.server";
import { type DocxParts, rootOf } from "./docx-parts.server";
import { type Relations, readRelations } from "./docx-pictures.server";
import { roleOfStyle } from "./docx-roles";
import { ParagraphWriter, walkInline } from "./docx-runs.server";
import {
  isShaded,
  listOfProperties,
  type RunLook,
  readStyles,
  type Styles,
  valOf,
} from "./docx-styles.server";
import type { Note, SourcePlace } from "./found-question";
import { childElement, childElements, innerText, type MarkupElement } from "./markup-tree";
import { note } from "./settle-question";
import {
  PLAIN,
  type SourceBlock,
  type SourceCell,
  type SourceLine,
  type SourceRow,
  type SourceTable,
} from "./source-line";

/** All that a walk through the body needs and counts. */
export type DocxWalk = {
  parts: DocxParts;
  relations: Relations;
  styles: Styles;
  nextNumber: ReturnType<typeof numberer>;
  /** Words of foot- and endnotes and of remarks, by the name of their reference and their id. */
  footnotes: ReadonlyMap<string, string>;
  paragraphs: number;
  tables: number;
  notes: Note[];
};

const MAX_NESTING = 20;

function asidesOf(parts: DocxParts): Map<string, string> {
  const asides = new Map<string, string>();
  for (const [file, item, reference] of [
    ["footnotes", "footnote", "footnoteReference"],
    ["endnotes", "endnote", "endnoteReference"],
    ["comments", "comment", "commentReference"],
  ] as const) {
    const root = rootOf(parts, `word/${file}.xml`);
    for (const element of root ? childElements(root, item) : []) {
      asides.set(`${reference}/${element.attributes.get("id")}`, innerText(element).replace(/\s+/g, " "));
    }
  }
  return asides;
}

/** Makes ready to walk through the body of a document. */
export function newWalk(parts: DocxParts, document: string): DocxWalk {
  const relations = document.replace(/([^/]+)$/, "_rels/$1.rels");
  return {
    parts,
    relations: readRelations(parts, relations),
    styles: readStyles(rootOf(parts, "word/styles.xml")),
    nextNumber: numberer(rootOf(parts, "word/numbering.xml")),
    footnotes: asidesOf(parts),
    paragraphs: 0,
    tables: 0,
    notes: [],
  };
}

/** Where the walk is: within a table its row is the place of every line. `shaded`: the cell is coloured. */
type Spot = { place: SourcePlace | null; shaded: boolean; depth: number };

function walkParagraph(walk: DocxWalk, element: MarkupElement, spot: Spot): SourceLine[] {
  if (spot.place === null) walk.paragraphs += 1;
  const place = spot.place ?? { kind: "paragraph", paragraph: walk.paragraphs };
  const properties = childElement(element, "pPr");
  const styleId = (properties && valOf(childElement(properties, "pStyle"))) ?? walk.styles.defaultParagraph;
  const auto = walk.nextNumber({ ...walk.styles.listOf(styleId), ...listOfProperties(properties) });
  const shaded = spot.shaded || isShaded(properties);
  const look: RunLook = {
    ...walk.styles.defaults,
    ...walk.styles.lookOf(styleId),
    ...(shaded ? { highlight: true } : {}),
  };
  const role = roleOfStyle(walk.styles.nameOf(styleId)) ?? roleOfStyle(styleId ?? "");
  const writer = new ParagraphWriter({ place, auto, role }, look, walk);
  if (auto && !auto.bullet) writer.add(`${auto.label} `, PLAIN);
  walkInline(writer, element);
  const lines = writer.finish();
  const boxes = spot.depth < MAX_NESTING ? writer.behind : [];
  return [
    ...lines,
    ...boxes.flatMap((box) => boxLines(walk, box, { ...spot, place, depth: spot.depth + 1 })),
  ];
}

function boxLines(walk: DocxWalk, box: MarkupElement, spot: Spot): SourceLine[] {
  return linesOf(walkBlocks(walk, box, spot));
}

function linesOf(blocks: readonly SourceBlock[]): SourceLine[] {
  return blocks.flatMap((block) =>
    block.kind === "line"
      ? [block.line]
      : block.table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines)),
  );
}

function gridSpan(properties: MarkupElement | null): number {
  const span = Number((properties && valOf(childElement(properties, "gridSpan"))) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 60) : 1;
}

/** Rows and cells, also within wrappers of content controls. */
function within(element: MarkupElement, name: string): MarkupElement[] {
  return childElements(element).flatMap((child) => {
    if (child.name === name) return [child];
    return /^(?:sdt|sdtContent|customXml|ins)$/.test(child.name) ? within(child, name) : [];
  });
}

function walkTable(walk: DocxWalk, element: MarkupElement, spot: Spot): SourceTable {
  if (spot.place === null) walk.tables += 1;
  const rows = within(element, "tr").map((row, at): SourceRow => {
    const place: SourcePlace = spot.place ?? { kind: "table-row", table: walk.tables, row: at + 1 };
    const rowProperties = childElement(row, "trPr");
    const before = Number((rowProperties && valOf(childElement(rowProperties, "gridBefore"))) ?? 0);
    let column = Number.isInteger(before) ? Math.min(60, Math.max(0, before)) : 0;
    const cells = within(row, "tc")
      .slice(0, 60)
      .map((cell): SourceCell => {
        const properties = childElement(cell, "tcPr");
        const merge = properties && childElement(properties, "vMerge");
        const inner = { place, shaded: isShaded(properties), depth: spot.depth + 1 };
        const lines = spot.depth < MAX_NESTING ? linesOf(walkBlocks(walk, cell, inner)) : [];
        const own = {
          column,
          span: gridSpan(properties),
          above: !!merge && valOf(merge) !== "restart",
          lines,
        };
        column += own.span;
        return own;
      });
    return { place, cells };
  });
  return { rows };
}

/** The lines and tables of a body, a cell or a text box, in order. */
export function walkBlocks(walk: DocxWalk, element: MarkupElement, spot: Spot): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (const child of childElements(element)) {
    switch (child.name) {
      case "p":
        for (const line of walkParagraph(walk, child, spot)) blocks.push({ kind: "line", line });
        break;
      case "tbl":
        blocks.push({ kind: "table", table: walkTable(walk, child, spot) });
        break;
      case "sdt":
      case "sdtContent":
      case "customXml":
      case "ins":
      case "moveTo":
      case "smartTag":
        for (const block of walkBlocks(walk, child, spot)) blocks.push(block);
        break;
      case "altChunk":
        walk.notes.push(
          note(
            "text-left-over",
            spot.place ?? { kind: "paragraph", paragraph: walk.paragraphs + 1 },
            "altChunk",
          ),
        );
        break;
      default:
        break;
    }
  }
  return blocks;
}
