import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { PracticeContext, SetFields } from "./set";
import { lockSet, SET_COLUMNS } from "./set-row.server";
import { endWaiver } from "./show-in-play.server";

export type EditSetRefusal = "set-unknown" | "topic-unknown";

/**
 * Changes title, description, audience and topics of a set, published or not. Other questions than those that an organiser of
 * their contests let be seen are held back: with audience or topics the leave to show what rounds may ask ends.
 */
export async function editSet(
  setId: string,
  { title, description, audience, topicIds: chosen }: SetFields,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, EditSetRefusal>> {
  const topicIds = [...new Set(chosen)];
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    const before = await tx.practiceSet.findUniqueOrThrow({ where: { id: setId }, select: SET_COLUMNS });
    const { bankId } = before;
    const known = await tx.topic.count({ where: { id: { in: topicIds }, bankId } });
    if (known !== topicIds.length) return refuse("topic-unknown");
    await tx.practiceSet.update({ where: { id: setId }, data: { title, description, audience, topicIds } });
    const isSame = audience === before.audience && sameIds(topicIds, before.topicIds);
    if (before.inPlayReason !== null && !isSame) await endWaiver(tx, setId, { now, actorId });
    await recordAudit(tx, {
      ...{ at: now, actorId, act: "edit-practice-set" },
      ...{ subject: "practice-set", subjectId: setId },
      detail: { audience, topicIds },
    });
    return accept();
  });
}

const sameIds = (some: readonly string[], others: readonly string[]) =>
  some.toSorted().join() === others.toSorted().join();
