import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { db, transaction } from "~/platform/db.server";
import type { PracticeContext } from "./set";
import { lockSet, SET_COLUMNS } from "./set-row.server";
import { readSetQuestions } from "./shown-questions.queries.server";

export type PublishSetRefusal = "set-unknown" | "nothing-to-show";

/**
 * Lets everybody practise with the set from `now` on. What it shows is worked out anew at every read, so that an opening at the
 * same moment needs no lock. Refused while it would show nothing; publishing a published set changes nothing.
 */
export async function publishSet(
  setId: string,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, PublishSetRefusal>> {
  const found = await db().practiceSet.findUnique({ where: { id: setId }, select: SET_COLUMNS });
  if (!found) return refuse("set-unknown");
  const { shown } = await readSetQuestions(found, now);
  if (shown.length === 0) return refuse("nothing-to-show");
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    const set = await tx.practiceSet.findUniqueOrThrow({ where: { id: setId }, select: SET_COLUMNS });
    if (set.publishedAt !== null && set.withdrawnAt === null) return accept();
    await tx.practiceSet.update({
      where: { id: setId },
      data: { publishedAt: now, publishedBy: actorId, withdrawnAt: null },
    });
    await recordAudit(tx, {
      ...{ at: now, actorId, act: "publish-practice-set" },
      ...{ subject: "practice-set", subjectId: setId },
      detail: { questions: shown.length },
    });
    return accept();
  });
}
