import { availabilityOf, checkMatrix, type MatrixCell, paperSize } from "~/core/drawing/matrix";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import { MAX_PAPER_SIZE, type Shortage, shortagesOf } from "./matrix";
import { readRound } from "./round-row.server";
import { readSupply } from "./supply.server";

export type SaveMatrixRefusal =
  | "round-unknown"
  | "track-unknown"
  | "round-open"
  | "matrix-empty"
  | "matrix-malformed"
  | "paper-too-long"
  | "matrix-short";

export type MatrixPlace = { contestId: string; roundId: string; trackId: string };

/**
 * Replaces the matrix of one round on one track. Refused when the track's banks cannot fill it, with every shortage.
 * Cells of count 0 are left out.
 */
export async function saveMatrix(
  place: MatrixPlace,
  asked: readonly MatrixCell[],
  { now, actorId }: ContestContext,
): Promise<Verdict<{ questions: number }, SaveMatrixRefusal, { shortages?: Shortage[] }>> {
  const { contestId, roundId, trackId } = place;
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("round-unknown");
    const round = await readRound(tx, roundId, now);
    if (round?.contestId !== contestId) return refuse("round-unknown");
    if (round.facts.openedAt !== null) return refuse("round-open");
    const track = await tx.track.findFirst({ where: { id: trackId, contestId }, include: { banks: true } });
    if (!track) return refuse("track-unknown");

    const cells = asked.filter((cell) => cell.count !== 0);
    const verdict = await judge(tx, track, cells);
    if (!verdict.ok) return verdict;

    await replaceCells(tx, place, cells);
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "save-matrix",
      subject: "round",
      subjectId: roundId,
      detail: { trackId, questions: paperSize(cells) },
    });
    return accept({ questions: paperSize(cells) });
  });
}

type JudgedTrack = { audience: "staff" | "citizens" | "everyone"; banks: { bankId: string }[] };

async function judge(
  tx: Tx,
  track: JudgedTrack,
  cells: readonly MatrixCell[],
): Promise<Verdict<unknown, SaveMatrixRefusal, { shortages?: Shortage[] }>> {
  const { pool, topics } = await readSupply(tx, {
    ...track,
    bankIds: track.banks.map((bank) => bank.bankId),
  });
  const problems = checkMatrix(cells, availabilityOf(pool));
  if (problems.some((problem) => problem.kind === "bad-count" || problem.kind === "repeated-cell")) {
    return refuse("matrix-malformed");
  }
  if (problems.some((problem) => problem.kind === "shortage")) {
    return refuse("matrix-short", { shortages: shortagesOf(problems, topics) });
  }
  if (problems.length > 0) return refuse("matrix-empty");
  return paperSize(cells) > MAX_PAPER_SIZE ? refuse("paper-too-long") : accept();
}

async function replaceCells(
  tx: Tx,
  { roundId, trackId }: MatrixPlace,
  cells: readonly MatrixCell[],
): Promise<void> {
  await tx.matrixCell.deleteMany({ where: { roundId, trackId } });
  await tx.matrixCell.createMany({ data: cells.map((cell) => ({ ...cell, roundId, trackId })) });
}
