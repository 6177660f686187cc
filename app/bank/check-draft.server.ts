import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Tx } from "~/platform/db.server";
import { type CiteRefusal, citeDocument } from "./cite-document.server";
import type { CitedDocument, QuestionContent } from "./question-content.server";
import type { QuestionDraft } from "./question-form";
import { stemKeyOf, stemsInUse } from "./same-stem.server";

export type DraftRefusal = "topic-unknown" | "picture-unknown" | "duplicate-stem" | CiteRefusal;

/** What a draft of an existing question means in its bank: its topic, picture and document, and that no other question in use asks the same. */
export async function checkDraft(
  tx: Tx,
  bankId: string,
  draft: QuestionDraft,
  own: { questionId: string; factIds: string[] },
): Promise<
  Verdict<
    { topicId: string; document: CitedDocument | null; content: QuestionContent },
    DraftRefusal,
    { sameAs?: string }
  >
> {
  const { topicCode: code } = draft;
  const topic = await tx.topic.findUnique({ where: { bankId_code: { bankId, code } } });
  if (!topic) return refuse("topic-unknown");
  const twin = (await stemsInUse(tx, bankId, [draft], own.questionId)).get(stemKeyOf(draft));
  if (twin !== undefined) return refuse("duplicate-stem", { sameAs: twin });
  if (draft.picture && (await tx.picture.count({ where: { id: draft.picture.id } })) === 0) {
    return refuse("picture-unknown");
  }
  const cited = draft.citation && (await citeDocument(tx, draft.citation));
  if (cited?.ok === false) return cited;
  const { answer, citation: _, ...words } = draft;
  const content = { ...words, ...answer, document: cited?.key ?? null, factIds: own.factIds };
  return accept({ topicId: topic.id, document: cited?.document ?? null, content });
}
