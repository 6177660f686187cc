import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { headLines, type Minutes, type Signature } from "./minutes";
import { layOutBlock } from "./minutes-blocks.server";

/*
 * Nghị định 30/2020/NĐ-CP, Phụ lục I. Lengths in twentieths of a point (1 mm = 56.7), sizes of type in half points:
 * A4 upright; margins 20 mm above and below, 30 mm left, 20 mm right; Times New Roman, black; page numbers from the second
 * page on, centred in the upper margin.
 */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 1134, header: 567, footer: 567 };
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const HEAD_WIDTHS = [3650, TEXT_WIDTH - 3650] as const;
const DRAFT = "DỰ THẢO";
const FONT = "Times New Roman";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

type Type = { size?: number; bold?: boolean; italics?: boolean };

function centred(text: string, { size = 26, bold, italics }: Type = {}, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 0 },
    children: [new TextRun({ text, size, bold, italics })],
  });
}

/** A rule of the given length in the middle of a column. */
function rule(columnWidth: number, length: number): Paragraph {
  const indent = Math.round((columnWidth - length) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 60, after: 0, line: 120, lineRule: "exact" },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
    children: [],
  });
}

function columns(widths: readonly number[], cells: Paragraph[][]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new TableCell({
              borders: NO_BORDERS,
              margins: { left: 0, right: 0 },
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              children,
            }),
        ),
      }),
    ],
  });
}

/** Issuer on the left, the name of the state and its motto on the right, as the decree puts them. */
function head({ issuer, number, placeAndDate }: Minutes): Table {
  const [left, right] = HEAD_WIDTHS;
  return columns(HEAD_WIDTHS, [
    [
      ...headLines(issuer.parent).map((line) => centred(line.toLocaleUpperCase("vi"), { size: 24 })),
      centred(issuer.name.toLocaleUpperCase("vi"), { size: 24, bold: true }),
      rule(left, 1300),
      centred(number, {}, 80),
    ],
    [
      centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: 24, bold: true }),
      centred("Độc lập - Tự do - Hạnh phúc", { bold: true }),
      rule(right, 3250),
      centred(placeAndDate, { italics: true }, 80),
    ],
  ]);
}

function title(minutes: Minutes): Paragraph[] {
  return [
    centred(minutes.title.toLocaleUpperCase("vi"), { size: 28, bold: true }, 360),
    centred(minutes.about, { size: 28, bold: true }),
    rule(TEXT_WIDTH, 1800),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}

function signature({ office, hint }: Signature): Paragraph[] {
  const room = Array.from({ length: 4 }, () => new Paragraph({ keepNext: true, children: [] }));
  const line = (text: string, type: Type) =>
    new Paragraph({
      keepNext: true,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text, size: 26, ...type })],
    });
  return [line(office.toLocaleUpperCase("vi"), { bold: true }), line(hint, { italics: true }), ...room];
}

function receivers({ receivers: { title: name, lines } }: Minutes): Paragraph[] {
  return [
    new Paragraph({
      spacing: { before: 240 },
      keepNext: true,
      children: [new TextRun({ text: name, size: 24, bold: true, italics: true })],
    }),
    ...lines.map((text) => new Paragraph({ children: [new TextRun({ text, size: 22 })] })),
  ];
}

function headers(isDraft: boolean) {
  const mark = isDraft
    ? [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [new TextRun({ text: DRAFT, bold: true, size: 24 })],
        }),
      ]
    : [];
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
  });
  return {
    first: new Header({ children: mark.length > 0 ? mark : [new Paragraph({ children: [] })] }),
    default: new Header({ children: [number, ...mark] }),
  };
}

/** Minutes as a .docx file in the layout of the decree. */
export async function layOutMinutes(minutes: Minutes): Promise<Uint8Array> {
  const half = Math.floor(TEXT_WIDTH / 2);
  const { left, right } = minutes.signatures;
  const document = new Document({
    title: minutes.about,
    creator: minutes.issuer.name,
    styles: {
      default: { document: { run: { font: FONT, size: 26, language: { value: "vi-VN" } } } },
    },
    sections: [
      {
        properties: { titlePage: true, page: { size: PAGE, margin: MARGIN } },
        headers: headers(minutes.isDraft),
        footers: { first: new Footer({ children: [] }), default: new Footer({ children: [] }) },
        children: [
          head(minutes),
          ...title(minutes),
          ...minutes.blocks.flatMap(layOutBlock),
          new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [] }),
          columns([half, TEXT_WIDTH - half], [signature(left), signature(right)]),
          ...receivers(minutes),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
