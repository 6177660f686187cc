import type { Tx } from "~/platform/db.server";
import type { BankFile } from "./bank-file";
import { documentKey } from "./check-bank";
import { type CitedDocument, storedDocumentKey } from "./question-content.server";

/** How many rows an import added and how many it corrected. */
export type Written = { created: number; changed: number };

/** Brings the topics of the bank to what the file says; topics the file does not name stay. Ids by code. */
export async function writeTopics(
  tx: Tx,
  bankId: string,
  topics: BankFile["topics"],
): Promise<Written & { idOf: Map<string, string> }> {
  const stored = await tx.topic.findMany({ where: { bankId } });
  const byCode = new Map(stored.map((topic) => [topic.code, topic]));
  const written: Written = { created: 0, changed: 0 };
  const idOf = new Map<string, string>();
  for (const [position, { code, name }] of topics.entries()) {
    const known = byCode.get(code);
    if (!known) {
      const { id } = await tx.topic.create({ data: { bankId, code, name, position }, select: { id: true } });
      idOf.set(code, id);
      written.created += 1;
      continue;
    }
    idOf.set(code, known.id);
    if (known.name === name && known.position === position) continue;
    await tx.topic.update({ where: { id: known.id }, data: { name, position } });
    written.changed += 1;
  }
  return { ...written, idOf };
}

/** Brings the register of legal documents to what the file says. Documents by {@link documentKey}. */
export async function writeDocuments(
  tx: Tx,
  documents: BankFile["documents"],
): Promise<Written & { byKey: Map<string, CitedDocument> }> {
  const stored = await tx.legalDocument.findMany({
    where: { number: { in: documents.map((document) => document.number ?? "") } },
  });
  const known = new Map(stored.map((document) => [storedDocumentKey(document), document]));
  const written: Written = { created: 0, changed: 0 };
  const byKey = new Map<string, CitedDocument>();
  for (const document of documents) {
    const key = documentKey(document);
    const { issuer, kind, title } = document;
    const number = document.number ?? "";
    const row = known.get(key);
    if (row && row.kind === kind && row.title === title) {
      byKey.set(key, row);
      continue;
    }
    const issuedOn = document.date === null ? null : new Date(`${document.date}T00:00:00Z`);
    const saved = row
      ? await tx.legalDocument.update({ where: { id: row.id }, data: { kind, title } })
      : await tx.legalDocument.create({ data: { issuer, kind, number, issuedOn, title } });
    byKey.set(key, saved);
    if (row) written.changed += 1;
    else written.created += 1;
  }
  return { ...written, byKey };
}
