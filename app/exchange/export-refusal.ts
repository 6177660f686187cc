import { type QuestionFilter, questionFilterQuery } from "~/bank/question-filter";
import { MAX_QUESTIONS } from "~/format/found-question";

/**
 * Why no file was made of a bank. Nothing of it left the house. `replaced`: the same person asked for another one meanwhile;
 * `stopped`: the process is stopping.
 */
export const EXPORT_REFUSALS = ["busy", "took-too-long", "too-large", "replaced", "stopped"] as const;
export type ExportRefusal = (typeof EXPORT_REFUSALS)[number];

/**
 * The most that one file holds, as the words of the refusals name it. One of more questions than an import takes could not be read
 * back; as Word's paragraphs so many take nearly all the memory that the thread has.
 */
export const EXPORT_LIMITS = {
  questions: MAX_QUESTIONS,
  questionsInWord: 8_000,
  pictureMegabytes: 100,
};

/** The page where the file was asked for, with the same questions chosen, to say why there is none. */
export function refusedExportPath(bankSlug: string, filter: QuestionFilter, refused: ExportRefusal): string {
  const query = new URLSearchParams(questionFilterQuery(filter));
  query.set("refused", refused);
  return `/organise/banks/${bankSlug}/export?${query}`;
}
