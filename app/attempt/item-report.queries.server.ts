import { storedOptions } from "~/bank/question";
import { db } from "~/platform/db.server";
import { listItemAnswers, MAX_ATTEMPTS } from "./item-answers.queries.server";
import { type ItemReport, reportItem } from "./item-report";

/** How each revision of a question did in locked rounds, newest first; revisions that nobody had are left out. For the desk only. */
export type QuestionReport = {
  revisions: (ItemReport & { number: number })[];
  /** Newest attempts looked through at most. */
  maxAttempts: number;
};

/** The report of a question, by bank and code; empty for a question that does not exist. */
export async function reportQuestion(bankSlug: string, code: string): Promise<QuestionReport> {
  const revisions = await db().questionRevision.findMany({
    where: { question: { code, bank: { slug: bankSlug } }, approvedAt: { not: null } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, type: true, options: true, solution: { select: { keys: true } } },
  });
  const answers = await listItemAnswers(revisions.map((revision) => revision.id));
  const reports = revisions.map(({ id, number, type, options, solution }) => {
    const own = answers
      .filter((answer) => answer.revisionId === id)
      .map(({ given, mark, rest }) => ({ chosen: given ?? [], mark, rest }));
    const item = { type, options: storedOptions(options), keys: solution?.keys ?? [] };
    return { number, ...reportItem(item, own) };
  });
  return { revisions: reports.filter((report) => report.people > 0), maxAttempts: MAX_ATTEMPTS };
}
