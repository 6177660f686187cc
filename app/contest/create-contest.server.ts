import { CURRENT_SCORING_VERSION } from "~/core/scoring/score";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { transaction } from "~/platform/db.server";
import { isWithinReach, type Reach } from "~/unit/reach";
import { findUnit } from "~/unit/unit.queries.server";
import { CURRENT_CONSENT_VERSION } from "./consent";
import { CHAIN_WITHOUT_PREDICTION, type ContestContext } from "./contest";

export type NewContest = { title: string; slug: string; holderUnitId: string };
export type CreateContestRefusal = "unit-unknown" | "outside-reach" | "slug-taken";

/**
 * Starts a contest that only its organisers see. `reach`: where the actor may hold contests (left out: everywhere).
 * `contest` has passed `newContestFields`.
 */
export async function createContest(
  contest: NewContest,
  { now, actorId, reach = "all" }: ContestContext & { reach?: Reach },
): Promise<Verdict<{ contestId: string; slug: string }, CreateContestRefusal>> {
  const holder = await findUnit(contest.holderUnitId);
  if (!holder) return refuse("unit-unknown");
  if (!isWithinReach(reach, holder.path)) return refuse("outside-reach");
  return transaction(async (tx) => {
    // The unique index is the referee; a second contest of the same name at the same moment changes nothing.
    const created = await tx.contest.createManyAndReturn({
      data: {
        slug: contest.slug,
        title: contest.title,
        holderUnitId: holder.id,
        scoringVersion: CURRENT_SCORING_VERSION,
        rankingChain: CHAIN_WITHOUT_PREDICTION,
        consentVersion: CURRENT_CONSENT_VERSION,
        createdAt: now,
        createdBy: actorId,
      },
      skipDuplicates: true,
      select: { id: true },
    });
    const contestId = created[0]?.id;
    if (!contestId) return refuse("slug-taken");
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "create-contest",
      subject: "contest",
      subjectId: contestId,
      detail: { slug: contest.slug, holderUnitId: holder.id },
    });
    return accept({ contestId, slug: contest.slug });
  });
}
