import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";

export type RemoveRoundRefusal = "round-unknown" | "round-open";

/** Takes a round away that was never opened. Numbers of other rounds stay as they are. */
export async function removeRound(
  contestId: string,
  roundId: string,
  { now, actorId }: ContestContext,
): Promise<Verdict<unknown, RemoveRoundRefusal>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("round-unknown");
    const round = await tx.round.findFirst({
      where: { id: roundId, contestId },
      select: { number: true, opening: { select: { openedAt: true } } },
    });
    if (!round) return refuse("round-unknown");
    if (round.opening) return refuse("round-open");
    await tx.round.delete({ where: { id: roundId } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "remove-round",
      subject: "round",
      subjectId: roundId,
      detail: { contestId, number: round.number },
    });
    return accept();
  });
}
