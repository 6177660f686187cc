import { XMLValidator } from "fast-xml-parser";
import { Parser } from "htmlparser2";
import { accept, refuse, type Verdict } from "~/core/verdict";

/** An element of XML or HTML: its name without prefix, its place in the source. */
export type MarkupElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: MarkupNode[];
  /** From 1. */
  line: number;
};

/** Entities are decoded, comments left out. */
export type MarkupNode = MarkupElement | string;

export type XmlRefusal = "empty" | "too-large" | "dtd-refused" | "damaged" | "too-complex";

const MAX_LETTERS = 60_000_000;
const MAX_ELEMENTS = 1_500_000;
const MAX_XML_DEPTH = 100;
const MAX_HTML_DEPTH = 60;
/** The parser's own time grows with the square of open elements. */
const MAX_OPEN = 2_000;
/** Stands where HTML was left off because nobody can have meant it. */
const LEFT_OFF = "too-deep";

class TooComplex extends Error {}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

function emptyElement(name: string, attributes: Record<string, string>, line: number): MarkupElement {
  const pairs = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
  return { name: localName(name), attributes: new Map(pairs), children: [], line };
}

/** Line of ever later positions; every line break is looked for once. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (position) => {
    while (next >= 0 && next < position) {
      line += 1;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}

/** `deep`: what happens below the deepest level: refused, or its words go to the level above. */
function buildTree(text: string, rules: { xml: boolean; maxDepth: number; deep: "refuse" | "flatten" }) {
  const root = emptyElement("", {}, 1);
  const open: MarkupElement[] = [root];
  const lineAt = lineCounter(text);
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1;
        const parent = open.at(-1) ?? root;
        const deep = open.length > rules.maxDepth || elements > MAX_ELEMENTS;
        if ((deep && rules.deep === "refuse") || open.length > MAX_OPEN) throw new TooComplex();
        if (deep) return void open.push(parent);
        const element = emptyElement(name, attributes, lineAt(parser.startIndex));
        parent.children.push(element);
        open.push(element);
      },
      ontext(words) {
        const { children } = open.at(-1) ?? root;
        const last = children.at(-1);
        if (typeof last === "string") children[children.length - 1] = last + words;
        else children.push(words);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: rules.xml, decodeEntities: true },
  );
  try {
    parser.end(text);
  } catch (error) {
    if (!(error instanceof TooComplex) || rules.deep === "refuse") throw error;
    root.children.push(emptyElement(LEFT_OFF, {}, 1));
  }
  return root.children;
}

/**
 * The root element of an XML text from a stranger. Document types and entities are refused before anything is parsed;
 * what is not well-formed is `damaged` with its line.
 */
export function parseXml(
  text: string,
): Verdict<{ root: MarkupElement }, XmlRefusal, { line?: number; detail?: string }> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_LETTERS) return refuse("too-large");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse("dtd-refused");
  const valid = XMLValidator.validate(text);
  if (valid !== true) return refuse("damaged", { line: valid.err.line, detail: valid.err.msg });
  try {
    const nodes = buildTree(text, { xml: true, maxDepth: MAX_XML_DEPTH, deep: "refuse" });
    const root = nodes.find((node) => typeof node !== "string");
    return root ? accept({ root }) : refuse("damaged", { line: 1 });
  } catch (error) {
    if (error instanceof TooComplex) return refuse("too-complex");
    throw error;
  }
}

/** HTML as a browser would forgive it. Levels beyond any honest text are flattened, so that no later walk overflows. */
export function parseHtml(html: string): MarkupNode[] {
  return buildTree(html, { xml: false, maxDepth: MAX_HTML_DEPTH, deep: "flatten" });
}

/** Child elements, all or those of one name. */
export function childElements(element: MarkupElement, name?: string): MarkupElement[] {
  return element.children.filter(
    (child): child is MarkupElement =>
      typeof child !== "string" && (name === undefined || child.name === name),
  );
}

export function childElement(element: MarkupElement, name: string): MarkupElement | null {
  return childElements(element, name)[0] ?? null;
}

/** The words of an element and of everything within, as they stand. */
export function innerText(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : innerText(child))).join("");
}
