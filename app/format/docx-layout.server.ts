import { ImageRun, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import sharp from "sharp";
import { ROLE_STYLES } from "./docx-roles";
import type { ExportedQuestion } from "./exported-bank";
import { type Block, blocksOf } from "./markup-blocks";
import { parseHtml } from "./markup-tree";
import { htmlOfMarkdown } from "./question-html";
import type { LineRole } from "./source-line";

/** Numbered lists of the document: how many there are, so that each begins anew, and the numbers they begin with. */
export type Ordered = { lists: number; starts: Set<number> };

/** Pieces of a line: the name of what it says, in bold, or the words themselves. */
type Piece = { name: string } | { words: string };

/** A line of a role, without markup. */
export function styledLine(role: LineRole, pieces: readonly Piece[]): Paragraph {
  return new Paragraph({
    style: ROLE_STYLES[role].id,
    children: pieces.map((piece) =>
      "name" in piece ? new TextRun({ text: piece.name, bold: true }) : new TextRun({ text: piece.words }),
    ),
  });
}

function runsOf({ runs }: Block): TextRun[] {
  return runs.flatMap(({ text, strong, em }) =>
    text.split("\n").map(
      (line, at) =>
        new TextRun({
          text: line,
          bold: strong || undefined,
          italics: em || undefined,
          break: at > 0 ? 1 : undefined,
        }),
    ),
  );
}

/** The automatic list of an item; items that follow each other share it. */
function listOf(
  blocks: readonly Block[],
  at: number,
  ordered: Ordered,
  open: { reference: string; instance: number }[],
) {
  const item = blocks[at]?.item;
  if (!item) {
    open.length = 0;
    return undefined;
  }
  const level = Math.min(item.depth, 5);
  const start = Number.parseInt(item.marker, 10);
  const isOrdered = !Number.isNaN(start);
  const before = open[level];
  open.length = Math.min(open.length, level + 1);
  const goesOn =
    before && before.reference.startsWith("numbers") === isOrdered && (!isOrdered || blocks[at - 1]?.item);
  if (!goesOn) {
    const first = isOrdered && level === 0 ? start : 1;
    if (isOrdered) ordered.starts.add(first);
    ordered.lists += 1;
    open[level] = { reference: isOrdered ? `numbers-${first}` : "bullets", instance: ordered.lists };
  }
  return { level, ...(open[level] as { reference: string; instance: number }) };
}

export type LaidText = {
  markdown: string;
  /** "Câu 1. ", "Giải thích: ": stands in bold before the first words. */
  label: string;
  /** Of the first paragraph, and of those behind it. */
  roles: readonly [LineRole, LineRole];
  ordered: Ordered;
};

/** Markdown of a question as paragraphs; a list keeps its bullets and numbers as Word counts them. */
export function layOutText({ markdown, label, roles, ordered }: LaidText): Paragraph[] {
  const { blocks } = blocksOf(parseHtml(htmlOfMarkdown(markdown)));
  const first = blocks[0]?.item === null ? blocks.slice(0, 1) : [];
  const rest = blocks.slice(first.length);
  const head = new Paragraph({
    style: ROLE_STYLES[roles[0]].id,
    children: [new TextRun({ text: label, bold: true }), ...first.flatMap(runsOf)],
  });
  const open: { reference: string; instance: number }[] = [];
  return [
    head,
    ...rest.map(
      (block, at) =>
        new Paragraph({
          style: ROLE_STYLES[roles[1]].id,
          numbering: listOf(rest, at, ordered, open),
          children: runsOf(block),
        }),
    ),
  ];
}

const LETTERS = "abcdefghi";
const COLUMN = 4535;

/** Things to be matched, side by side: numbers on the left, letters on the right. */
export function layOutPairs(prompts: readonly string[], options: readonly string[]): Table {
  const cell = (words: string, role: LineRole) =>
    new TableCell({
      width: { size: COLUMN, type: WidthType.DXA },
      children: [styledLine(role, words === "" ? [] : [{ words }])],
    });
  const row = (left: string, right: string, role: LineRole) =>
    new TableRow({ children: [cell(left, role), cell(right, role)] });
  const rows = Array.from({ length: Math.max(prompts.length, options.length) }, (_, at) => {
    const [prompt, option] = [prompts[at], options[at]];
    return row(
      prompt === undefined ? "" : `${at + 1}. ${prompt}`,
      option === undefined ? "" : `${LETTERS.charAt(at)}. ${option}`,
      "option",
    );
  });
  return new Table({ columnWidths: [COLUMN, COLUMN], rows: [row("Cột A", "Cột B", "option"), ...rows] });
}

const WIDEST = 480;
const HIGHEST = 420;
const UNKNOWN = { width: 320, height: 240 };

/** The picture beside a stem. Word knows no WebP, so that becomes PNG; PNG and JPEG go in as they are. */
export async function layOutPicture(picture: NonNullable<ExportedQuestion["picture"]>): Promise<Paragraph> {
  const isWebp = picture.mime === "image/webp";
  const bytes = isWebp ? await sharp(picture.bytes).png().toBuffer() : Buffer.from(picture.bytes);
  const { width = UNKNOWN.width, height = UNKNOWN.height } = await sharp(bytes)
    .metadata()
    .catch(() => UNKNOWN);
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const name = isWebp ? picture.name.replace(/\.webp$/i, ".png") : picture.name;
  return new Paragraph({
    style: ROLE_STYLES.stem.id,
    children: [
      new ImageRun({
        type: picture.mime === "image/jpeg" ? "jpg" : "png",
        data: bytes,
        transformation: {
          width: Math.max(1, Math.round(width * scale)),
          height: Math.max(1, Math.round(height * scale)),
        },
        altText: { name, description: picture.alt, title: picture.alt },
      }),
    ],
  });
}
