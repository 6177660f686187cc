import { randomUUID } from "node:crypto";
import { db } from "~/platform/db.server";

/** Id of a wording by its number, as the form that revises it names it. */
export const revisionAt = async (bankSlug: string, code: string, number: number) =>
  (await proposalAt(bankSlug, code, number)).revisionId;

/** A wording by its number, as the forms of a page name it; of what is not there: the id of no revision. */
export async function proposalAt(bankSlug: string, code: string, number: number) {
  const where = { number, question: { code, bank: { slug: bankSlug } } };
  const found = await db().questionRevision.findFirst({ where, select: { id: true } });
  return { bankSlug, code, revisionId: found?.id ?? randomUUID() };
}
