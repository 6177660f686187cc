import { type RoundFacts, roundPhase } from "~/core/time/phase";
import type { Prisma, Tx } from "~/platform/db.server";
import type { RoundView } from "./round";

/** What must be read of a round to know its phase: the facts with their instants. */
export const ROUND_COLUMNS = {
  id: true,
  contestId: true,
  number: true,
  name: true,
  opensAt: true,
  closesAt: true,
  durationMs: true,
  graceMs: true,
  attemptsAllowed: true,
  countedAttempt: true,
  resultTiming: true,
  freezeBeforeMs: true,
  boardRows: true,
  opening: { select: { openedAt: true } },
  lock: { select: { lockedAt: true } },
  release: { select: { releasedAt: true } },
  approval: { select: { approvedAt: true } },
  standings: { orderBy: { computedAt: "asc" }, take: 1, select: { computedAt: true } },
} as const satisfies Prisma.RoundSelect;

export type RoundRow = Prisma.RoundGetPayload<{ select: typeof ROUND_COLUMNS }>;

/** The facts the rulebook asks for. A round is provisional from its first standing on. */
function roundFacts(row: RoundRow): RoundFacts {
  return {
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    openedAt: row.opening?.openedAt ?? null,
    lockedAt: row.lock?.lockedAt ?? null,
    provisionalAt: row.standings[0]?.computedAt ?? null,
    officialAt: row.approval?.approvedAt ?? null,
  };
}

/** A stored round with its phase at `now`. */
export function roundView(row: RoundRow, now: Date): RoundView {
  const { opening: _, lock: __, release, approval: ___, standings: ____, ...settings } = row;
  const facts = roundFacts(row);
  return { ...settings, facts, phase: roundPhase(facts, now), releasedAt: release?.releasedAt ?? null };
}

/** All rounds of a contest in their order, read through `tx`. */
export async function readRounds(tx: Tx, contestId: string, now: Date): Promise<RoundView[]> {
  const rows = await tx.round.findMany({
    where: { contestId },
    orderBy: { number: "asc" },
    select: ROUND_COLUMNS,
  });
  return rows.map((row) => roundView(row, now));
}

/** One round, read through `tx`; null when there is none. */
export async function readRound(tx: Tx, roundId: string, now: Date): Promise<RoundView | null> {
  const row = await tx.round.findUnique({ where: { id: roundId }, select: ROUND_COLUMNS });
  return row && roundView(row, now);
}
