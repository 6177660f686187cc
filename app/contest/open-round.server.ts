import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import { missingFrom, type ReadinessItem } from "./readiness";
import { readReadiness, type TrackPool } from "./readiness.server";

export type OpenRoundRefusal = "round-unknown" | "already-open" | "not-ready";

/**
 * Opens a round: from now on its questions, matrix and window stand fast, and people may start inside the window. Papers
 * are drawn from the pools frozen here, whatever becomes of the banks. "not-ready" names everything that is missing.
 */
export async function openRound(
  roundId: string,
  { now, actorId }: ContestContext,
): Promise<Verdict<{ contestId: string; openedAt: Date }, OpenRoundRefusal, { missing?: ReadinessItem[] }>> {
  const opened = await transaction(async (tx) => {
    const place = await tx.round.findUnique({ where: { id: roundId }, select: { contestId: true } });
    if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
    const round = await tx.round.findUniqueOrThrow({ where: { id: roundId }, include: { opening: true } });
    if (round.opening) return refuse("already-open");

    const { items, pools } = await readReadiness(tx, round, now);
    const missing = missingFrom(items);
    if (missing.length > 0) return refuse("not-ready", { missing });

    await tx.roundOpening.create({
      data: { roundId, openedAt: now, openedBy: actorId, pools: pools.map(frozen) },
    });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "open-round",
      subject: "round",
      subjectId: roundId,
      detail: {
        contestId: round.contestId,
        pools: pools.map((one) => ({ trackId: one.trackId, questions: one.pool.length })),
      },
    });
    return accept({ contestId: round.contestId, openedAt: now });
  });
  if (opened.ok) announce("round-changed", { contestId: opened.contestId, roundId });
  return opened;
}

/** The pool of a track as it is kept with the opening. */
function frozen({ trackId, pool }: TrackPool) {
  return { trackId, pool: pool.map((question) => ({ ...question, optionKeys: [...question.optionKeys] })) };
}
