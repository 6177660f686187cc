import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { actOnProposals } from "./act-on-proposals.server";
import { type Change, changeSchema } from "./bank-change";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { RETIREMENT_ACTS, writeRetirements } from "./retire-question.server";
import { listStanding } from "./standing-acts.queries.server";
import { addTagTo, removeTagFrom, TAG_ACT } from "./tag-questions.server";

export type UndoRefusal = "change-unknown" | "already-undone" | "nothing-to-undo";

type Question = { id: string; code: string };
type Undoing = {
  tx: Tx;
  bankSlug: string;
  act: { id: string; at: Date; by: string };
  undo: Record<string, string | null>;
  context: BankContext;
};

/**
 * Undoes one act on many questions, once, where everything still stands exactly as the act left it: retired ones come back, tags
 * go or return, what waits for review is withdrawn, drafts that the act made and nobody has touched are taken back. What somebody
 * undid by hand and did again since is theirs, and left alone like any other change; a later act that was itself undone is as if it
 * had never been. Gives the codes of what was left alone. Where that is everything, the act stays one that can be undone.
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
      const partOf = { undoes: row.id };
      const undoing = { tx, bankSlug, act: row, undo: stored.undo, context: { ...context, partOf } };
      const undone = new Set(await undoneOf(undoing, storedChange(stored.change), questions));
      if (undone.size === 0) return refuse("nothing-to-undo");
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
async function undoneOf(undoing: Undoing, change: Change, all: Question[]): Promise<string[]> {
  const { tx, act } = undoing;
  const standing = async (acts: readonly string[], tagKey?: string) => {
    const ids = await listStanding(tx, { questionIds: all.map((one) => one.id), acts, tagKey }, act.id);
    return all.filter((one) => ids.has(one.id));
  };
  switch (change.kind) {
    case "retire":
      return bringBack(undoing, await standing(RETIREMENT_ACTS));
    case "restore":
      return retireAgain(undoing, await standing(RETIREMENT_ACTS));
    case "add-tag":
    case "remove-tag":
      return tagAgain(undoing, await standing([TAG_ACT], change.tag.key), change);
    case "submit":
      return withdraw(undoing, all);
    case "set-topic":
    case "set-difficulty":
    case "set-audience":
      return takeBackDrafts(undoing, all);
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

/** Takes the tag off, or hangs it back as each question had it spelled. */
async function tagAgain(
  { tx, bankSlug, undo, context }: Undoing,
  questions: Question[],
  { kind, tag }: Extract<Change, { tag: unknown }>,
): Promise<string[]> {
  const spelled = questions.map(({ id, code }) => ({ id, code, spelled: undo[id] ?? tag.tag }));
  const act = kind === "add-tag" ? removeTagFrom : addTagTo;
  return (await act(tx, bankSlug, spelled, tag, context)).map((one) => one.id);
}

/** Only where the newest step, remarks apart, is the submission by the act itself. */
async function withdraw(
  { tx, bankSlug, act, undo, context }: Undoing,
  questions: Question[],
): Promise<string[]> {
  const steps = await tx.revisionStep.findMany({
    where: { revisionId: { in: questions.flatMap((one) => undo[one.id] ?? []) }, kind: { not: "remarked" } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const newest = new Map(steps.map((step) => [step.revisionId, step]));
  const proposals = questions.flatMap(({ id, code }) => {
    const step = newest.get(undo[id] ?? "");
    const isOfAct = step?.kind === "submitted" && step.by === act.by && isSameInstant(step.at, act.at);
    return isOfAct ? [{ code, revisionId: step.revisionId }] : [];
  });
  const request = { bankSlug, act: "withdraw", proposals, remark: "" } as const;
  const { done } = await actOnProposals(tx, request, context);
  return done.map((one) => one.questionId);
}

const isSameInstant = (a: Date, b: Date) => a.getTime() === b.getTime();

/** Only drafts that are still the newest, were never approved, and of which nobody has said or done anything. */
async function takeBackDrafts({ tx, undo }: Undoing, questions: Question[]): Promise<string[]> {
  const drafts = questions.flatMap(({ id }) => undo[id] ?? []);
  const rows = await tx.$queryRaw<{ questionId: string }[]>`
    DELETE FROM question_revision r
    WHERE r.id = ANY(${drafts}::uuid[]) AND r.approved_at IS NULL
      AND NOT EXISTS (SELECT FROM revision_step s WHERE s.revision_id = r.id)
      AND NOT EXISTS (SELECT FROM question_revision n WHERE n.question_id = r.question_id AND n.number > r.number)
    RETURNING question_id AS "questionId"`;
  return rows.map((row) => row.questionId);
}
