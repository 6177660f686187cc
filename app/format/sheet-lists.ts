import { cleanLine } from "./clean-text";
import type { FoundDocument, ReadFile } from "./found-question";
import type { GridRow } from "./sheet-headings";

/*
 * The two lists that our own workbook has beside its questions. Their columns are fixed: `write-xlsx.server.ts` writes
 * them, one heading row, then a row each.
 */

export const TOPIC_SHEET = { name: "Chủ đề", headings: ["Mã chủ đề", "Tên chủ đề"] } as const;
export const DOCUMENT_SHEET = {
  name: "Văn bản",
  headings: ["Cơ quan ban hành", "Loại văn bản", "Số", "Ngày ban hành", "Tên văn bản"],
} as const;

const rowsBelow = (rows: readonly GridRow[]): string[][] =>
  rows.slice(1).map((row) => row.cells.map(cleanLine));

export function readTopicSheet(rows: readonly GridRow[]): ReadFile["topics"] {
  return rowsBelow(rows)
    .map(([code = "", name = ""]) => ({ code, name }))
    .filter((topic) => topic.name !== "");
}

/** "23/4/2018" as an ISO day; null: no day. */
function dayOf(words: string): string | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words) ?? [];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(iso) ? iso : null;
}

export function readDocumentSheet(rows: readonly GridRow[]): FoundDocument[] {
  return rowsBelow(rows)
    .map(([issuer = "", kind = "", number = "", date = "", title = ""]) => ({
      issuer,
      kind,
      number: number || null,
      date: dayOf(date),
      title,
    }))
    .filter((document) => document.issuer !== "" && document.kind !== "" && document.title !== "");
}
