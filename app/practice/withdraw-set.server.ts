import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { type PracticeContext, setState } from "./set";
import { lockSet, SET_COLUMNS } from "./set-row.server";

/** Takes the set away from the public; publishing brings it back. Changes nothing unless it is published. */
export async function withdrawSet(
  setId: string,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, "set-unknown">> {
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    const set = await tx.practiceSet.findUniqueOrThrow({ where: { id: setId }, select: SET_COLUMNS });
    if (setState(set) !== "published") return accept();
    await tx.practiceSet.update({ where: { id: setId }, data: { withdrawnAt: now } });
    await recordAudit(tx, {
      ...{ at: now, actorId, act: "withdraw-practice-set" },
      ...{ subject: "practice-set", subjectId: setId },
    });
    return accept();
  });
}
