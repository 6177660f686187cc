import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { NewSet, PracticeContext } from "./set";

export type CreateSetRefusal = "bank-unknown" | "slug-taken";

/** Starts a practice set over one bank that only organisers see. */
export async function createSet(
  { title, slug, bankId, audience }: NewSet,
  { now, actorId }: PracticeContext,
): Promise<Verdict<{ setId: string; slug: string }, CreateSetRefusal>> {
  return transaction(async (tx) => {
    if (!(await tx.bank.findUnique({ where: { id: bankId }, select: { id: true } })))
      return refuse("bank-unknown");
    // The unique index is the referee of two sets with the same address.
    const [created] = await tx.practiceSet.createManyAndReturn({
      data: { title, slug, bankId, audience, createdAt: now, createdBy: actorId },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!created) return refuse("slug-taken");
    await recordAudit(tx, {
      ...{ at: now, actorId, act: "create-practice-set" },
      ...{ subject: "practice-set", subjectId: created.id },
      detail: { slug, bankId, audience },
    });
    return accept({ setId: created.id, slug });
  });
}
