import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { checkDraft, type DraftRefusal } from "./check-draft.server";
import { lockBanks } from "./locks.server";
import type { BankContext } from "./question";
import { CONTENT_COLUMNS, contentOf, isSameContent, writeRevisions } from "./question-content.server";
import type { QuestionDraft } from "./question-form";

export type ReviseQuestionRefusal =
  | "question-unknown"
  | "question-retired"
  | "changed-meanwhile"
  | "nothing-changed"
  | DraftRefusal;

type ReviseRequest = {
  bankSlug: string;
  code: string;
  /** Id of the revision that the author had before the eyes: a draft that was taken back leaves its number to another one. */
  basedOn: string | null;
  draft: QuestionDraft;
  submitted?: boolean;
};

/**
 * Adds a revision to a question: a draft until it is submitted, or submitted at once. What exists stays as it is: papers
 * already drawn and rounds already opened keep the revision they have, and the approved one stays in use. Refused when the
 * question's newest revision is another than `basedOn`, so that nobody's work is overwritten unseen.
 */
export async function reviseQuestion(
  request: ReviseRequest,
  { now, actorId }: BankContext,
): Promise<Verdict<{ number: number }, ReviseQuestionRefusal, { sameAs?: string }>> {
  const { bankSlug, code, basedOn, draft, submitted = false } = request;
  return transaction(async (tx) => {
    await lockBanks(tx);
    const question = await tx.question.findFirst({
      where: { code, bank: { slug: bankSlug } },
      include: {
        revisions: {
          orderBy: { number: "desc" },
          take: 1,
          select: { id: true, number: true, ...CONTENT_COLUMNS },
        },
      },
    });
    const [current] = question?.revisions ?? [];
    if (!question || !current) return refuse("question-unknown");
    if (question.retiredAt) return refuse("question-retired");
    if (current.id !== basedOn) return refuse("changed-meanwhile");

    const checked = await checkDraft(tx, question.bankId, draft, {
      questionId: question.id,
      factIds: current.factIds,
    });
    if (!checked.ok) return checked;
    const { content, topicId, document } = checked;
    if (isSameContent(contentOf(current), content)) return refuse("nothing-changed");

    const number = current.number + 1;
    const revision = { questionId: question.id, questionCode: code, number, topicId, document, content };
    await writeRevisions(tx, [revision], { now, actorId, submitted });
    const subject = { subject: "question", subjectId: question.id };
    const detail = { bank: bankSlug, code, number, submitted };
    await recordAudit(tx, { at: now, actorId, act: "revise-question", ...subject, detail });
    return accept({ number });
  });
}
