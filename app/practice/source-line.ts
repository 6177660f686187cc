import { type DocumentName, documentLabel } from "~/bank/document-label";

/**
 * A source in words: "khoản 1 Điều 3, Nghị quyết 76/NQ-CP (15/07/2021), Chính phủ"; a document without a number goes by its title
 * too. null: none is recorded.
 */
export function sourceLine(source: { document: DocumentName | null; place: string | null }): string | null {
  const { document, place } = source;
  const named = document && (document.number === "" ? labelWithTitle(document) : documentLabel(document));
  return [place, named].filter(Boolean).join(", ") || null;
}

function labelWithTitle(document: DocumentName): string {
  return `${documentLabel(document)}: ${document.title}`;
}
