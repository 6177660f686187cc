import type { QuestionFilter } from "~/bank/question-filter";
import { openExportedPages } from "~/exchange/exported-pages.server";
import type { ExportedBank } from "~/format/exported-bank";

/** All pages at once, as the writers get them. */
export async function listExportedBank(bankSlug: string, filter: QuestionFilter): Promise<ExportedBank> {
  const { head, pages } = await openExportedPages(bankSlug, filter, { withPictures: true });
  const questions = [];
  for await (const page of pages) questions.push(...page);
  return { ...head, questions };
}
