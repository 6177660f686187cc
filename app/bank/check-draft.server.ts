import { searchKey } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Tx } from "~/platform/db.server";
import { citeDocument } from "./cite-document.server";
import type { CitedDocument, QuestionContent } from "./question-content.server";
import type { QuestionDraft } from "./question-form";

export type DraftRefusal = "topic-unknown" | "document-unknown" | "duplicate-stem";

/** What a draft means in its bank: its topic, its document, and that no other question in use asks the same. */
export async function checkDraft(
  tx: Tx,
  bankId: string,
  draft: QuestionDraft,
  own: { questionId: string | null; factIds: string[] },
): Promise<
  Verdict<
    { topicId: string; document: CitedDocument; content: QuestionContent },
    DraftRefusal,
    { sameAs?: string }
  >
> {
  const { topicCode: code } = draft;
  const topic = await tx.topic.findUnique({ where: { bankId_code: { bankId, code } } });
  if (!topic) return refuse("topic-unknown");
  const twin = await findSameStem(tx, bankId, draft.stem, own.questionId);
  if (twin !== null) return refuse("duplicate-stem", { sameAs: twin });
  const cited = await citeDocument(tx, draft.citation);
  if (!cited.ok) return cited;
  const { answer, citation: _, ...words } = draft;
  const content = { ...words, ...answer, document: cited.key, factIds: own.factIds };
  return accept({ topicId: topic.id, document: cited.document, content });
}

/** Code of another question in use whose current stem is the same without accents; null: there is none. */
async function findSameStem(
  tx: Tx,
  bankId: string,
  stem: string,
  questionId: string | null,
): Promise<string | null> {
  const key = searchKey(stem);
  const similar = await tx.question.findMany({
    where: {
      bankId,
      retiredAt: null,
      ...(questionId === null ? {} : { id: { not: questionId } }),
      revisions: { some: { searchKey: { contains: key } } },
    },
    select: { code: true, revisions: { orderBy: { number: "desc" }, take: 1, select: { stem: true } } },
  });
  const twin = similar.find((one) => one.revisions.some((current) => searchKey(current.stem) === key));
  return twin?.code ?? null;
}
