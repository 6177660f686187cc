import { lockContest } from "~/contest/locks.server";
import { readRound } from "~/contest/round-row.server";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { type Decision, type DecisionRefusal, recordDecision } from "~/integrity/decide-attempt.server";
import { transaction } from "~/platform/db.server";
import { announce } from "~/platform/events.server";
import { announceStandings } from "./compute-standing.server";
import { type WrittenStanding, writeStandings } from "./write-standings.server";

export type DecideAttemptRefusal = DecisionRefusal | "official";

/**
 * Disqualifies or reinstates an attempt of the round `roundId`. When the round has a provisional result, its next version is
 * computed in the same transaction, so that result and decisions never disagree. Nothing changes once it is official.
 */
export async function decideAttempt(
  decision: Decision & { roundId: string },
  { now, actorId }: { now: Date; actorId: string },
): Promise<Verdict<{ standings: WrittenStanding[] }, DecideAttemptRefusal>> {
  const { roundId } = decision;
  const done = await transaction(
    async (tx) => {
      const attempt = await tx.attempt.findUnique({
        where: { id: decision.attemptId },
        select: { roundId: true, round: { select: { contestId: true } } },
      });
      if (attempt?.roundId !== roundId) return refuse("attempt-unknown");
      const { contestId } = attempt.round;
      await lockContest(tx, contestId);
      const round = await readRound(tx, roundId, now);
      if (round?.phase === "official") return refuse("official");
      const recorded = await recordDecision(tx, decision, { now, actorId });
      if (!recorded.ok) return recorded;
      const isProvisional = round?.phase === "provisional";
      const standings = isProvisional ? await writeStandings(tx, { roundId, now, actorId }) : [];
      return accept({ contestId, standings, decided: recorded.decided });
    },
    { timeoutMs: 120_000 },
  );
  if (!done.ok) return done;
  announce("decision-taken", done.decided);
  if (done.standings.length > 0) announceStandings(done.contestId, roundId, done.standings);
  return accept({ standings: done.standings });
}
