import { linear } from "./docx-math.server";
import { picturesOf } from "./docx-pictures.server";
import { lookOfProperties, type RunLook, valOf } from "./docx-styles.server";
import type { DocxWalk } from "./docx-walk.server";
import type { Note, NoteCode } from "./found-question";
import { childElement, childElements, innerText, type MarkupElement } from "./markup-tree";
import { note } from "./settle-question";
import { lineLetters, type Mark, PLAIN, type SourceLine, type Span } from "./source-line";

/** Signs of the fonts of pictures that people use to tick a box. */
const SYMBOLS: Record<string, string> = {
  F0FC: "✓",
  F0FE: "☑",
  F052: "☑",
  F0FD: "☒",
  F053: "☒",
  F054: "☒",
  F0A8: "☐",
  F06F: "☐",
  F0A3: "☐",
  F071: "☐",
  F0D6: "√",
  F0E0: "→",
  F0AE: "→",
  F0B7: "•",
  F0A7: "•",
};
const RAISED = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];
const LOWERED = [..."₀₁₂₃₄₅₆₇₈₉"];

/** Collects the lines of one paragraph: a line break begins another line of the same place. */
export class ParagraphWriter {
  readonly lines: SourceLine[] = [];
  /** Lines of text boxes that hang on the paragraph. */
  readonly behind: MarkupElement[] = [];
  private readonly losses = new Map<NoteCode, string[]>();

  constructor(
    private readonly start: Omit<SourceLine, "spans" | "pictures" | "notes" | "continues">,
    readonly look: RunLook,
    readonly walk: DocxWalk,
  ) {
    this.lines.push({ ...start, spans: [], pictures: [], notes: [], continues: false });
  }

  private get line(): SourceLine {
    return this.lines.at(-1) as SourceLine;
  }

  add(text: string, mark: Mark): void {
    const last = this.line.spans.at(-1);
    const same = last && (Object.keys(PLAIN) as (keyof Mark)[]).every((key) => last.mark[key] === mark[key]);
    if (same) last.text += text;
    else if (text !== "") this.line.spans.push({ text, mark });
  }

  breakLine(): void {
    this.lines.push({ ...this.start, auto: null, spans: [], pictures: [], notes: [], continues: true });
  }

  addPicture(drawing: MarkupElement): void {
    const { pictures, dropped } = picturesOf(drawing, this.walk.relations, this.walk.parts);
    this.line.pictures.push(...pictures);
    for (const name of dropped) this.lose("picture-dropped", name);
  }

  lose(code: NoteCode, words: string): void {
    if (words.trim() === "") return;
    this.losses.set(code, [...(this.losses.get(code) ?? []), words.trim()]);
  }

  /** The lines, with one note for each kind of loss on the first of them. */
  finish(): SourceLine[] {
    const { place } = this.start;
    const notes: Note[] = [...this.losses].map(([code, words]) => note(code, place, words.join(" ")));
    this.lines[0]?.notes.push(...notes);
    for (const line of this.lines) {
      line.spans = line.spans
        .map((span): Span => ({ ...span, text: lineLetters(span.text) }))
        .filter(({ text }) => text !== "");
    }
    return this.lines;
  }
}

function markOf(look: RunLook): Mark {
  return {
    bold: look.bold ?? false,
    italic: look.italic ?? false,
    underline: look.underline ?? false,
    highlight: look.highlight ?? false,
    color: look.color ?? null,
  };
}

function scripted(text: string, raised: RunLook["raised"]): string {
  if (!raised || !/^\d{1,6}$/.test(text)) return text;
  return [...text].map((digit) => (raised === "superscript" ? RAISED : LOWERED)[Number(digit)]).join("");
}

const textWithin = (element: MarkupElement): string =>
  childElements(element)
    .map((child) => (child.name === "t" || child.name === "delText" ? innerText(child) : textWithin(child)))
    .join("");

function symbol({ attributes }: MarkupElement): string {
  return SYMBOLS[(attributes.get("char") ?? "").toUpperCase().replace(/^0(?=\w{3}$)/, "F0")] ?? "";
}

function walkRun(writer: ParagraphWriter, run: MarkupElement): void {
  const properties = childElement(run, "rPr");
  const styled = writer.walk.styles.lookOf(properties && valOf(childElement(properties, "rStyle")));
  const look = { ...writer.look, ...styled, ...lookOfProperties(properties) };
  if (look.hidden) {
    writer.lose("hidden-text-dropped", textWithin(run));
    return;
  }
  const mark = markOf(look);
  for (const child of childElements(run)) walkRunPart(writer, child, mark, look);
}

/** The words of the note or remark that stands here. */
function asideOf({ walk }: ParagraphWriter, { name, attributes }: MarkupElement): string {
  return walk.footnotes.get(`${name}/${attributes.get("id")}`) ?? "";
}

function walkRunPart(writer: ParagraphWriter, child: MarkupElement, mark: Mark, look: RunLook): void {
  switch (child.name) {
    case "t":
      writer.add(scripted(innerText(child), look.raised ?? null), mark);
      break;
    case "tab":
    case "ptab":
      writer.add("\t", mark);
      break;
    case "br":
    case "cr":
      writer.breakLine();
      break;
    case "noBreakHyphen":
      writer.add("-", mark);
      break;
    case "sym":
      writer.add(symbol(child), mark);
      break;
    case "footnoteReference":
    case "endnoteReference":
    case "commentReference":
      writer.lose("text-left-over", asideOf(writer, child));
      break;
    case "drawing":
    case "pict":
    case "object":
      walkDrawing(writer, child);
      break;
    case "AlternateContent":
      walkAlternate(writer, child, mark, look);
      break;
    default:
      break;
  }
}

/** The first of several forms of the same thing. */
function walkAlternate(writer: ParagraphWriter, element: MarkupElement, mark: Mark, look: RunLook): void {
  const form = childElement(element, "Choice") ?? childElement(element, "Fallback");
  for (const child of form ? childElements(form) : []) walkRunPart(writer, child, mark, look);
}

function boxesOf(element: MarkupElement): MarkupElement[] {
  return childElements(element).flatMap((child) => (child.name === "txbxContent" ? [child] : boxesOf(child)));
}

function oleProgram(element: MarkupElement): string {
  return childElements(element)
    .map((child) => child.attributes.get("ProgID") ?? "")
    .join("");
}

function walkDrawing(writer: ParagraphWriter, drawing: MarkupElement): void {
  const program = oleProgram(drawing);
  if (/equation/i.test(program)) writer.lose("formula-dropped", program);
  else writer.addPicture(drawing);
  writer.behind.push(...boxesOf(drawing));
}

/** Walks what a paragraph holds: runs, and everything that only wraps runs. */
export function walkInline(writer: ParagraphWriter, element: MarkupElement): void {
  for (const child of childElements(element)) {
    switch (child.name) {
      case "r":
        walkRun(writer, child);
        break;
      case "ins":
      case "moveTo":
        writer.lose("tracked-change", textWithin(child));
        walkInline(writer, child);
        break;
      case "del":
      case "moveFrom":
        writer.lose("tracked-change", textWithin(child));
        break;
      case "oMath":
      case "oMathPara":
        walkMath(writer, child);
        break;
      case "AlternateContent":
        walkAlternate(writer, child, markOf(writer.look), writer.look);
        break;
      case "hyperlink":
      case "smartTag":
      case "sdt":
      case "sdtContent":
      case "fldSimple":
      case "customXml":
      case "bdo":
      case "dir":
      case "ruby":
      case "rubyBase":
        walkInline(writer, child);
        break;
      default:
        break;
    }
  }
}

function walkMath(writer: ParagraphWriter, element: MarkupElement): void {
  const equations = element.name === "oMath" ? [element] : childElements(element, "oMath");
  for (const equation of equations) {
    const text = linear(equation);
    if (text === null) writer.lose("formula-dropped", innerText(equation).replace(/\s+/g, " "));
    else writer.add(text, markOf(writer.look));
  }
}
