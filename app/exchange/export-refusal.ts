import { type QuestionFilter, questionFilterQuery } from "~/bank/question-filter";

/** Why no file was made of a bank. Nothing of it left the house. */
export const EXPORT_REFUSALS = ["busy", "took-too-long", "too-large"] as const;
export type ExportRefusal = (typeof EXPORT_REFUSALS)[number];

/** The page where the file was asked for, with the same questions chosen, to say why there is none. */
export function refusedExportPath(bankSlug: string, filter: QuestionFilter, refused: ExportRefusal): string {
  const query = new URLSearchParams(questionFilterQuery(filter));
  query.set("refused", refused);
  return `/organise/banks/${bankSlug}/export?${query}`;
}
