import type { PoolQuestion } from "~/core/drawing/draw";
import { availabilityOf, checkMatrix } from "~/core/drawing/matrix";
import type { Tx } from "~/platform/db.server";
import { shortagesOf } from "./matrix";
import { checkReadiness, type ReadinessItem } from "./readiness";
import { readCells, readSupply } from "./supply.server";

/** The pool of one track as an opening freezes it. */
export type TrackPool = { trackId: string; pool: PoolQuestion[] };

/** Everything to be looked at before the round opens, and the pools it would freeze, as of `now`. */
export async function readReadiness(
  tx: Tx,
  round: { id: string; contestId: string; opensAt: Date; closesAt: Date },
  now: Date,
): Promise<{ items: ReadinessItem[]; pools: TrackPool[] }> {
  const contest = await tx.contest.findUniqueOrThrow({
    where: { id: round.contestId },
    include: {
      tracks: { orderBy: { position: "asc" }, include: { banks: true } },
      _count: { select: { prizes: true } },
    },
  });
  const pools: TrackPool[] = [];
  const tracks = [];
  for (const { id, code, name, audience, banks } of contest.tracks) {
    const { pool, topics } = await readSupply(tx, {
      audience,
      bankIds: banks.map((one) => one.bankId).sort(),
    });
    const problems = checkMatrix(await readCells(tx, round.id, id), availabilityOf(pool));
    const shortages = shortagesOf(problems, topics);
    tracks.push({ id, code, name, bankCount: banks.length, problemCount: problems.length, shortages });
    pools.push({ trackId: id, pool });
  }
  const items = checkReadiness({ now, contest, prizeCount: contest._count.prizes, round, tracks });
  return { items, pools };
}
