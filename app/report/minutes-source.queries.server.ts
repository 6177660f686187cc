import { type ExtraTimeView, listExtraTimes } from "~/attempt/extra-times.queries.server";
import type { ContestView } from "~/contest/contest";
import { type ExtensionView, listExtensions } from "~/contest/desk.queries.server";
import type { RoundView } from "~/contest/round";
import type { Band } from "~/core/participation/bands";
import { localDay } from "~/core/time/zone";
import type { Participation } from "~/participation/participation";
import { computeParticipation } from "~/participation/participation.queries.server";
import { bandsOf } from "~/participation/participation-view";
import { db } from "~/platform/db.server";
import type { UnitKind } from "~/unit/unit";
import { findRoundResult, type RoundResult } from "./round-result.queries.server";

/** The facts that minutes are made of. */
export type MinutesSource = RoundResult & {
  holderKind: UnitKind;
  participation: Participation;
  bands: Record<Band, number>;
  extensions: ExtensionView[];
  extraTimes: ExtraTimeView[];
  madeAt: Date;
};

/** The day up to whose end the round is counted: that of its end, later when extra time ran longer. */
async function cutOffDay(round: RoundView): Promise<string> {
  const { _max } = await db().attempt.aggregate({
    where: { roundId: round.id },
    _max: { submittedAt: true },
  });
  const lastMoment = new Date(round.closesAt.getTime() - 1);
  const last = _max.submittedAt;
  return localDay(last && last > lastMoment ? last : lastMoment);
}

/** null before a result has been computed. */
export async function findMinutesSource(
  contest: ContestView,
  round: RoundView,
  now: Date,
): Promise<MinutesSource | null> {
  const result = await findRoundResult(contest, round);
  if (!result) return null;
  const [participation, holder, extensions, extraTimes] = await Promise.all([
    computeParticipation({
      contestId: contest.id,
      roundId: round.id,
      underPath: contest.holder.path,
      day: await cutOffDay(round),
    }),
    db().unit.findUniqueOrThrow({ where: { id: contest.holder.id }, select: { kind: true } }),
    listExtensions(round.id),
    listExtraTimes(round.id),
  ]);
  const bands = bandsOf(participation.units);
  return { ...result, holderKind: holder.kind, participation, bands, extensions, extraTimes, madeAt: now };
}
