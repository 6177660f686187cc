import { recordAudits } from "~/platform/audit.server";
import type { Prisma, Tx } from "~/platform/db.server";
import type { Rewording } from "./bank-change";
import type { BankContext } from "./question";
import {
  CONTENT_COLUMNS,
  contentOf,
  isSameContent,
  type NewRevision,
  type QuestionContent,
  writeRevisions,
} from "./question-content.server";

const WORDED = {
  id: true,
  code: true,
  retiredAt: true,
  revisions: {
    orderBy: { number: "desc" as const },
    take: 1,
    select: {
      ...CONTENT_COLUMNS,
      number: true,
      topicId: true,
      document: { select: { id: true, issuer: true, kind: true, number: true, issuedOn: true, title: true } },
    },
  },
} satisfies Prisma.QuestionSelect;

export type RewordRefusal = "question-unknown" | "question-retired" | "nothing-changed";

export type Reworded = {
  done: { id: string; code: string; revisionId: string }[];
  refused: { code: string; reason: RewordRefusal }[];
};

/** Gives each question a new wording that differs from its newest one in one field: drafts of the actor. */
export async function rewordQuestions(
  tx: Tx,
  { bankId, bankSlug, codes }: { bankId: string; bankSlug: string; codes: readonly string[] },
  change: Rewording & { topicId: string | null },
  { now, actorId, partOf }: BankContext,
): Promise<Reworded> {
  const rows = await tx.question.findMany({ where: { bankId, code: { in: [...codes] } }, select: WORDED });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const refused: Reworded["refused"] = [];
  const revisions: NewRevision[] = [];
  for (const code of codes) {
    const question = byCode.get(code);
    const [newest] = question?.revisions ?? [];
    if (!question || !newest) refused.push({ code, reason: "question-unknown" });
    else if (question.retiredAt) refused.push({ code, reason: "question-retired" });
    else {
      const before = contentOf(newest);
      const content = changed(before, change);
      const place = { questionId: question.id, questionCode: code, number: newest.number + 1 };
      if (isSameContent(before, content)) refused.push({ code, reason: "nothing-changed" });
      else
        revisions.push({
          ...place,
          topicId: change.topicId ?? newest.topicId,
          document: newest.document,
          content,
        });
    }
  }
  const ids = await writeRevisions(tx, revisions, { now, actorId });
  await recordAudits(
    tx,
    revisions.map(({ questionId: subjectId, questionCode: code, number }) => ({
      ...{ at: now, actorId, act: "revise-question", subject: "question", subjectId },
      detail: { bank: bankSlug, code, number, kind: change.kind, ...partOf },
    })),
  );
  const done = revisions.map(({ questionId: id, questionCode: code }, index) => ({
    ...{ id, code },
    revisionId: ids[index] ?? "",
  }));
  return { done, refused };
}

function changed(content: QuestionContent, change: Rewording): QuestionContent {
  switch (change.kind) {
    case "set-topic":
      return { ...content, topicCode: change.topic };
    case "set-difficulty":
      return { ...content, difficulty: change.difficulty };
    case "set-audience":
      return { ...content, audience: change.audience };
    default:
      return change satisfies never;
  }
}
