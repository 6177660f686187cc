import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Tx } from "~/platform/db.server";
import { documentKey } from "./check-bank";
import { type CitedDocument, storedDocumentKey } from "./question-content.server";
import type { GivenCitation } from "./question-form";

/** The document meant by a citation, with its key. A new one enters the register unless it is in there already. */
export async function citeDocument(
  tx: Tx,
  citation: GivenCitation,
): Promise<Verdict<{ document: CitedDocument; key: string }, "document-unknown">> {
  if (citation.documentId !== null) {
    const known = await tx.legalDocument.findUnique({ where: { id: citation.documentId } });
    return known ? accept({ document: known, key: storedDocumentKey(known) }) : refuse("document-unknown");
  }
  const { issuer, kind, title, date } = citation;
  const number = citation.number ?? "";
  const key = documentKey({ issuer, number, date });
  const sameNumber = await tx.legalDocument.findMany({ where: { number } });
  const known = sameNumber.find((one) => storedDocumentKey(one) === key);
  if (known) return accept({ document: known, key });
  const issuedOn = date === null ? null : new Date(`${date}T00:00:00Z`);
  const document = await tx.legalDocument.create({ data: { issuer, kind, number, issuedOn, title } });
  return accept({ document, key });
}
