import type { DocumentName } from "~/bank/document-label";
import type { QuestionOption } from "~/bank/question";
import type { QuestionType } from "~/core/scoring/types";
import type { ExportedCitation, ExportedQuestion } from "~/format/exported-bank";

type Answering = Pick<ExportedQuestion, "prompts" | "options" | "right" | "accepted">;

/** The answering part of a stored question as writers get it: keys become indexes. */
export function exportedAnswer(stored: {
  type: QuestionType;
  prompts: readonly string[];
  options: readonly QuestionOption[];
  keys: readonly string[];
}): Answering {
  const { type, keys } = stored;
  const prompts = [...stored.prompts];
  const options = stored.options.map((option) => option.text);
  if (type === "short_answer") return { prompts, options: [], right: [], accepted: [...keys] };
  const right = keys.map((key) => stored.options.findIndex((option) => option.key === key));
  const isSet = type !== "ordering" && type !== "matching";
  return { prompts, options, right: isSet ? right.toSorted((a, b) => a - b) : right, accepted: [] };
}

/** A document of the register with the place in it; an unknown number is null. */
export function exportedCitation(
  document: DocumentName | null,
  place: string | null,
): ExportedCitation | null {
  if (!document) return null;
  const { issuer, kind, number, date, title } = document;
  return { issuer, kind, number: number || null, date, title, place };
}
