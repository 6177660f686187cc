import { searchKey } from "~/core/text";
import { isReadableMapping, type SheetField } from "./sheet-mapping";

/** Texts of a sheet by row; empty rows left out, `row` counts from 1. */
export type GridRow = { row: number; cells: string[] };

/** Headings as `searchKey` writes them, without what stands in brackets. The first that fits counts. */
const HEADINGS: [SheetField, RegExp][] = [
  [
    "stem",
    /^(?:noi dung )?cau hoi(?: thi| trac nghiem)?$|^noi dung(?: cau hoi.*)?$|^cau dan$|^de bai$|^question(?: text)?$|^stem$/,
  ],
  [
    "key",
    /^(?:(?:dap an|phuong an|cau tra loi|tra loi)(?: dung(?: nhat)?| chinh xac)?|dap an la|key|keys|answer key|correct(?: answers?| options?)?|dung)$/,
  ],
  [
    "options",
    /^(?:cac )?(?:phuong an|lua chon|dap an)(?: tra loi| lua chon)$|^cac (?:phuong an|lua chon|dap an)$|^lua chon$|^options$|^answers$/,
  ],
  [
    "explanation",
    /^(?:loi |phan )?giai thich.*$|^loi giai$|^huong dan(?: giai| tra loi)?$|^explanation$|^feedback$/,
  ],
  [
    "citation",
    /^can cu.*$|^co so phap ly$|^van ban.*$|^nguon.*$|^trich dan$|^dieu khoan$|^tham chieu$|^citation$|^reference$/,
  ],
  ["difficulty", /^(?:muc do|do kho|cap do)(?: .*)?$|^difficulty$|^level$/],
  [
    "topic",
    /^chu de.*$|^linh vuc.*$|^chuyen de$|^nhom(?: cau hoi| noi dung)?$|^mang noi dung$|^topic$|^category$/,
  ],
  ["audience", /^doi tuong.*$|^audience$/],
  ["type", /^(?:loai|dang|kieu|hinh thuc)(?: cau(?: hoi)?)?$|^question type$|^type$/],
  ["code", /^ma(?: so)?(?: cau(?: hoi)?)?$|^code$|^id$/],
  ["label", /^stt$|^tt$|^so(?: tt| thu tu)?$|^thu tu$|^cau(?: so)?$|^no$|^#$/],
  ["tags", /^nhan$|^the$|^tu khoa$|^tags?$/],
  ["facts", /^du kien$|^facts?$/],
  ["format", /^dinh dang$|^format$/],
];

const OPTION =
  /^(?:phuong an(?: tra loi)?|dap an|lua chon|cau tra loi|tra loi|option|answer|choice|pa|da|y)?[ .:]*([a-i]|[1-9])$/;
const PROMPT = /^(?:ve(?: trai)?|cot a|cot trai|prompt) ?([1-6])$/;
const MARK = /^(?:x|dung|dung ?\/ ?sai|d ?\/ ?s|correct|dap an dung)$/;

const numberOf = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 96);

/** What a heading says of its column; null: nothing known. */
export function fieldOfHeading(heading: string): SheetField | null {
  const words = searchKey(heading.replace(/\([^)]*\)/g, " "))
    .replace(/[*:.]+$/, "")
    .trim();
  const option = OPTION.exec(words)?.[1];
  // A bare number heads a row that numbers the columns, or a mark.
  if (option !== undefined && !/^\d$/.test(words)) return `option-${numberOf(option)}` as SheetField;
  const prompt = PROMPT.exec(words)?.[1];
  if (prompt !== undefined) return `prompt-${prompt}` as SheetField;
  return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export type Headings = { headerRow: number; columns: Map<number, SheetField> };

/** Columns that only say "đúng" beside every option are marks of these options. */
function withMarks(texts: readonly string[], columns: Map<number, SheetField>): Map<number, SheetField> {
  const marks = texts.flatMap((text, column) => (MARK.test(searchKey(text)) ? [column] : []));
  const beside = marks.filter((column) => /^option-[1-6]$/.test(columns.get(column - 1) ?? ""));
  if (beside.length < 2) return columns;
  for (const column of beside) {
    columns.set(column, columns.get(column - 1)?.replace("option", "mark") as SheetField);
  }
  return columns;
}

/** A column whose heading says "đáp án" beside options in rows holds the options when another holds the key. */
function columnsOf(texts: readonly string[]): Map<number, SheetField> {
  const columns = new Map<number, SheetField>();
  for (const [column, text] of texts.entries()) {
    const field = fieldOfHeading(text);
    if (field === null) continue;
    if (![...columns.values()].includes(field)) columns.set(column, field);
    else if (field === "key") secondKey(columns, column, text);
  }
  return withMarks(texts, columns);
}

/** "Phương án" and then "Đáp án đúng": the first of the two holds the options. */
function secondKey(columns: Map<number, SheetField>, column: number, text: string): void {
  const first = [...columns].find(([, field]) => field === "key")?.[0];
  const hasOptions = [...columns.values()].some((field) => field.startsWith("option"));
  if (first === undefined || hasOptions || !/dung|correct|key|dap an/.test(searchKey(text))) return;
  columns.set(first, "options");
  columns.set(column, "key");
}

/** Headings in two rows, the upper one merged over its options: the lower words count where there are any that are known. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above = "", below = ""] = [upper[column], lower[column]];
    return below !== "" && (above === "" || fieldOfHeading(below) !== null) ? below : above;
  });
}

const MAX_HEADING_ROW = 30;

/**
 * The row of headings among the first rows, and what its columns hold: the row that says most. It is `sure` when
 * questions can be read by it.
 */
export function findHeadings(rows: readonly GridRow[]): (Headings & { sure: boolean }) | null {
  let best: (Headings & { sure: boolean }) | null = null;
  for (const [at, { row, cells }] of rows.slice(0, MAX_HEADING_ROW).entries()) {
    const next = rows[at + 1];
    const candidates = [{ headerRow: row, columns: columnsOf(cells) }];
    if (next?.row === row + 1) {
      candidates.push({ headerRow: next.row, columns: columnsOf(joined(cells, next.cells)) });
    }
    for (const candidate of candidates) {
      const sure = isReadableMapping(candidate.columns.values());
      const better =
        !best || (sure && !best.sure) || (sure === best.sure && candidate.columns.size > best.columns.size);
      if (candidate.columns.size > 0 && better) best = { ...candidate, sure };
    }
  }
  return best;
}
