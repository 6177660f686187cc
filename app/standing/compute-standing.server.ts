import { lockContest } from "~/contest/locks.server";
import { readRound } from "~/contest/round-row.server";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { type WrittenStanding, writeStandings } from "./write-standings.server";

export type ComputeStandingRefusal = "round-unknown" | "not-locked" | "official";

/** Computes the provisional result of a locked round; again as often as needed until the board approves it. */
export async function computeStanding(
  roundId: string,
  { now, actorId }: { now: Date; actorId: string | null },
): Promise<Verdict<{ contestId: string; standings: WrittenStanding[] }, ComputeStandingRefusal>> {
  const computed = await transaction(
    async (tx) => {
      const place = await tx.round.findUnique({ where: { id: roundId }, select: { contestId: true } });
      if (!place || !(await lockContest(tx, place.contestId))) return refuse("round-unknown");
      const round = await readRound(tx, roundId, now);
      if (!round) return refuse("round-unknown");
      if (round.phase === "official") return refuse("official");
      if (round.phase !== "locked" && round.phase !== "provisional") return refuse("not-locked");
      const standings = await writeStandings(tx, { roundId, now, actorId });
      const detail = { standings };
      await recordAudit(tx, {
        ...{ at: now, actorId, act: "compute-standing", subject: "round", subjectId: roundId },
        detail,
      });
      return accept({ contestId: place.contestId, standings });
    },
    { timeoutMs: 120_000 },
  );
  if (computed.ok) announceStandings(computed.contestId, roundId, computed.standings);
  return computed;
}

export function announceStandings(
  contestId: string,
  roundId: string,
  standings: readonly WrittenStanding[],
): void {
  announce("round-changed", { contestId, roundId });
  for (const { trackId } of standings) announce("standing-changed", { contestId, roundId, trackId });
}
