import type { ProposalRefusal } from "./act-on-proposals.server";
import type { AddQuestionRefusal } from "./add-questions.server";
import type { QuestionFieldProblem } from "./question-form";
import type { QuestionValues } from "./question-values";
import type { RetireQuestionRefusal } from "./retire-question.server";
import type { ReviseQuestionRefusal } from "./revise-question.server";
import type { TagRefusal } from "./tag-questions.server";

/** Every reason for which something about a question is refused. */
export type QuestionRefusal =
  | "invalid-form"
  | AddQuestionRefusal
  | ReviseQuestionRefusal
  | RetireQuestionRefusal
  | ProposalRefusal
  | TagRefusal;

/** What an action answers when it refuses: the reason, what is wrong with which field, and what was typed. */
export type Refused = {
  ok: false;
  reason: QuestionRefusal;
  fields?: Record<string, QuestionFieldProblem>;
  values?: QuestionValues;
  /** Code of the question that asks the same. */
  sameAs?: string;
};
