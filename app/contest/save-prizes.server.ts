import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import type { PrizeFields } from "./prize";

export type SavePrizesRefusal = "track-unknown";

/** Replaces the prizes of one track; the order given is the order of rank. Results already official keep theirs. */
export async function savePrizes(
  contestId: string,
  trackId: string,
  prizes: readonly PrizeFields[],
  { now, actorId }: ContestContext,
): Promise<Verdict<unknown, SavePrizesRefusal>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("track-unknown");
    const track = await tx.track.findFirst({ where: { id: trackId, contestId }, select: { id: true } });
    if (!track) return refuse("track-unknown");
    await tx.prize.deleteMany({ where: { trackId } });
    await tx.prize.createMany({
      data: prizes.map(({ name, quantity, reward }, index) => {
        return { contestId, trackId, position: index + 1, name, quantity, reward };
      }),
    });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "save-prizes",
      subject: "track",
      subjectId: trackId,
      detail: { contestId, prizes: prizes.map(({ name, quantity, reward }) => ({ name, quantity, reward })) },
    });
    return accept();
  });
}
