import {
  AlignmentType,
  type FileChild,
  LeaderType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Block, TableColumn } from "./minutes";

/** Body of state documents: 13 pt, justified, first line indented by 10 mm, 6 pt between paragraphs. */
const INDENT = 567;
const SPACING = { before: 60, after: 60, line: 276 };
/** A4 less the margins, in twentieths of a point. */
const TEXT_WIDTH = 9071;

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

function runs(text: string, type: { bold?: boolean; size?: number; font?: string } = {}): TextRun[] {
  return text.split("\n").map((line, at) => new TextRun({ text: line, ...type, break: at > 0 ? 1 : 0 }));
}

function body(children: TextRun[], more: { hanging?: boolean; keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: SPACING,
    keepNext: more.keepNext,
    indent: more.hanging ? { left: INDENT + 200, hanging: 200 } : { firstLine: INDENT },
    children,
  });
}

function tableCell(text: string, column: TableColumn, isHeading: boolean): TableCell {
  return new TableCell({
    width: { size: Math.round((TEXT_WIDTH * column.width) / 100), type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: isHeading ? AlignmentType.CENTER : ALIGN[column.align],
        children: runs(text, { bold: isHeading, size: 24 }),
      }),
    ],
  });
}

function table({ title, columns, rows }: Extract<Block, { kind: "table" }>): FileChild[] {
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => tableCell(column.header, column, true)),
  });
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, at) => tableCell(row[at] ?? "", column, false)),
      }),
  );
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: runs(title, { bold: true }),
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: columns.map((column) => Math.round((TEXT_WIDTH * column.width) / 100)),
      rows: [heading, ...lines],
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}

/** A line of dots up to the right margin, to be filled in by hand. */
function blank(label: string): Paragraph {
  return new Paragraph({
    spacing: SPACING,
    indent: { left: INDENT },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
    children: [new TextRun(`- ${label}: `), new TextRun({ text: "\t" })],
  });
}

/** One part of the minutes as paragraphs and tables. */
export function layOutBlock(block: Block): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [body(runs(block.text, { bold: true }), { keepNext: true })];
    case "paragraph":
      return [body(runs(block.text))];
    case "fact":
      return [body([new TextRun(`- ${block.label}: `), ...runs(`${block.value}.`)], { hanging: true })];
    case "blank":
      return [blank(block.label)];
    case "item":
      return [body(runs(`- ${block.text}`), { hanging: true })];
    case "code":
      return [
        new Paragraph({
          spacing: SPACING,
          indent: { left: INDENT },
          children: [
            new TextRun(`${block.label}: `),
            ...runs(block.value, { font: "Courier New", size: 22 }),
          ],
        }),
      ];
    case "table":
      return table(block);
  }
}
