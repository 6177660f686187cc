import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Tx } from "~/platform/db.server";
import { documentKey } from "./check-bank";
import type { GivenCitation } from "./citation-form";
import { documentsMeant } from "./document-label";
import { type CitedDocument, storedDocumentKey } from "./question-content.server";

export type CiteRefusal = "document-unknown" | "document-unclear";
export type Cited = Verdict<{ document: CitedDocument; key: string }, CiteRefusal>;

type Row = CitedDocument & { issuedOn: Date | null };
type NewDocument = Extract<GivenCitation, { issuer: string }>;

const cited = (row: Row): Cited => accept({ document: row, key: storedDocumentKey(row) });

/** The document meant by a citation, with its key. A new one enters the register unless it is in there already. */
export async function citeDocument(tx: Tx, citation: GivenCitation): Promise<Cited> {
  return (await openRegister(tx))(citation);
}

/** {@link citeDocument} for many citations: the register is read once, and what they add to it is known to those after them. */
export async function openRegister(tx: Tx): Promise<(citation: GivenCitation) => Promise<Cited>> {
  const rows: Row[] = await tx.legalDocument.findMany({ orderBy: { id: "asc" } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map(rows.map((row) => [storedDocumentKey(row), row]));
  return async (citation) => {
    if (citation.documentId !== null) {
      const known = byId.get(citation.documentId);
      return known ? cited(known) : refuse("document-unknown");
    }
    if ("words" in citation) return findMeant([...byKey.values()], citation.words);
    const key = documentKey({ ...citation, number: citation.number ?? "" });
    const row = byKey.get(key) ?? (await addDocument(tx, citation));
    byKey.set(key, row);
    byId.set(row.id, row);
    return cited(row);
  };
}

function addDocument(tx: Tx, { issuer, kind, number, date, title }: NewDocument): Promise<Row> {
  const issuedOn = date === null ? null : new Date(`${date}T00:00:00Z`);
  return tx.legalDocument.create({ data: { issuer, kind, number: number ?? "", issuedOn, title } });
}

/** The one document of the register that the words can mean. */
function findMeant(rows: readonly Row[], words: string): Cited {
  const named = rows.map((row) => ({ ...row, row, date: row.issuedOn?.toISOString().slice(0, 10) ?? null }));
  const [meant, ...others] = documentsMeant(named, words);
  if (!meant) return refuse("document-unknown");
  return others.length > 0 ? refuse("document-unclear") : cited(meant.row);
}
