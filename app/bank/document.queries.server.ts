import { db } from "~/platform/db.server";
import { type DocumentName, documentLabel, documentsMeant, isDocumentFound } from "./document-label";

/** A document of the register as a form offers and a page shows it. */
export type DocumentView = DocumentName & { id: string };

/** What {@link documentView} reads. */
export const DOCUMENT_COLUMNS = {
  id: true,
  issuer: true,
  kind: true,
  number: true,
  issuedOn: true,
  title: true,
} as const;

type DocumentRow = Omit<DocumentView, "date"> & { issuedOn: Date | null };

export function documentView({ issuedOn, ...row }: DocumentRow): DocumentView {
  return { ...row, date: issuedOn?.toISOString().slice(0, 10) ?? null };
}

const MAX_FOUND = 20;

/**
 * Documents of the register in which all typed words occur, without accents; those of exactly this number first. The
 * register is a list of the laws and plans of one field: some thousands at most, read as a whole.
 */
export async function searchDocuments(typed: string): Promise<DocumentView[]> {
  const rows = await db().legalDocument.findMany({
    orderBy: [{ kind: "asc" }, { number: "asc" }, { issuedOn: "asc" }, { id: "asc" }],
    select: DOCUMENT_COLUMNS,
  });
  const documents = rows.map(documentView);
  const meant = documentsMeant(documents, typed);
  const others = documents.filter((one) => isDocumentFound(one, typed) && !meant.includes(one));
  return [...meant, ...others].slice(0, MAX_FOUND);
}

/** A document as a choice of the picker: number, date and issuer tell two of one number apart. */
export function documentChoice(document: DocumentView): {
  value: string;
  label: string;
  description: string;
} {
  return { value: document.id, label: documentLabel(document), description: document.title };
}
