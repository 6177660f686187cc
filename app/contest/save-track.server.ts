import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import type { ContestContext } from "./contest";
import { lockContest } from "./locks.server";
import { isOpenBusiness } from "./round";
import { readRounds } from "./round-row.server";
import type { TrackFields } from "./track";

export type SaveTrackRefusal =
  | "contest-unknown"
  | "track-unknown"
  | "bank-unknown"
  | "code-taken"
  | "round-open";

/**
 * Adds a track (`trackId` null) or changes one. While a round is open business a track may only be renamed: who may
 * enter and what is drawn from stand fast. Cells of the matrix whose topic is in none of the banks any more go away.
 */
export async function saveTrack(
  contestId: string,
  track: TrackFields,
  { now, actorId }: ContestContext,
): Promise<Verdict<{ trackId: string }, SaveTrackRefusal, { roundNumbers?: number[] }>> {
  return transaction(async (tx) => {
    if (!(await lockContest(tx, contestId))) return refuse("contest-unknown");
    const others = await tx.track.findMany({ where: { contestId }, include: { banks: true } });
    const before = others.find((one) => one.id === track.trackId);
    if (track.trackId !== null && !before) return refuse("track-unknown");
    if (others.some((one) => one.code === track.code && one.id !== track.trackId))
      return refuse("code-taken");
    const bankIds = [...new Set(track.bankIds)];
    if ((await tx.bank.count({ where: { id: { in: bankIds } } })) !== bankIds.length)
      return refuse("bank-unknown");

    const isRenaming = before !== undefined && structure(before) === structure({ ...track, banks: bankIds });
    if (!isRenaming) {
      const open = (await readRounds(tx, contestId, now)).filter((round) => isOpenBusiness(round.phase));
      if (open.length > 0) return refuse("round-open", { roundNumbers: open.map((round) => round.number) });
    }
    const { code, name, audience, entryMode } = track;
    const fields = { code, name, audience, entryMode };
    const { id: trackId } = before
      ? await tx.track.update({ where: { id: before.id }, data: fields })
      : await tx.track.create({ data: { ...fields, contestId, position: others.length } });
    if (!isRenaming) await replaceBanks(tx, trackId, bankIds);
    const detail = { contestId, code, audience, entryMode, bankIds };
    await recordAudit(tx, {
      at: now,
      actorId,
      act: "save-track",
      subject: "track",
      subjectId: trackId,
      detail,
    });
    return accept({ trackId });
  });
}

type Structured = { audience: string; entryMode: string; banks: readonly (string | { bankId: string })[] };

function structure({ audience, entryMode, banks }: Structured): string {
  const ids = banks.map((bank) => (typeof bank === "string" ? bank : bank.bankId)).sort();
  return JSON.stringify([audience, entryMode, ids]);
}

async function replaceBanks(tx: Tx, trackId: string, bankIds: string[]): Promise<void> {
  await tx.trackBank.deleteMany({ where: { trackId, bankId: { notIn: bankIds } } });
  await tx.trackBank.createMany({
    data: bankIds.map((bankId) => ({ trackId, bankId })),
    skipDuplicates: true,
  });
  // Openings keep their own pools; what is left of the matrices belongs to rounds still to come.
  await tx.matrixCell.deleteMany({
    where: { trackId, topic: { bankId: { notIn: bankIds } }, round: { opening: null } },
  });
}
