import type { ListPlace } from "./docx-styles.server";
import { valOf } from "./docx-styles.server";
import { childElement, childElements, type MarkupElement } from "./markup-tree";
import type { AutoNumber } from "./source-line";

/*
 * Automatic numbers, counted as Word counts them: lists with the same definition go on with each other unless one
 * restarts; a level begins again below a higher one.
 */

type Level = { start: number; format: string; text: string; restarts: boolean };
type Definition = { id: string; levels: Map<number, Level> };
type List = { definition: Definition; overrides: Map<number, { start: number | null; level: Level | null }> };

const LEVELS = 9;

function readLevel(element: MarkupElement): Level {
  const start = Number(valOf(childElement(element, "start")) ?? 1);
  return {
    start: Number.isInteger(start) && Math.abs(start) < 100_000 ? start : 1,
    format: valOf(childElement(element, "numFmt")) ?? "decimal",
    text: valOf(childElement(element, "lvlText")) ?? "",
    restarts: valOf(childElement(element, "lvlRestart")) !== "0",
  };
}

const levelNumber = (element: MarkupElement) => Number(element.attributes.get("ilvl") ?? 0);

function readDefinitions(root: MarkupElement): Map<string, Definition> {
  const byId = new Map<string, Definition>();
  const byStyle = new Map<string, Definition>();
  const linked: [string, string][] = [];
  for (const element of childElements(root, "abstractNum")) {
    const id = element.attributes.get("abstractNumId") ?? "";
    const levels = new Map(childElements(element, "lvl").map((one) => [levelNumber(one), readLevel(one)]));
    const definition = { id, levels };
    byId.set(id, definition);
    const style = valOf(childElement(element, "styleLink"));
    if (style !== null) byStyle.set(style, definition);
    const link = valOf(childElement(element, "numStyleLink"));
    if (link !== null) linked.push([id, link]);
  }
  for (const [id, style] of linked) {
    const definition = byStyle.get(style);
    if (definition) byId.set(id, definition);
  }
  return byId;
}

function readLists(root: MarkupElement): Map<string, List> {
  const definitions = readDefinitions(root);
  const lists = new Map<string, List>();
  for (const element of childElements(root, "num")) {
    const definition = definitions.get(valOf(childElement(element, "abstractNumId")) ?? "");
    if (!definition) continue;
    const overrides = new Map(
      childElements(element, "lvlOverride").map((one) => {
        const start = valOf(childElement(one, "startOverride"));
        const level = childElement(one, "lvl");
        return [
          levelNumber(one),
          { start: start === null ? null : Number(start), level: level && readLevel(level) },
        ];
      }),
    );
    lists.set(element.attributes.get("numId") ?? "", { definition, overrides });
  }
  return lists;
}

const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function roman(number: number): string {
  let rest = Math.min(number, 3_999);
  return ROMAN.map(([value, sign]) => {
    const count = Math.floor(rest / value);
    rest -= count * value;
    return sign.repeat(count);
  }).join("");
}

/** 1 → a … 26 → z, 27 → aa, as Word counts. */
const letters = (number: number) =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(8, Math.floor((number - 1) / 26) + 1));

function shown(number: number, format: string): string {
  if (number < 1) return String(number);
  switch (format) {
    case "lowerLetter":
      return letters(number);
    case "upperLetter":
      return letters(number).toUpperCase();
    case "lowerRoman":
      return roman(number);
    case "upperRoman":
      return roman(number).toUpperCase();
    case "decimalZero":
      return String(number).padStart(2, "0");
    default:
      return String(number);
  }
}

/** Counts the lists of a document; the next number of a list at each call. Null: the paragraph is in no list. */
export function numberer(root: MarkupElement | null): (place: Partial<ListPlace>) => AutoNumber | null {
  const lists = root ? readLists(root) : new Map<string, List>();
  const counters = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  return ({ list: id, level = 0 }) => {
    const list = id === undefined ? undefined : lists.get(id);
    if (!list || id === undefined || id === "0") return null;
    const levelAt = (at: number) => list.overrides.get(at)?.level ?? list.definition.levels.get(at) ?? null;
    const own = levelAt(level);
    if (!own) return null;
    const count = counters.get(list.definition.id) ?? Array<number | null>(LEVELS).fill(null);
    counters.set(list.definition.id, count);
    if (!begun.has(id)) {
      begun.add(id);
      for (const [at, { start }] of list.overrides) if (start !== null) count[at] = start - 1;
    }
    for (let at = 0; at < level; at += 1) count[at] ??= levelAt(at)?.start ?? 1;
    count[level] = (count[level] ?? own.start - 1) + 1;
    for (let at = level + 1; at < LEVELS; at += 1) if (levelAt(at)?.restarts !== false) count[at] = null;
    if (own.format === "bullet")
      return { label: "", bullet: true, level, list: `${list.definition.id}/${level}` };
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return shown(count[at] ?? 1, levelAt(at)?.format ?? "decimal");
    });
    if (own.format === "none" || label.trim() === "") return null;
    return { label: label.trim(), bullet: false, level, list: `${list.definition.id}/${level}` };
  };
}
