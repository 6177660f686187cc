import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { PracticeContext, SetFields } from "./set";
import { lockSet } from "./set-row.server";

export type EditSetRefusal = "set-unknown" | "topic-unknown";

/** Changes title, description, audience and topics of a set, published or not. */
export async function editSet(
  setId: string,
  { title, description, audience, topicIds: chosen }: SetFields,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, EditSetRefusal>> {
  const topicIds = [...new Set(chosen)];
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    const { bankId } = await tx.practiceSet.findUniqueOrThrow({
      where: { id: setId },
      select: { bankId: true },
    });
    const known = await tx.topic.count({ where: { id: { in: topicIds }, bankId } });
    if (known !== topicIds.length) return refuse("topic-unknown");
    await tx.practiceSet.update({ where: { id: setId }, data: { title, description, audience, topicIds } });
    await recordAudit(tx, {
      ...{ at: now, actorId, act: "edit-practice-set" },
      ...{ subject: "practice-set", subjectId: setId },
      detail: { audience, topicIds },
    });
    return accept();
  });
}
