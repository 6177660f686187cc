import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";

export type RemoveTrackRefusal = "track-unknown" | "track-in-use";

/** Takes a track away for good; only while nobody has entered it and no round of the contest was ever opened. */
export async function removeTrack(
  contestId: string,
  trackId: string,
  { now, actorId }: ContestContext,
): Promise<Verdict<unknown, RemoveTrackRefusal>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("track-unknown");
    const track = await tx.track.findFirst({ where: { id: trackId, contestId }, select: { code: true } });
    if (!track) return refuse("track-unknown");
    const entries = await tx.entry.count({ where: { trackId } });
    const openings = await tx.roundOpening.count({ where: { round: { contestId } } });
    if (entries > 0 || openings > 0) return refuse("track-in-use");
    await tx.track.delete({ where: { id: trackId } });
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "remove-track",
      subject: "track",
      subjectId: trackId,
      detail: { contestId, code: track.code },
    });
    return accept();
  });
}
