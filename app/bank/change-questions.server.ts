import { randomUUID } from "node:crypto";
import { accept, assertNever, refuse, type Verdict } from "~/core/verdict";
import { type Prisma, type Tx, transaction } from "~/platform/db.server";
import { actOnProposals, type ProposalRefusal } from "./act-on-proposals.server";
import { type Change, MAX_CHANGED, type Rewording, type Selection } from "./bank-change";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { readQuestionFilter } from "./question-filter";
import { listMatchingCodes } from "./question-list.queries.server";
import { type RetireQuestionRefusal, writeRetirements } from "./retire-question.server";
import { type RewordRefusal, rewordQuestions } from "./reword-questions.server";
import { addTagTo, removeTagFrom } from "./tag-questions.server";

/** Why the act did nothing to one of the questions. */
export type UnchangedReason =
  | ProposalRefusal
  | RetireQuestionRefusal
  | RewordRefusal
  | "has-tag"
  | "lacks-tag";
export type Unchanged = { code: string; reason: UnchangedReason };

export type ChangeRefusal =
  | "bank-unknown"
  | "topic-unknown"
  | "nothing-selected"
  | "too-many-selected"
  | UnchangedReason;

/** What an act did; `undo`: what undoing needs beyond the ids. */
type Done = {
  done: { id: string; code: string }[];
  refused: Unchanged[];
  undo: Prisma.InputJsonObject;
};

type Bank = { id: string; slug: string };

/**
 * One act on many questions, in one transaction and kept as one row, so that it can be undone. Questions that do not allow it
 * are left alone and named with the reason; when all of them are, the act is refused with the first one's.
 */
export async function changeQuestions(
  { bankSlug, selection, change }: { bankSlug: string; selection: Selection; change: Change },
  context: BankContext & { actorId: string },
): Promise<Verdict<{ changeId: string; done: number; refused: Unchanged[] }, ChangeRefusal>> {
  return transaction(
    async (tx) => {
      await lockBanks(tx);
      const bank = await tx.bank.findUnique({ where: { slug: bankSlug }, select: { id: true, slug: true } });
      if (!bank) return refuse("bank-unknown");
      const codes = await codesOf(tx, bankSlug, selection);
      if (codes.length === 0) return refuse("nothing-selected");
      if (codes.length > MAX_CHANGED) return refuse("too-many-selected");
      const id = randomUUID();
      const outcome = await perform(tx, bank, codes, change, { ...context, partOf: { change: id } });
      if (outcome === "topic-unknown") return refuse(outcome);
      const { done, refused, undo } = outcome;
      if (done.length === 0) return refuse(refused[0]?.reason ?? "question-unknown");
      await tx.bankChange.create({
        data: {
          id,
          bankId: bank.id,
          kind: change.kind,
          questionIds: done.map((one) => one.id),
          detail: { change, undo, refused },
          at: context.now,
          by: context.actorId,
        },
      });
      return accept({ changeId: id, done: done.length, refused });
    },
    { timeoutMs: 120_000 },
  );
}

async function codesOf(tx: Tx, bankSlug: string, selection: Selection): Promise<string[]> {
  if ("codes" in selection) return selection.codes;
  return listMatchingCodes(bankSlug, readQuestionFilter(new URLSearchParams(selection.query)), tx);
}

function perform(
  tx: Tx,
  bank: Bank,
  codes: readonly string[],
  change: Change,
  context: BankContext,
): Promise<Done | "topic-unknown"> {
  switch (change.kind) {
    case "retire":
    case "restore":
      return retire(tx, bank, codes, change, context);
    case "add-tag":
    case "remove-tag":
      return tagThem(tx, bank, codes, change, context);
    case "submit":
      return submit(tx, bank, codes, context);
    case "set-topic":
    case "set-difficulty":
    case "set-audience":
      return reword(tx, bank, codes, change, context);
    default:
      return assertNever(change);
  }
}

const unknownOf = (codes: readonly string[], found: readonly { code: string }[]): Unchanged[] => {
  const known = new Set(found.map((one) => one.code));
  return codes.filter((code) => !known.has(code)).map((code) => ({ code, reason: "question-unknown" }));
};

const questionsOf = (tx: Tx, bank: Bank, codes: readonly string[]) =>
  tx.question.findMany({ where: { bankId: bank.id, code: { in: [...codes] } }, orderBy: { code: "asc" } });

async function retire(
  tx: Tx,
  bank: Bank,
  codes: readonly string[],
  { kind, reason }: Extract<Change, { reason: string }>,
  context: BankContext,
): Promise<Done> {
  const found = await questionsOf(tx, bank, codes);
  const isRetiring = kind === "retire";
  const fits = (one: { retiredAt: Date | null }) => (one.retiredAt === null) === isRetiring;
  const done = found.filter(fits);
  const same = isRetiring ? "already-retired" : "not-retired";
  const others = found.filter((one) => !fits(one)).map(({ code }): Unchanged => ({ code, reason: same }));
  const retiredAt = isRetiring ? context.now : null;
  const act = { bankSlug: bank.slug, act: `${kind}-question`, reason } as const;
  await writeRetirements(
    tx,
    done.map((one) => ({ ...one, retiredAt })),
    act,
    context,
  );
  const before = done.map((one) => [one.id, one.retiredAt?.toISOString() ?? null]);
  return { done, refused: [...unknownOf(codes, found), ...others], undo: Object.fromEntries(before) };
}

async function tagThem(
  tx: Tx,
  bank: Bank,
  codes: readonly string[],
  { kind, tag }: Extract<Change, { tag: unknown }>,
  context: BankContext,
): Promise<Done> {
  const found = await questionsOf(tx, bank, codes);
  const isAdding = kind === "add-tag";
  const done = await (isAdding ? addTagTo : removeTagFrom)(tx, bank.slug, found, tag, context);
  const changed = new Set(done.map((one) => one.id));
  const same = isAdding ? "has-tag" : "lacks-tag";
  const others = found.filter((one) => !changed.has(one.id));
  return {
    done,
    refused: [...unknownOf(codes, found), ...others.map(({ code }): Unchanged => ({ code, reason: same }))],
    undo: Object.fromEntries(
      done.flatMap(({ id, spelled }) => (spelled === undefined ? [] : [[id, spelled]])),
    ),
  };
}

async function submit(tx: Tx, bank: Bank, codes: readonly string[], context: BankContext): Promise<Done> {
  const rows = await tx.question.findMany({
    where: { bankId: bank.id, code: { in: [...codes] } },
    select: { code: true, revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } },
  });
  const newest = new Map(rows.map((row) => [row.code, row.revisions[0]?.id ?? ""]));
  const proposals = codes.map((code) => ({ code, revisionId: newest.get(code) ?? "" }));
  const request = { bankSlug: bank.slug, act: "submit", proposals, remark: "" } as const;
  const { done, refused } = await actOnProposals(tx, request, context);
  return {
    done: done.map(({ questionId: id, code }) => ({ id, code })),
    refused,
    undo: Object.fromEntries(done.map((one) => [one.questionId, one.revisionId])),
  };
}

async function reword(
  tx: Tx,
  bank: Bank,
  codes: readonly string[],
  change: Rewording,
  context: BankContext,
): Promise<Done | "topic-unknown"> {
  const topic =
    change.kind === "set-topic"
      ? await tx.topic.findUnique({ where: { bankId_code: { bankId: bank.id, code: change.topic } } })
      : null;
  if (change.kind === "set-topic" && !topic) return "topic-unknown";
  const place = { bankId: bank.id, bankSlug: bank.slug, codes };
  const { done, refused } = await rewordQuestions(
    tx,
    place,
    { ...change, topicId: topic?.id ?? null },
    context,
  );
  return { done, refused, undo: Object.fromEntries(done.map((one) => [one.id, one.revisionId])) };
}
