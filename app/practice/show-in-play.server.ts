import { listReservingRounds } from "~/contest/reserved-questions.queries.server";
import { type Grant, may } from "~/core/scope";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { db, type Tx, transaction } from "~/platform/db.server";
import type { PracticeContext } from "./set";
import { lockSet, SET_COLUMNS } from "./set-row.server";
import { listCandidates } from "./shown-questions.queries.server";
import { WAIVER_ACT } from "./waiver.queries.server";

export type ShowInPlayRefusal = "set-unknown" | "nothing-held-back" | "contest-of-others";

type Waiver = {
  setId: string;
  reason: string;
  /** What the actor may organise. */
  grants: readonly Grant[];
};

/**
 * Shows, for a stated reason, also questions that rounds may ask: of the rounds that keep some of them at this moment, of
 * contests all of which the actor must organise. Rounds that come later keep theirs, those of the same contests included.
 */
export async function showInPlay(
  { setId, reason, grants }: Waiver,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, ShowInPlayRefusal>> {
  const set = await db().practiceSet.findUnique({ where: { id: setId }, select: SET_COLUMNS });
  if (!set) return refuse("set-unknown");
  const questionIds = new Set((await listCandidates(set)).map((one) => one.questionId));
  const rounds = await listReservingRounds(questionIds, now);
  const contestIds = [...new Set(rounds.map((round) => round.contestId))];
  if (contestIds.length === 0) return refuse("nothing-held-back");
  if (!(await organisesAll(grants, contestIds))) return refuse("contest-of-others");
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    await tx.practiceSet.update({ where: { id: setId }, data: { inPlayReason: reason } });
    await recordAudit(tx, {
      ...{ at: now, actorId, act: WAIVER_ACT, reason },
      ...{ subject: "practice-set", subjectId: setId },
      detail: { contestIds, roundIds: rounds.map((round) => round.roundId) },
    });
    return accept();
  });
}

async function organisesAll(grants: readonly Grant[], contestIds: readonly string[]): Promise<boolean> {
  const contests = await db().contest.findMany({
    where: { id: { in: [...contestIds] } },
    select: { id: true, holder: { select: { path: true } } },
  });
  return contests.every(({ id, holder }) =>
    may(grants, ["organiser"], { kind: "contest", contestId: id, holderPath: holder.path }),
  );
}

/** Leaves questions that rounds may ask out again. */
export async function holdBack(
  setId: string,
  { now, actorId }: PracticeContext,
): Promise<Verdict<object, "set-unknown">> {
  return transaction(async (tx) => {
    if (!(await lockSet(tx, setId))) return refuse("set-unknown");
    await endWaiver(tx, setId, { now, actorId });
    return accept();
  });
}

/** {@link holdBack} inside a transaction that holds the lock of the set. */
export async function endWaiver(tx: Tx, setId: string, { now, actorId }: PracticeContext): Promise<void> {
  await tx.practiceSet.update({ where: { id: setId }, data: { inPlayReason: null } });
  await recordAudit(tx, {
    ...{ at: now, actorId, act: "hold-back-questions" },
    ...{ subject: "practice-set", subjectId: setId },
  });
}
