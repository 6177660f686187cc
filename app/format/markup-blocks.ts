import type { MarkupElement, MarkupNode } from "./markup-tree";

/** Words in one manner; "\n" is a line break. */
export type Run = { text: string; strong: boolean; em: boolean };

/** A paragraph, or the paragraph of a list item: its marker and how deep the list stands. */
export type Block = { runs: Run[]; item: { marker: string; depth: number } | null };

/** What markup shows, in the small language of questions, and what of it that language cannot say. */
export type MarkupBlocks = {
  blocks: Block[];
  pictures: { source: string; alt: string }[];
  /** Names of elements that did more than the small markdown can. */
  dropped: Set<string>;
  /** Words that the source does not show. */
  hidden: string[];
};

/** Elements without a look of their own. */
const PLAIN = new Set(
  "p div span html body section article header footer main br b strong i em ul ol li tbody thead tfoot tr td th small label font center".split(
    " ",
  ),
);
/** Elements whose content is no text for a reader. */
const SILENT = new Set(
  "script style head title template noscript iframe object embed svg audio video canvas select textarea input button math".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "p div section article header footer main ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd figure figcaption hr center".split(
    " ",
  ),
);
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

type Manner = {
  strong: boolean;
  em: boolean;
  list: { ordered: boolean; next: number; depth: number } | null;
};

class BlockWriter {
  readonly result: MarkupBlocks = { blocks: [], pictures: [], dropped: new Set(), hidden: [] };
  private runs: Run[] = [];
  private item: Block["item"] = null;

  add(text: string, { strong, em }: Pick<Manner, "strong" | "em">) {
    this.runs.push({ text, strong, em });
  }

  endBlock() {
    if (this.runs.some((run) => run.text.trim() !== "")) {
      this.result.blocks.push({ runs: this.runs, item: this.item });
      this.item = null;
    }
    this.runs = [];
  }

  beginItem(item: Block["item"]) {
    this.endBlock();
    this.item = item;
  }

  endItem() {
    this.endBlock();
    this.item = null;
  }
}

const textWithin = (element: MarkupElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textWithin(child))).join("");

function walk(writer: BlockWriter, nodes: readonly MarkupNode[], manner: Manner, skip: Skip): void {
  for (const node of nodes) {
    if (typeof node === "string") writer.add(node.replace(/[^\S\u00A0]+/gu, " "), manner);
    else if (!skip(node, (text) => writer.add(text, manner))) walkElement(writer, node, manner, skip);
  }
}

function walkElement(writer: BlockWriter, element: MarkupElement, manner: Manner, skip: Skip): void {
  const { name, attributes } = element;
  const style = attributes.get("style") ?? "";
  if (isPicture(element)) addPicture(writer, element);
  else if (SILENT.has(name)) writer.result.dropped.add(name);
  else if (HIDDEN_STYLE.test(style)) writer.result.hidden.push(textWithin(element));
  else if (name === "br") writer.add("\n", manner);
  else if (name === "table") walkTable(writer, element, manner, skip);
  else if (name === "sup" || name === "sub") addRaised(writer, element, manner, skip);
  else {
    if (!PLAIN.has(name)) writer.result.dropped.add(name);
    walkInside(writer, element, innerManner(element, manner), skip);
  }
}

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

function innerManner({ name, attributes }: MarkupElement, manner: Manner): Manner {
  const style = attributes.get("style") ?? "";
  const inner: Manner = {
    strong:
      manner.strong || name === "b" || name === "strong" || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style),
    em: manner.em || name === "i" || name === "em" || /font-style\s*:\s*italic/i.test(style),
    list: manner.list,
  };
  if (name === "ul" || name === "ol") {
    const next = Number(attributes.get("start") ?? 1);
    inner.list = {
      ordered: name === "ol",
      next: Number.isInteger(next) && next >= 0 && next < 1_000_000 ? next : 1,
      depth: manner.list ? manner.list.depth + 1 : 0,
    };
  }
  return inner;
}

function walkInside(writer: BlockWriter, { name, children }: MarkupElement, inner: Manner, skip: Skip): void {
  if (!BLOCKS.has(name)) {
    walk(writer, children, inner, skip);
    return;
  }
  if (name === "li") {
    const { list } = inner;
    writer.beginItem({ marker: list?.ordered ? `${list.next++}.` : "-", depth: list?.depth ?? 0 });
  } else writer.endBlock();
  walk(writer, children, inner, skip);
  if (name === "li") writer.endItem();
  else writer.endBlock();
}

/** QTI shows pictures as objects, too; the words within one are for those who do not see it. */
function isPicture({ name, attributes }: MarkupElement): boolean {
  return name === "img" || (name === "object" && /^image\//i.test(attributes.get("type") ?? ""));
}

function addPicture(writer: BlockWriter, element: MarkupElement): void {
  const { attributes } = element;
  const source = attributes.get("src") ?? attributes.get("data") ?? "";
  writer.result.pictures.push({ source, alt: attributes.get("alt") ?? textWithin(element) });
}

/** Rows become lines: the cells of a row side by side. */
function walkTable(writer: BlockWriter, table: MarkupElement, manner: Manner, skip: Skip): void {
  writer.result.dropped.add("table");
  writer.endBlock();
  const rows = (element: MarkupElement): MarkupElement[] =>
    element.children.flatMap((child) =>
      typeof child === "string" ? [] : child.name === "tr" ? [child] : rows(child),
    );
  for (const [at, row] of rows(table).entries()) {
    if (at > 0) writer.add("\n", manner);
    const cells = row.children.filter((cell): cell is MarkupElement => typeof cell !== "string");
    for (const [column, cell] of cells.entries()) {
      if (column > 0) writer.add(" | ", manner);
      const inside = new BlockWriter();
      walk(inside, cell.children, manner, skip);
      inside.endBlock();
      for (const [order, block] of inside.result.blocks.entries()) {
        if (order > 0) writer.add(" ", manner);
        for (const run of block.runs) writer.add(run.text.replace(/\n/g, " "), run);
      }
      writer.result.pictures.push(...inside.result.pictures);
      for (const name of inside.result.dropped) writer.result.dropped.add(name);
    }
  }
  writer.endBlock();
}

/** Raised and lowered digits have letters of their own; other raised words lose their height. */
function addRaised(writer: BlockWriter, element: MarkupElement, manner: Manner, skip: Skip): void {
  const digits = textWithin(element).trim();
  const letters = [...(element.name === "sup" ? SUPERSCRIPTS : SUBSCRIPTS)];
  if (/^\d{1,6}$/.test(digits)) {
    writer.add([...digits].map((digit) => letters[Number(digit)]).join(""), manner);
    return;
  }
  writer.result.dropped.add(element.name);
  walk(writer, element.children, manner, skip);
}

/** Elements that are no part of the text: answers within a QTI body. True: left out; `add` puts words in their place. */
export type Skip = (element: MarkupElement, add: (text: string) => void) => boolean;

/** What a reader sees of these nodes. */
export function blocksOf(nodes: readonly MarkupNode[], skip: Skip = () => false): MarkupBlocks {
  const writer = new BlockWriter();
  walk(writer, nodes, { strong: false, em: false, list: null }, skip);
  writer.endBlock();
  return writer.result;
}
