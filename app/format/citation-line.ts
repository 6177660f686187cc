import type { ExportedCitation } from "./exported-bank";

/**
 * A legal basis on one line, as people write it: "khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ".
 * The document's title has no room in it.
 */
export function citationLine({ issuer, kind, number, date, place }: ExportedCitation): string {
  const [year, month, day] = (date ?? "").split("-").map(Number);
  return [
    place,
    kind,
    number === null ? null : `số ${number}`,
    date === null ? null : `ngày ${day}/${month}/${year}`,
    `của ${issuer}`,
  ]
    .filter((part) => part !== null && part !== "")
    .join(" ");
}
