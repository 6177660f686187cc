import { searchKey } from "~/core/text";

/** What names a legal document. `number` "" and `date` null: it has none. Dates are "2021-07-15". */
export type DocumentName = {
  issuer: string;
  kind: string;
  number: string;
  date: string | null;
  title: string;
};

/** "Nghị quyết 08-NQ/TU (12/03/2026), Tỉnh ủy Cao Bằng": number, date and issuer, because a number alone may be two documents. */
export function documentLabel({ kind, number, date, issuer }: Omit<DocumentName, "title">): string {
  const day = date === null ? "" : ` (${date.split("-").reverse().join("/")})`;
  return `${`${kind} ${number}`.trim()}${day}, ${issuer}`;
}

/** Whether all the words occur in label or title, without accents and letter case. No words fit nothing. */
export function isDocumentFound(document: DocumentName, typed: string): boolean {
  const words = searchKey(typed)
    .split(" ")
    .filter((word) => word !== "");
  const text = searchKey(`${documentLabel(document)} ${document.title}`);
  return words.length > 0 && words.every((word) => text.includes(word));
}

/** The documents that typed words can mean: those named exactly so, else those of exactly this number, else all that fit. */
export function documentsMeant<D extends DocumentName>(documents: readonly D[], typed: string): D[] {
  const key = searchKey(typed);
  const named = documents.filter((one) => searchKey(documentLabel(one)) === key);
  if (named.length > 0) return named;
  const numbered = documents.filter((one) => one.number !== "" && searchKey(one.number) === key);
  return numbered.length > 0 ? numbered : documents.filter((one) => isDocumentFound(one, typed));
}
