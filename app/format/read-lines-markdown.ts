import { cleanLine } from "./clean-text";
import { richText } from "./html-text";
import type { MarkupElement, MarkupNode } from "./markup-tree";
import type { Span } from "./source-line";

/** A paragraph of a stem or an explanation, "\n" for its line breaks; `item`: it is one of a list. */
export type Paragraph = { spans: Span[]; item: { ordered: boolean; number: number; level: number } | null };

function element(name: string, children: MarkupNode[], attributes: [string, string][] = []): MarkupElement {
  return { name, attributes: new Map(attributes), children, line: 1 };
}

type Emphasis = { strong: boolean; em: boolean };

function inline(spans: readonly Span[], keep: Emphasis): MarkupNode[] {
  return spans.flatMap(({ text, mark }) =>
    text.split("\n").flatMap((line, at) => {
      const words = mark.italic && keep.em ? element("em", [line]) : line;
      const stressed = mark.bold && keep.strong ? element("strong", [words]) : words;
      return at > 0 ? [element("br", []), stressed] : [stressed];
    }),
  );
}

/** Bold or italic over all the words is how the paper looks, not what its author stresses. */
function emphasisOf(paragraphs: readonly Paragraph[]): Emphasis {
  const spans = paragraphs.flatMap((one) => one.spans).filter((span) => /[\p{L}\p{N}]/u.test(span.text));
  return {
    strong: spans.some((span) => !span.mark.bold),
    em: spans.some((span) => !span.mark.italic),
  };
}

/** Lists are written from the inside out: items of a deeper level belong to the item before them. */
function listFrom(items: readonly Paragraph[], level: number, keep: Emphasis): MarkupElement[] {
  const lists: MarkupElement[] = [];
  for (let at = 0; at < items.length; ) {
    const first = items[at];
    if (!first?.item) break;
    const { ordered } = first.item;
    const list = element(ordered ? "ol" : "ul", [], [["start", String(first.item.number)]]);
    while (at < items.length && items[at]?.item?.ordered === ordered) {
      const own = items[at];
      const deeper = items.slice(at + 1);
      const count = deeper.findIndex((one) => (one.item?.level ?? 0) <= level);
      const inner = deeper.slice(0, count < 0 ? deeper.length : count);
      const nested = inner.length > 0 ? listFrom(inner, inner[0]?.item?.level ?? level + 1, keep) : [];
      list.children.push(element("li", [...inline(own?.spans ?? [], keep), ...nested]));
      at += 1 + inner.length;
    }
    lists.push(list);
  }
  return lists;
}

/** Paragraphs as markdown of `bank/question-text.ts`. `exact`: emphasis counts wherever it stands. */
export function markdownOfParagraphs(paragraphs: readonly Paragraph[], exact: boolean): string {
  const keep = exact ? { strong: true, em: true } : emphasisOf(paragraphs);
  const nodes: MarkupNode[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    const run = paragraphs
      .slice(at)
      .findIndex((one) => (one.item === null) !== (paragraphs[at]?.item === null));
    const end = run < 0 ? paragraphs.length : at + run;
    const same = paragraphs.slice(at, end);
    if (same[0]?.item) nodes.push(...listFrom(same, same[0].item.level, keep));
    else nodes.push(...same.map((one) => element("p", inline(one.spans, keep))));
    at = end;
  }
  return richText(nodes).markdown;
}

/** Words on one line. */
export function plainOfSpans(spans: readonly Span[]): string {
  return cleanLine(spans.map((span) => span.text).join(""));
}
