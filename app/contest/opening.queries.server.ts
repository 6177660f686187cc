import * as z from "zod";
import type { PoolQuestion } from "~/core/drawing/draw";
import { DIFFICULTIES, type MatrixCell } from "~/core/drawing/matrix";
import { QUESTION_TYPES } from "~/core/scoring/types";
import { db } from "~/platform/db.server";
import { readCells } from "./supply.server";

const poolQuestion = z.object({
  revisionId: z.uuid(),
  topicId: z.uuid(),
  difficulty: z.enum(DIFFICULTIES),
  type: z.enum(QUESTION_TYPES),
  optionKeys: z.array(z.string()),
});
const storedPools = z.array(z.object({ trackId: z.uuid(), pool: z.array(poolQuestion) }));

/** What papers of one round on one track are drawn from: fixed at the opening, so it may be kept in memory. */
export type DrawingBasis = { cells: MatrixCell[]; pool: PoolQuestion[] };

/** null: the round is not open, or the track was not there when it was opened. */
export async function findDrawingBasis(roundId: string, trackId: string): Promise<DrawingBasis | null> {
  const opening = await db().roundOpening.findUnique({ where: { roundId }, select: { pools: true } });
  if (!opening) return null;
  const frozen = storedPools.parse(opening.pools).find((one) => one.trackId === trackId);
  return frozen ? { cells: await readCells(db(), roundId, trackId), pool: frozen.pool } : null;
}

/** Revisions that papers of opened, not yet locked rounds are drawn from, of all contests: what is right in them stays secret. */
export async function listRevisionsInPlay(): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT question ->> 'revisionId' AS id
    FROM round_opening o, jsonb_array_elements(o.pools) track, jsonb_array_elements(track -> 'pool') question
    WHERE NOT EXISTS (SELECT FROM round_lock l WHERE l.round_id = o.round_id)`;
  return new Set(rows.map((row) => row.id));
}
