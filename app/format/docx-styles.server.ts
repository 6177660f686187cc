import { childElement, childElements, type MarkupElement } from "./markup-tree";
import type { Mark } from "./source-line";

/** How runs look, as far as a style or a run says so itself; what it does not say is left out. */
export type RunLook = Partial<Mark & { hidden: boolean; raised: "superscript" | "subscript" | null }>;

/** The automatic list of a paragraph, as a style or the paragraph itself names it. */
export type ListPlace = { list: string; level: number };

type Style = { name: string; basedOn: string | null; look: RunLook; list: Partial<ListPlace> };

export type Styles = {
  /** The look that a paragraph and a character style give, with all they are based on. */
  lookOf: (styleId: string | null) => RunLook;
  listOf: (styleId: string | null) => Partial<ListPlace>;
  nameOf: (styleId: string | null) => string;
  defaults: RunLook;
  defaultParagraph: string | null;
};

const MAX_CHAIN = 12;

export const valOf = (element: MarkupElement | null): string | null => element?.attributes.get("val") ?? null;

/** A property such as `<w:b/>`, `<w:b w:val="0"/>`; undefined: not said. */
function toggle(element: MarkupElement | null): boolean | undefined {
  return element ? !/^(?:0|false|off|none)$/i.test(valOf(element) ?? "1") : undefined;
}

const PAPER = /^(?:auto|FFFFFF|none)?$/i;

function highlightOf(properties: MarkupElement): boolean | undefined {
  const highlight = childElement(properties, "highlight");
  const shade = childElement(properties, "shd");
  if (highlight && !/^(?:none|white)$/i.test(valOf(highlight) ?? "")) return true;
  if (shade && !PAPER.test(shade.attributes.get("fill") ?? "")) return true;
  return highlight || shade ? false : undefined;
}

function colorOf(properties: MarkupElement): string | null | undefined {
  const color = valOf(childElement(properties, "color"));
  if (color === null) return undefined;
  return /^[0-9A-F]{6}$/i.test(color) ? color.toUpperCase() : null;
}

/** The look that an `rPr` states. */
export function lookOfProperties(properties: MarkupElement | null): RunLook {
  if (!properties) return {};
  const raised = valOf(childElement(properties, "vertAlign"));
  const look: RunLook = {
    bold: toggle(childElement(properties, "b")),
    italic: toggle(childElement(properties, "i")),
    underline: toggle(childElement(properties, "u")),
    hidden: toggle(childElement(properties, "vanish")),
    highlight: highlightOf(properties),
    color: colorOf(properties),
    raised: raised === "superscript" || raised === "subscript" ? raised : raised === null ? undefined : null,
  };
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

/** The list that a `pPr` names. */
export function listOfProperties(properties: MarkupElement | null): Partial<ListPlace> {
  const numbering = properties && childElement(properties, "numPr");
  if (!numbering) return {};
  const list = valOf(childElement(numbering, "numId"));
  const level = Number(valOf(childElement(numbering, "ilvl")) ?? Number.NaN);
  return {
    ...(list === null ? {} : { list }),
    ...(Number.isInteger(level) ? { level: Math.min(8, Math.max(0, level)) } : {}),
  };
}

/** Whether a cell or a paragraph is shaded, so that all in it is highlighted. */
export function isShaded(properties: MarkupElement | null): boolean {
  const shade = properties && childElement(properties, "shd");
  return !!shade && !PAPER.test(shade.attributes.get("fill") ?? "");
}

function readStyle(element: MarkupElement): Style {
  return {
    name: valOf(childElement(element, "name")) ?? "",
    basedOn: valOf(childElement(element, "basedOn")),
    look: lookOfProperties(childElement(element, "rPr")),
    list: listOfProperties(childElement(element, "pPr")),
  };
}

/** Styles of a document; null: it has none. */
export function readStyles(root: MarkupElement | null): Styles {
  const elements = root ? childElements(root, "style") : [];
  const styles = new Map(elements.map((one) => [one.attributes.get("styleId") ?? "", readStyle(one)]));
  const chain = (id: string | null): Style[] => {
    const found: Style[] = [];
    for (let next = id; next !== null && found.length < MAX_CHAIN; ) {
      const style: Style | undefined = styles.get(next);
      if (!style || found.includes(style)) break;
      found.unshift(style);
      next = style.basedOn;
    }
    return found;
  };
  const looks = new Map<string | null, RunLook>();
  const docDefaults = root && childElement(root, "docDefaults");
  const runDefaults = docDefaults && childElement(docDefaults, "rPrDefault");
  const first = elements.find(
    (one) =>
      one.attributes.get("type") === "paragraph" &&
      /^(?:1|true|on)$/.test(one.attributes.get("default") ?? ""),
  );
  return {
    lookOf: (id) => {
      const known = looks.get(id);
      if (known) return known;
      const look: RunLook = Object.assign({}, ...chain(id).map((style) => style.look));
      looks.set(id, look);
      return look;
    },
    listOf: (id) => Object.assign({}, ...chain(id).map((style) => style.list)),
    nameOf: (id) => styles.get(id ?? "")?.name ?? "",
    defaults: lookOfProperties(runDefaults && childElement(runDefaults, "rPr")),
    defaultParagraph: first?.attributes.get("styleId") ?? null,
  };
}
