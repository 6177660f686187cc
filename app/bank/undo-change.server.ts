import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { actOnProposals } from "./act-on-proposals.server";
import { type Change, changeSchema } from "./bank-change";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { writeRetirements } from "./retire-question.server";
import { addTagTo, removeTagFrom } from "./tag-questions.server";

export type UndoRefusal = "change-unknown" | "already-undone";

type Question = { id: string; code: string; retiredAt: Date | null };
type Undoing = {
  tx: Tx;
  bankSlug: string;
  at: Date;
  undo: Record<string, string | null>;
  context: BankContext;
};

/**
 * Undoes one act on many questions, once, as far as nobody has changed the same since: retired ones come back, tags go or
 * return, what waits for review is withdrawn, drafts that the act made and nobody has touched are taken back. Gives the codes
 * of what could not be undone.
 */
export async function undoChange(
  { bankSlug, changeId }: { bankSlug: string; changeId: string },
  context: BankContext & { actorId: string },
): Promise<Verdict<{ undone: number; left: string[] }, UndoRefusal>> {
  return transaction(
    async (tx) => {
      await lockBanks(tx);
      const row = await tx.bankChange.findFirst({ where: { id: changeId, bank: { slug: bankSlug } } });
      if (!row) return refuse("change-unknown");
      if (row.undoneAt) return refuse("already-undone");
      const questions = await tx.question.findMany({
        where: { id: { in: row.questionIds } },
        orderBy: { code: "asc" },
      });
      const stored = row.detail as { change: unknown; undo: Undoing["undo"] };
      const undoing = { tx, bankSlug, at: row.at, undo: stored.undo, context };
      const undone = new Set(await undoneOf(undoing, storedChange(stored.change), questions));
      const left = questions.filter((one) => !undone.has(one.id)).map((one) => one.code);
      await tx.bankChange.update({
        where: { id: row.id },
        data: {
          undoneAt: context.now,
          undoneBy: context.actorId,
          detail: { ...(row.detail as object), left },
        },
      });
      await recordAudit(tx, {
        ...{ at: context.now, actorId: context.actorId, act: "undo-bank-change" },
        ...{ subject: "bank", subjectId: row.bankId },
        detail: { change: row.id, kind: row.kind, undone: undone.size, left },
      });
      return accept({ undone: undone.size, left });
    },
    { timeoutMs: 120_000 },
  );
}

/** A change as it was stored, its tag in the shape that it was read into. */
function storedChange(stored: unknown): Change {
  const { tag } = stored as { tag?: { tag: string } };
  return changeSchema.parse(tag ? { ...(stored as object), tag: tag.tag } : stored);
}

/** Ids of the questions for which the act is undone. */
function undoneOf(undoing: Undoing, change: Change, questions: Question[]): Promise<string[]> {
  const { tx } = undoing;
  const ids = questions.map((one) => one.id);
  switch (change.kind) {
    case "retire":
      return bringBack(
        undoing,
        questions.filter((one) => one.retiredAt?.getTime() === undoing.at.getTime()),
      );
    case "restore":
      return retireAgain(
        undoing,
        questions.filter((one) => one.retiredAt === null),
      );
    case "add-tag":
      return removeTagFrom(tx, ids, change.tag.key);
    case "remove-tag":
      return addTagTo(tx, ids, change.tag);
    case "submit":
      return withdraw(undoing, questions);
    case "set-topic":
    case "set-difficulty":
    case "set-audience":
      return takeBackDrafts(undoing, ids);
    default:
      return change satisfies never;
  }
}

async function bringBack({ tx, bankSlug, context }: Undoing, questions: Question[]): Promise<string[]> {
  const back = questions.map((one) => ({ ...one, retiredAt: null }));
  await writeRetirements(tx, back, { bankSlug, act: "restore-question" }, context);
  return back.map((one) => one.id);
}

/** Retired since when they were before. */
async function retireAgain(
  { tx, bankSlug, undo, context }: Undoing,
  questions: Question[],
): Promise<string[]> {
  const again = questions.map((one) => ({ ...one, retiredAt: new Date(undo[one.id] ?? context.now) }));
  await writeRetirements(tx, again, { bankSlug, act: "retire-question" }, context);
  return again.map((one) => one.id);
}

async function withdraw({ tx, bankSlug, undo, context }: Undoing, questions: Question[]): Promise<string[]> {
  const revisions = await tx.questionRevision.findMany({
    where: { id: { in: questions.flatMap((one) => undo[one.id] ?? []) } },
    select: { number: true, question: { select: { code: true } } },
  });
  const proposals = revisions.map(({ number, question }) => ({ code: question.code, number }));
  const request = { bankSlug, act: "withdraw", proposals, remark: "" } as const;
  const { done } = await actOnProposals(tx, request, context);
  return done.map((one) => one.questionId);
}

/** Only drafts that are still the newest, were never approved, and of which nobody has said or done anything. */
async function takeBackDrafts({ tx, undo }: Undoing, ids: readonly string[]): Promise<string[]> {
  const drafts = ids.flatMap((id) => undo[id] ?? []);
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    DELETE FROM question_revision r
    WHERE r.id = ANY(${drafts}::uuid[]) AND r.approved_at IS NULL
      AND NOT EXISTS (SELECT FROM revision_step s WHERE s.revision_id = r.id)
      AND NOT EXISTS (SELECT FROM question_revision n WHERE n.question_id = r.question_id AND n.number > r.number)
    RETURNING question_id AS "questionId"`;
  return rows.map((row) => row.questionId);
}
