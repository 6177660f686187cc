import { assertNever, type Verdict } from "~/core/verdict";
import { approveRevision } from "./approve-revision.server";
import type { BankContext } from "./question";
import type { QuestionAct } from "./question-act";
import type { QuestionRefusal } from "./refusal";
import { remarkRevision } from "./remark-revision.server";
import { restoreQuestion, retireQuestion } from "./retire-question.server";
import { returnRevision } from "./return-revision.server";
import { submitRevision } from "./submit-revision.server";
import { setTags } from "./tag-questions.server";
import { withdrawRevision } from "./withdraw-revision.server";

/** Does with a question what its page asks for. */
export function actOnQuestion(
  place: { bankSlug: string; code: string },
  act: QuestionAct,
  context: BankContext,
): Promise<Verdict<object, QuestionRefusal>> {
  const request = { ...place, ...act };
  switch (request.intent) {
    case "retire":
      return retireQuestion(request, context);
    case "restore":
      return restoreQuestion(request, context);
    case "submit":
      return submitRevision(request, context);
    case "withdraw":
      return withdrawRevision(request, context);
    case "approve":
      return approveRevision(request, context);
    case "return":
      return returnRevision(request, context);
    case "remark":
      return remarkRevision(request, context);
    case "set-tags":
      return setTags(request, context);
    default:
      return assertNever(request);
  }
}
